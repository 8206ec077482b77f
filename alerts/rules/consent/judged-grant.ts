import type { ConsentRow } from "../evidence/consent";
import type { RepresentativeRow } from "../evidence/interval";
import type { RegistrationRow } from "../evidence/patient";

/** A faulty grant, as the pass over grants returns it. */
export type JudgedGrant = {
  consent: ConsentRow;
  /** Whether its signer could not speak for the patient. */
  third_party: boolean;
  /** Whether it has no end, or one too far in the future. */
  open_ended: boolean;
  /** The last grant to the same grantee that someone else had just revoked; null if there is none. */
  revoked: ConsentRow | null;
  registration: RegistrationRow | null;
  /** The settings that made the signer the patient's representative; null if there are none. */
  representations: RepresentativeRow[] | null;
};
