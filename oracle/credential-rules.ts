/** Credentials that are missing, untrusted or ended: CRD-01 to CRD-03. */

import type { Endable, Grant, History, Told } from "./history";
import type { CredentialIssued } from "./oracle-facts";
import type { Parameters } from "./policy";
import { isWithin } from "./purposes";
import { type AsOf, effectiveTime, hasEnded, isWithinWindow } from "./validity";

const LICENSED = ["physician", "nurse", "pharmacist"];

/** Returns an account's recorded licensed credentials, whenever they are valid. */
export function licencesOf(history: History, account: string): Endable<"credential">[] {
  return (history.credentialsOf.get(account) ?? []).filter(({ kind }) => LICENSED.includes(kind));
}

/** CRD-01: an access for treatment by somebody without a licensed credential at that time, from any issuer. */
export function isUncredentialed(history: History, access: Told<"access">, parameters: Parameters): boolean {
  if (access.outcome === "denied" || !isWithin(access.purpose, "TREAT")) return false;
  const asOf = { pos: access.pos, t: effectiveTime(access, parameters) };
  return !licencesOf(history, access.actor).some((licence) => isValid(licence, asOf));
}

/** CRD-02: the issuer was never trusted, or is no longer trusted. */
export function isByUntrustedIssuer(history: History, credential: CredentialIssued): boolean {
  return !history.trustedIssuers.has(credential.issuer);
}

/**
 * CRD-03, once all facts are recorded: a licensed credential of the grantee ended, no other one was valid at that time
 * or is a day later, and the grant is still active.
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
    // Everything that ends at `t` or before is recorded by the deadline.
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

/** Returns when a credential ends: at its end, or at an earlier revocation; null if it has no end. */
function endOf({ until, end }: Endable<"credential">): number | null {
  const ends = [until === 0 ? null : until, end?.time ?? null].filter((time) => time !== null);
  return ends.length === 0 ? null : Math.min(...ends);
}
