/** What is wrong with a consent or its revocation itself: CON-01 to CON-04. */

import type { History, Told } from "./history";
import type { ConsentGranted, ConsentRevoked } from "./oracle-facts";
import type { Parameters } from "./policy";
import { isWithin } from "./purposes";
import { standsForPatient } from "./validity";

/** CON-01: somebody signed who does not speak for the patient: a registrar, on the patient's behalf. */
export function isByThirdParty(history: History, grant: Told<"grant">): boolean {
  return !standsForPatient({
    history,
    patient: grant.patient,
    account: grant.signer,
    asOf: { pos: grant.pos, t: grant.time },
  });
}

/** CON-02: without an end, but for research alone, or with one that is too far off. */
export function isOpenEnded({ purposes, from, until, time }: ConsentGranted, { longestConsent }: Parameters): boolean {
  if (until === 0) return !purposes.every((purpose) => isWithin(purpose, "HRESCH"));
  return until - (from || time) > longestConsent;
}

/** CON-03: the patient had asked for it long before. */
export function isSlowRevocation({ requestedAt, time }: ConsentRevoked, { revocationWithin }: Parameters): boolean {
  return time - requestedAt > revocationWithin;
}

/** CON-04: somebody else has only just revoked what is granted again. */
export function isHastyRegrant(history: History, grant: ConsentGranted, { regrantWithin }: Parameters): boolean {
  return (history.grantsOf.get(grant.patient) ?? []).some(
    ({ grantee, revocation }) =>
      grantee === grant.grantee &&
      revocation !== null &&
      grant.time - revocation.time <= regrantWithin &&
      revocation.signer !== grant.signer,
  );
}
