import { isoInstant } from "../../../facts/display";
import type * as rows from "../../../facts/rows";
import { placeOf } from "./place";

/** A row of the fact table `agreement`, as JSON. */
export type AgreementRow = rows.AsJson<rows.AgreementRow>;

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
