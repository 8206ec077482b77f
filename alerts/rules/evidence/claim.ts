import { isoDate, isoInstant } from "../../../facts/display";
import type { ClaimRow } from "../../../facts/rows";
import { placeOf } from "./place";

export type { ClaimRow };

/** Columns of a claim that must be strings in JSON. */
export const CLAIM_TEXTS = ["amount", "denied_pos", "voided_pos"] as const;

// biome-ignore lint/complexity/useMaxParams: rule files call it, and their locked digests are over the call
const closing = (pos: string | null, time: string | number | null, by: string | null, at: bigint) =>
  pos !== null && BigInt(pos) < at ? { pos, closedAt: isoInstant(Number(time)), by } : null;

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
  denial: closing(row.denied_pos, row.denied_time, row.denied_by, at),
  voiding: closing(row.voided_pos, row.voided_time, row.voided_by, at),
});
