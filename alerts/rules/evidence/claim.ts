import { isoInstant } from "../../../facts/display";
import type { PlaceRow } from "../../../facts/rows";
import { placeOf } from "./place";

/** A row of the fact table `claim`, or its JSON, in which positions and the amount are strings. */
export type ClaimRow = PlaceRow & {
  claim_id: string;
  provider: string;
  patient: string;
  service_hash: string;
  service_date: string | number;
  amount: string;
  denied_pos: string | null;
  denied_time: string | number | null;
  denied_by: string | null;
  voided_pos: string | null;
  voided_time: string | number | null;
  voided_by: string | null;
};

/** Columns of a claim that must be strings in JSON. */
export const CLAIM_TEXTS = ["amount", "denied_pos", "voided_pos"] as const;

const closing = (pos: string | null, time: string | number | null, by: string | null, at: bigint) =>
  pos !== null && BigInt(pos) < at ? { pos, closedAt: isoInstant(Number(time)), by } : null;

/** Returns the day of the service, as `2026-03-02`. */
export const serviceDay = (claim: ClaimRow) => new Date(Number(claim.service_date) * 1000).toISOString().slice(0, 10);

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
