import { isoInstant } from "../../../facts/display";
import type { PlaceRow } from "../../../facts/rows";
import { placeOf } from "./place";

/** A setting with a validity, from the fact tables `affiliation` and `representative`, as JSON. */
export type IntervalRow = PlaceRow & {
  valid_from: number;
  valid_until: number;
  ended_pos: string | null;
  ended_time: number | null;
  ended_tx_hash: string | null;
};

/** A row of the fact table `affiliation`. */
export type AffiliationRow = IntervalRow & { member: string; organisation: string };

/** A row of the fact table `representative`. */
export type RepresentativeRow = IntervalRow & { patient: string; representative: string };

/** Shows a setting as evidence at a position, without a later end or replacement. */
const intervalEvidence = (row: IntervalRow, at: bigint) => ({
  validFrom: isoInstant(row.valid_from),
  validUntil: isoInstant(row.valid_until),
  end:
    row.ended_pos !== null && BigInt(row.ended_pos) < at
      ? { pos: row.ended_pos, txHash: row.ended_tx_hash, endedAt: isoInstant(row.ended_time) }
      : null,
});

/** Shows an affiliation as evidence at a position. */
export const affiliationEvidence = (row: AffiliationRow, at: bigint) => ({
  ...placeOf(row),
  member: row.member,
  organisation: row.organisation,
  ...intervalEvidence(row, at),
});

/** Shows a patient's representative as evidence at a position. */
export const representativeEvidence = (row: RepresentativeRow, at: bigint) => ({
  ...placeOf(row),
  patient: row.patient,
  representative: row.representative,
  ...intervalEvidence(row, at),
});
