import { isoInstant } from "../../../facts/display";
import type { AccessRow } from "../../../facts/rows";
import type { Subject } from "../finding";
import { placeOf } from "./place";

/** Shows an access as evidence. `effectiveTime` is the instant by which it is judged, in Unix seconds. */
export const accessEvidence = (row: AccessRow, effectiveTime?: number) => ({
  ...placeOf(row),
  entryIndex: row.entry_index,
  accessId: row.access_id,
  custodian: row.custodian,
  sequence: String(row.seq),
  actor: row.actor,
  patient: row.patient,
  record: row.record,
  purpose: row.purpose,
  category: row.category,
  action: row.action,
  outcome: row.outcome,
  citedConsentId: row.cited_consent_id,
  occurredAt: isoInstant(Number(row.occurred_at)),
  ...(effectiveTime === undefined ? {} : { effectiveTime: new Date(effectiveTime * 1000).toISOString() }),
});

/** Returns the access as an alert's subject. */
export const accessSubject = (row: AccessRow): Subject => ({
  pos: BigInt(row.pos),
  blockNumber: Number(row.block_number),
  blockHash: row.block_hash,
  blockTime: Number(row.block_time),
  txHash: row.tx_hash,
  logIndex: row.log_index,
  entryIndex: row.entry_index,
  type: "access",
  id: row.access_id,
});

/** Returns the properties that every finding about an access has. */
export const accessFinding = (row: AccessRow) => ({
  subject: accessSubject(row),
  patient: row.patient,
  actor: row.actor,
  purpose: row.purpose,
  category: row.category,
  action: row.action,
  occurredAt: Number(row.occurred_at),
});
