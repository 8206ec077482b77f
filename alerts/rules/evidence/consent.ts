import { isoInstant } from "../../../facts/display";
import type * as rows from "../../../facts/rows";
import { placeOf } from "./place";

/** A row of the fact table `consent`, as JSON. */
export type ConsentRow = rows.AsJson<rows.ConsentRow>;

/** Shows a grant as evidence at a position, without a later revocation. */
export function grantEvidence(grant: ConsentRow, at: bigint) {
  const revoked = grant.revoked_pos !== null && BigInt(grant.revoked_pos) < at;
  return {
    ...placeOf(grant),
    consentId: grant.consent_id,
    patient: grant.patient,
    grantee: grant.grantee,
    signer: grant.signer,
    purposes: grant.purposes,
    categories: grant.categories,
    actions: grant.actions,
    validFrom: isoInstant(Math.max(grant.valid_from, Number(grant.block_time))),
    validUntil: isoInstant(grant.valid_until),
    redisclosure: grant.redisclosure,
    revocation: revoked
      ? {
          pos: grant.revoked_pos,
          blockHash: grant.revoked_block_hash,
          txHash: grant.revoked_tx_hash,
          logIndex: grant.revoked_log_index,
          revokedAt: isoInstant(grant.revoked_time),
          signer: grant.revocation_signer,
        }
      : null,
  };
}
