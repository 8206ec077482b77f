import type { EvidencePlace, Subject } from "./finding";
import { isoInstant } from "./words";

/** Where a fact stands, as SQL gives it: 8-byte integers as decimal strings or, inside JSON, as numbers. */
export type PlaceRow = {
  pos: string;
  block_number: string | number;
  block_hash: string;
  block_time: string | number;
  tx_hash: string;
  log_index: number;
};

/** A row of the fact table `access`. */
export type AccessRow = PlaceRow & {
  entry_index: number;
  access_id: string;
  custodian: string;
  seq: string | number;
  actor: string;
  patient: string;
  record: string;
  purpose: string;
  category: string;
  action: string;
  outcome: string;
  cited_consent_id: string | null;
  reason_hash: string | null;
  occurred_at: string | number;
};

/** A place for evidence. */
export const placeOf = (row: PlaceRow): EvidencePlace => ({
  pos: String(row.pos),
  blockNumber: String(row.block_number),
  blockHash: row.block_hash,
  blockTime: new Date(Number(row.block_time) * 1000).toISOString(),
  txHash: row.tx_hash,
  logIndex: row.log_index,
});

/** An access as evidence. `effectiveTime` is the instant by which it is judged, in Unix seconds. */
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

/** The access as an alert's subject. */
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

/** What every finding about an access says of it. */
export const accessFinding = (row: AccessRow) => ({
  subject: accessSubject(row),
  patient: row.patient,
  actor: row.actor,
  purpose: row.purpose,
  category: row.category,
  action: row.action,
  occurredAt: Number(row.occurred_at),
});
