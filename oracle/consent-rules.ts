/** Consents and revocations that are improper in themselves: CON-01 to CON-04. */

import type { History, Told } from "./history";
import type { ConsentGranted, ConsentRevoked } from "./oracle-facts";
import type { Parameters } from "./policy";
import { isWithin } from "./purposes";
import { standsForPatient } from "./validity";

/** CON-01: the signer does not represent the patient: a registrar, on the patient's behalf. */
export function isByThirdParty(history: History, grant: Told<"grant">): boolean {
  return !standsForPatient({
    history,
    patient: grant.patient,
    account: grant.signer,
    asOf: { pos: grant.pos, t: grant.time },
  });
}

/** CON-02: a consent without an end that is not for research alone, or with an end too far off. */
export function isOpenEnded(
  { purposes, from, until, time }: ConsentGranted,
  { longestConsentYears }: Parameters,
): boolean {
  if (until === 0) return !purposes.every((purpose) => isWithin(purpose, "HRESCH"));
  const begin = new Date((from || time) * 1000);
  // Of 29 February, JavaScript makes 1 March in a year that has none.
  const latest = begin.setUTCFullYear(begin.getUTCFullYear() + longestConsentYears) / 1000;
  return until > latest;
}

/** CON-03: the patient had requested the revocation long before. */
export function isSlowRevocation({ requestedAt, time }: ConsentRevoked, { revocationWithin }: Parameters): boolean {
  return time - requestedAt > revocationWithin;
}

/** CON-04: another account had revoked the same consent shortly before it was granted again. */
export function isHastyRegrant(history: History, grant: ConsentGranted, { regrantWithin }: Parameters): boolean {
  return (history.grantsOf.get(grant.patient) ?? []).some(
    ({ grantee, revocation }) =>
      grantee === grant.grantee &&
      revocation !== null &&
      grant.time - revocation.time <= regrantWithin &&
      revocation.signer !== grant.signer,
  );
}
