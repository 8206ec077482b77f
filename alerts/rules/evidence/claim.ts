import { isoDate, isoInstant } from "../../../facts/display";
import type { ClaimRow } from "../../../facts/rows";
import { placeOf } from "./place";

export type { ClaimRow };

/** Columns of a claim that must be strings in JSON. */
export const CLAIM_TEXTS = ["amount", "denied_pos", "voided_pos"] as const;

/** A denial or withdrawal, unless there was none yet at that position. */
const closing = (
  { pos, time, by }: { pos: string | null; time: string | number | null; by: string | null },
  at: bigint,
) => (pos !== null && BigInt(pos) < at ? { pos, closedAt: isoInstant(Number(time)), by } : null);

/** Returns the day of the service, as `2026-03-02`. */
export const serviceDay = (claim: ClaimRow) => isoDate(Number(claim.service_date));

/** Shows a claim as evidence at a position, without a later denial or withdrawal. */
export const claimEvidence = (row: ClaimRow, at: bigint) => ({
  ...placeOf(row),
  claimId: row.claim_id,
  provider: row.provider,
  patient: row.patient,
  serviceHash: row.service_hash,
  serviceDate: serviceDay(row),
  amount: row.amount,
  denial: closing({ pos: row.denied_pos, time: row.denied_time, by: row.denied_by }, at),
  voiding: closing({ pos: row.voided_pos, time: row.voided_time, by: row.voided_by }, at),
});
