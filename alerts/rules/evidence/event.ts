import type { PlaceRow } from "../../../facts/rows";
import type { Subject, SubjectType } from "../finding";

/** Returns an event that is alone in its log as an alert's subject. */
export const eventSubject = (row: PlaceRow, type: SubjectType, id: string): Subject => ({
  pos: BigInt(row.pos),
  blockNumber: Number(row.block_number),
  blockHash: row.block_hash,
  blockTime: Number(row.block_time),
  txHash: row.tx_hash,
  logIndex: row.log_index,
  entryIndex: 0,
  type,
  id,
});

/** Returns a finding about such an event before its texts are added; it has no custodian's clock. */
export const eventFinding = (row: PlaceRow, type: SubjectType, id: string) => ({
  subject: eventSubject(row, type, id),
  patient: null,
  actor: null,
  organisation: null,
  consentId: null,
  purpose: null,
  category: null,
  action: null,
  occurredAt: null,
});
