/**
 * Evaluates accesses: which consent covers them or, if none does, the one reason why (ACC-01 to ACC-08); and accesses
 * to one's own record (ACC-15).
 */

import type { Grant, History, Told } from "./history";
import type { AccessRecorded, ConsentGranted } from "./oracle-facts";
import type { Parameters } from "./policy";
import { coversAction, coversCategory, coversPurpose, isEmergency, isSensitive, isWithin } from "./purposes";
import { type AsOf, actsFor, effectiveTime, hasEnded, isOver, standsForPatient } from "./validity";

/** What can be wrong with a grant, most significant first. */
const DIMENSIONS = ["time", "scope", "purpose"] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** The result for an access: the consent that covers it, or why none does. */
export type Verdict =
  /** `grant` is null if none is needed: the patient or a representative requested the patient's own data. */
  | { consent: "explained"; grant: string | null }
  /** `grant` is the closest one; null if no grant of the patient is this actor's. */
  | { consent: "missed"; rule: string; grant: string | null; alsoFailed: Dimension[] }
  | { consent: "denied" | "breakGlass" | "exempt" };

type Failing = {
  dimension: Dimension;
  rule: string;
};

type Miss = {
  grant: string;
  failings: [Failing, ...Failing[]];
};

/** Evaluates an access by the facts before it. */
export function judgeConsent(history: History, access: Told<"access">, parameters: Parameters): Verdict {
  if (access.outcome === "denied") return { consent: "denied" };
  if (isEmergency(access.purpose)) return { consent: "breakGlass" };
  if (parameters.exemptPurposes.includes(access.purpose)) return { consent: "exempt" };

  const asOf = { pos: access.pos, t: effectiveTime(access, parameters) };
  if (
    isWithin(access.purpose, "PATRQT") &&
    standsForPatient({ history, patient: access.patient, account: access.actor, asOf })
  )
    return { consent: "explained", grant: null };

  const grants = history.grantsOf.get(access.patient) ?? [];
  const parties = actsFor(history, access.actor, asOf);
  const misses: Miss[] = [];
  // In descending position, so that the first match wins among equals.
  for (const grant of grants.toReversed()) {
    if (!parties.has(grant.grantee)) continue;
    const [first, ...others] = failingsOf(grant, access, asOf);
    if (!first) return { consent: "explained", grant: grant.consent };
    misses.push({ grant: grant.consent, failings: [first, ...others] });
  }

  const nearest = nearestOf(misses);
  if (nearest) {
    const [first, ...others] = nearest.failings;
    const alsoFailed = others.map((failing) => failing.dimension);
    return { consent: "missed", rule: first.rule, grant: nearest.grant, alsoFailed };
  }
  const borrowed = grants.some((grant) => grant.consent === access.cited);
  return { consent: "missed", rule: borrowed ? "ACC-05" : "ACC-04", grant: null, alsoFailed: [] };
}

function failingsOf(grant: Grant, access: AccessRecorded, asOf: AsOf): Failing[] {
  const rules = { time: timeRule(grant, asOf), scope: scopeRule(grant, access), purpose: purposeRule(grant, access) };
  return DIMENSIONS.flatMap((dimension) => {
    const rule = rules[dimension];
    return rule ? [{ dimension, rule }] : [];
  });
}

function timeRule(grant: Grant, asOf: AsOf): string | undefined {
  if (hasEnded(grant, asOf)) return "ACC-02";
  if (isOver(grant.until, asOf.t)) return "ACC-01";
  if (asOf.t < Math.max(grant.from, grant.time)) return "ACC-03";
  return undefined;
}

function scopeRule(grant: ConsentGranted, access: AccessRecorded): string | undefined {
  if (isSensitive(access.category) && !grant.categories.includes(access.category)) return "ACC-08";
  if (!coversCategory(grant.categories, access.category) || !coversAction(grant.actions, access.action))
    return "ACC-07";
  return undefined;
}

function purposeRule(grant: ConsentGranted, access: AccessRecorded): string | undefined {
  return coversPurpose(grant.purposes, access.purpose) ? undefined : "ACC-06";
}

/**
 * Returns the grant with the fewest faults; on a tie, the one whose first fault is most significant, then the one found
 * first.
 */
function nearestOf(misses: readonly Miss[]): Miss | undefined {
  const rank = (miss: Miss) => DIMENSIONS.indexOf(miss.failings[0].dimension);
  return [...misses].sort((a, b) => a.failings.length - b.failings.length || rank(a) - rank(b))[0];
}

/** ACC-15: the person who decides for the patient reads the patient's records, not as the patient. */
export function isSelfAccess(history: History, access: AccessRecorded): boolean {
  return (
    access.outcome === "permitted" &&
    history.controllers.get(access.patient) === access.actor &&
    !isWithin(access.purpose, "PATRQT")
  );
}
