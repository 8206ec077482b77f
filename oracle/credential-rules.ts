/** Credentials that are missing, not to be trusted, or over: CRD-01 to CRD-03. */

import type { Endable, Grant, History, Told } from "./history";
import type { CredentialIssued } from "./oracle-facts";
import type { Parameters } from "./policy";
import { isWithin } from "./purposes";
import { type AsOf, effectiveTime, hasEnded, isWithinWindow } from "./validity";

const LICENSED = ["physician", "nurse", "pharmacist"];

/** The licensed credentials of an account that were told, whenever they hold. */
export function licencesOf(history: History, account: string): Endable<"credential">[] {
  return (history.credentialsOf.get(account) ?? []).filter(({ kind }) => LICENSED.includes(kind));
}

/** CRD-01: a treating access by somebody without a licensed credential then. Whoever issued it. */
export function isUncredentialed(history: History, access: Told<"access">, parameters: Parameters): boolean {
  if (access.outcome === "denied" || !isWithin(access.purpose, "TREAT")) return false;
  const asOf = { pos: access.pos, t: effectiveTime(access, parameters) };
  return !licencesOf(history, access.actor).some((licence) => isValid(licence, asOf));
}

/** CRD-02: nobody has said that the issuer is to be trusted, or somebody has said since that it is not. */
export function isByUntrustedIssuer(history: History, credential: CredentialIssued): boolean {
  return !history.trustedIssuers.has(credential.issuer);
}

/**
 * CRD-03, once everything was told: a licensed credential of the grantee ended, no other was valid at its end, a day later
 * none is, and the grant still holds.
 */
export function isStale({
  history,
  grant,
  parameters,
  head,
}: {
  history: History;
  grant: Grant;
  parameters: Parameters;
  head: number;
}): boolean {
  return licencesOf(history, grant.grantee).some((licence) => {
    const end = endOf(licence);
    if (end === null) return false;
    const deadline = end + parameters.staleGrantsAfter;
    if (head <= deadline || licence.time > deadline || grant.time > deadline) return false;
    const known = licencesOf(history, grant.grantee).filter(({ time }) => time <= deadline);
    // What ends at `t` or before has been told by the deadline.
    const at = (t: number) => ({ pos: history.size, t });
    const others = known.filter(({ pos }) => pos !== licence.pos);
    return (
      !others.some((other) => isValid(other, at(end))) &&
      !known.some((any) => isValid(any, at(deadline))) &&
      isWithinWindow(grant, deadline) &&
      !hasEnded(grant, at(deadline))
    );
  });
}

function isValid(credential: Endable<"credential">, asOf: AsOf): boolean {
  return isWithinWindow(credential, asOf.t) && !hasEnded(credential, asOf);
}

/** When a credential is over: at its end, or at its revocation if that came before; null where it goes on. */
function endOf({ until, end }: Endable<"credential">): number | null {
  const ends = [until === 0 ? null : until, end?.time ?? null].filter((time) => time !== null);
  return ends.length === 0 ? null : Math.min(...ends);
}
