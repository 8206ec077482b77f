import type { CredentialKind } from "../../../facts/codes";
import { isoInstant } from "../../../facts/display";
import type { PlaceRow } from "../../../facts/rows";
import { placeOf } from "./place";

/** Credential kinds of licensed professions; only these permit treatment. */
export const LICENSED_KINDS: readonly CredentialKind[] = ["physician", "nurse", "pharmacist"];

/** A row of the fact table `credential`. */
export type CredentialRow = PlaceRow & {
  credential_id: string;
  issuer: string;
  subject: string;
  kind: string;
  valid_from: string | number;
  valid_until: string | number;
};

/** Shows a credential as evidence, as it was issued. */
export const credentialEvidence = (row: CredentialRow) => ({
  ...placeOf(row),
  credentialId: row.credential_id,
  issuer: row.issuer,
  subject: row.subject,
  kind: row.kind,
  validFrom: isoInstant(Number(row.valid_from)),
  validUntil: isoInstant(Number(row.valid_until)),
});
