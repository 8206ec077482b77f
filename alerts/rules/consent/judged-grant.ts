import type { ConsentRow } from "../evidence/consent";
import type { RepresentativeRow } from "../evidence/interval";
import type { RegistrationRow } from "../evidence/patient";

/** A grant with which something is wrong, as the pass over grants answers. */
export type JudgedGrant = {
  consent: ConsentRow;
  /** Its signer could not speak for the patient. */
  third_party: boolean;
  /** It has no end, or one too far off. */
  open_ended: boolean;
  /** A grant to the same grantee that somebody else had just revoked, the last one; null where there is none. */
  revoked: ConsentRow | null;
  registration: RegistrationRow | null;
  /** Settings of the signer as the patient's representative; null where there are none. */
  representations: RepresentativeRow[] | null;
};
