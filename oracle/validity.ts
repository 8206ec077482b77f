/** When things hold: half-open windows, ends, and the time that an access counts for. */

import type { Endable, History } from "./history";
import type { AccessRecorded, Fact } from "./oracle-facts";
import type { Parameters } from "./policy";

/** The place from which something is seen: its position and the time it counts for. */
export type AsOf = {
  pos: number;
  t: number;
};

/** The time an access counts for: the custodian's clock where that is plausible, otherwise the block's time. */
export function effectiveTime(access: AccessRecorded, { clockTolerance }: Parameters): number {
  const plausible = access.time - clockTolerance <= access.occurredAt && access.occurredAt <= access.time;
  return plausible ? access.occurredAt : access.time;
}

/** Whether `[from, until)` is past at `t`; `until` 0 is never past. */
export function isOver(until: number, t: number): boolean {
  return until !== 0 && t >= until;
}

/** Whether `t` lies in `[from, until)`. */
export function isWithinWindow({ from, until }: { from: number; until: number }, t: number): boolean {
  return t >= from && !isOver(until, t);
}

/** Whether something that was ended, replaced or revoked counts as over for what stands there. */
export function hasEnded({ end }: Endable<Fact["is"]>, { pos, t }: AsOf): boolean {
  return end !== null && end.pos < pos && t >= end.time;
}

/** Whether `account` is a representative of the patient then. */
export function represents({
  history,
  patient,
  account,
  asOf,
}: {
  history: History;
  patient: string;
  account: string;
  asOf: AsOf;
}): boolean {
  return (history.representatives.get(patient) ?? []).some(
    (setting) =>
      setting.representative === account &&
      setting.pos < asOf.pos &&
      isWithinWindow({ from: setting.time, until: setting.until }, asOf.t) &&
      !hasEnded(setting, asOf),
  );
}

/** Whether `account` decides for the patient: it controls the patient, or represents them then. */
export function standsForPatient({
  history,
  patient,
  account,
  asOf,
}: {
  history: History;
  patient: string;
  account: string;
  asOf: AsOf;
}): boolean {
  return history.controllers.get(patient) === account || represents({ history, patient, account, asOf });
}

/** Whom `actor` acts for then: itself, and the organisations of which it is a member. */
export function actsFor(history: History, actor: string, asOf: AsOf): Set<string> {
  const memberships = (history.affiliationsOf.get(actor) ?? []).filter(
    (setting) => setting.pos < asOf.pos && isWithinWindow(setting, asOf.t) && !hasEnded(setting, asOf),
  );
  return new Set([actor, ...memberships.map((setting) => setting.organisation)]);
}
