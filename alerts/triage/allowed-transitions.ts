import type { TriageTerms } from "../../settings/triage-terms";
import type { AlertRow } from "../alert-json";

type AlertStatus = AlertRow["status"];

/** For each status in which people work on an alert, the statuses that may follow. */
const NEXT: Partial<Record<AlertStatus, AlertStatus>> = {
  open: "acknowledged",
  acknowledged: "investigating",
  investigating: "resolved",
};

/**
 * Returns the statuses to which people may move an alert; none if it is suppressed or retracted. A resolved alert can be
 * investigated again if the deployment allows it (`reopen`).
 */
export function legalMoves(status: AlertStatus, { reopen }: Pick<TriageTerms, "reopen">): AlertStatus[] {
  if (status === "resolved") return reopen ? ["investigating"] : [];
  const next = NEXT[status];
  return next === undefined ? [] : [next];
}

/** Returns whether a change of status reopens an alert. */
export const reopens = (from: AlertStatus, to: AlertStatus | undefined) =>
  from === "resolved" && to === "investigating";

/**
 * Returns the statuses that an alert takes on the way from one status to another, the last included; `undefined` if no
 * such way leads forward.
 */
export function wayTo(from: AlertStatus, to: AlertStatus): AlertStatus[] | undefined {
  const next = NEXT[from];
  if (next === undefined) return undefined;
  if (next === to) return [to];
  const rest = wayTo(next, to);
  return rest && [next, ...rest];
}

/** Returns whether people may still work on an alert of this status; not if a suppression or the chain decides. */
export function isWorkable(status: AlertStatus): boolean {
  return status !== "suppressed" && status !== "retracted";
}
