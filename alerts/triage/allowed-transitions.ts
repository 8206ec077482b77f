import type { AlertRow } from "../alert-json";

type AlertStatus = AlertRow["status"];

/** For each status in which people work on an alert, the statuses that may follow. */
const NEXT: Partial<Record<AlertStatus, AlertStatus>> = {
  open: "acknowledged",
  acknowledged: "investigating",
  investigating: "resolved",
};

/** Returns the statuses to which people may move an alert; none if it is resolved, suppressed or retracted. */
export function legalMoves(status: AlertStatus): AlertStatus[] {
  const next = NEXT[status];
  return next === undefined ? [] : [next];
}

/** Returns whether people may still work on an alert of this status; not if a suppression or the chain decides. */
export function isWorkable(status: AlertStatus): boolean {
  return status !== "suppressed" && status !== "retracted";
}
