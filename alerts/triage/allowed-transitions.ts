import type { AlertRow } from "../alert-json";

type AlertStatus = AlertRow["status"];

/** From each status in which an alert is worked, the one that may follow. */
const NEXT: Partial<Record<AlertStatus, AlertStatus>> = {
  open: "acknowledged",
  acknowledged: "investigating",
  investigating: "resolved",
};

/** The statuses to which people may move an alert of this status: none where it is resolved, suppressed or retracted. */
export function legalMoves(status: AlertStatus): AlertStatus[] {
  const next = NEXT[status];
  return next === undefined ? [] : [next];
}

/** Whether people may still do something to an alert of this status: not where a suppression or the chain decides. */
export function isWorkable(status: AlertStatus): boolean {
  return status !== "suppressed" && status !== "retracted";
}
