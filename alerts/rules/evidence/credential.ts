import type { CredentialKind } from "../../../facts/codes";
import { isoInstant } from "../../../facts/display";
import type { CredentialRow } from "../../../facts/rows";
import { placeOf } from "./place";

/** Credential kinds of licensed professions; only these permit treatment. */
export const LICENSED_KINDS: readonly CredentialKind[] = ["physician", "nurse", "pharmacist"];

export type { CredentialRow };

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
