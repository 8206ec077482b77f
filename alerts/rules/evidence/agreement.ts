import { isoInstant } from "../../../facts/display";
import type { PlaceRow } from "../../../facts/rows";
import { placeOf } from "./place";

/** A row of the fact table `agreement`, as JSON. */
export type AgreementRow = PlaceRow & {
  agreement_id: string;
  proposer: string;
  counterparty: string;
  purposes: string[];
  categories: string[];
  formats: string[];
  redisclosure: boolean;
  valid_from: number;
  valid_until: number;
  accepted_pos: string | null;
  accepted_time: number | null;
  accepted_tx_hash: string | null;
  ended_pos: string | null;
  ended_time: number | null;
  ended_by: string | null;
  ended_tx_hash: string | null;
};

/** Shows an agreement as evidence at a position, without a later acceptance or end. */
export function agreementEvidence(row: AgreementRow, at: bigint) {
  const known = (pos: string | null) => pos !== null && BigInt(pos) < at;
  return {
    ...placeOf(row),
    agreementId: row.agreement_id,
    proposer: row.proposer,
    counterparty: row.counterparty,
    purposes: row.purposes,
    categories: row.categories,
    formats: row.formats,
    redisclosure: row.redisclosure,
    validFrom: isoInstant(row.valid_from),
    validUntil: isoInstant(row.valid_until),
    acceptance: known(row.accepted_pos)
      ? { pos: row.accepted_pos, txHash: row.accepted_tx_hash, acceptedAt: isoInstant(row.accepted_time) }
      : null,
    end: known(row.ended_pos)
      ? { pos: row.ended_pos, txHash: row.ended_tx_hash, endedAt: isoInstant(row.ended_time), by: row.ended_by }
      : null,
  };
}
