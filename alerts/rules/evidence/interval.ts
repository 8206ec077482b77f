import { isoInstant } from "../../../facts/display";
import type { PlaceRow } from "../../../facts/rows";
import { placeOf } from "./place";

/** A setting that holds for a time, of the fact tables `affiliation` and `representative`, as JSON. */
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

/** A setting as evidence at a position: an end or a replacement that came later is left out. */
const intervalEvidence = (row: IntervalRow, at: bigint) => ({
  validFrom: isoInstant(row.valid_from),
  validUntil: isoInstant(row.valid_until),
  end:
    row.ended_pos !== null && BigInt(row.ended_pos) < at
      ? { pos: row.ended_pos, txHash: row.ended_tx_hash, endedAt: isoInstant(row.ended_time) }
      : null,
});

/** An affiliation as evidence at a position. */
export const affiliationEvidence = (row: AffiliationRow, at: bigint) => ({
  ...placeOf(row),
  member: row.member,
  organisation: row.organisation,
  ...intervalEvidence(row, at),
});

/** A setting of a patient's representative as evidence at a position. */
export const representativeEvidence = (row: RepresentativeRow, at: bigint) => ({
  ...placeOf(row),
  patient: row.patient,
  representative: row.representative,
  ...intervalEvidence(row, at),
});
