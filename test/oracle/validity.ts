/** When things hold: half-open windows, ends, and the time that an access counts for. */
import type { AccessRecorded } from "./facts";
import type { Endable, History } from "./history";

/** Seconds by which a custodian's clock may lag behind the block and still be believed. */
export const CLOCK_TOLERANCE = 300;

/** The time an access counts for: the custodian's clock where that is plausible, otherwise the block's time. */
export function effectiveTime(access: AccessRecorded): number {
  const plausible = access.time - CLOCK_TOLERANCE <= access.occurredAt && access.occurredAt <= access.time;
  return plausible ? access.occurredAt : access.time;
}

/** Whether `[from, until)` is past at `t`; `until` 0 is never past. */
export function isOver(until: number, t: number): boolean {
  return until !== 0 && t >= until;
}

/** Whether something that was ended, replaced or revoked counts as over at `t`. */
export function hasEnded(fact: Endable<unknown>, t: number): boolean {
  return fact.endedAt !== null && t >= fact.endedAt;
}

/** Whether `account` may ask for the patient's data as the patient: it controls the patient, or represents them at `t`. */
export function standsForPatient(history: History, patient: string, account: string, t: number): boolean {
  if (history.controllers.get(patient) === account) return true;
  return (history.representatives.get(patient) ?? []).some(
    (setting) =>
      setting.representative === account && t >= setting.time && !isOver(setting.until, t) && !hasEnded(setting, t),
  );
}

/** Whom `actor` acts for at `t`: itself, and the organisations of which it is a member then. */
export function actsFor(history: History, actor: string, t: number): Set<string> {
  const memberships = (history.affiliations.get(actor) ?? []).filter(
    (setting) => t >= setting.from && !isOver(setting.until, t) && !hasEnded(setting, t),
  );
  return new Set([actor, ...memberships.map((setting) => setting.organisation)]);
}
