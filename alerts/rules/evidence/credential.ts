import type { CredentialKind } from "../../../facts/codes";
import { isoInstant } from "../../../facts/display";
import type { CredentialRow } from "../../../facts/rows";
import { placeOf } from "./place";

/** Kinds of credential of a licensed profession: only they allow treatment. */
export const LICENSED_KINDS: readonly CredentialKind[] = ["physician", "nurse", "pharmacist"];

export type { CredentialRow };

/** A credential as evidence, as it was issued. */
export const credentialEvidence = (row: CredentialRow) => ({
  ...placeOf(row),
  credentialId: row.credential_id,
  issuer: row.issuer,
  subject: row.subject,
  kind: row.kind,
  validFrom: isoInstant(Number(row.valid_from)),
  validUntil: isoInstant(Number(row.valid_until)),
});
