/** From each status in which an alert is worked, the one that may follow. */
const NEXT: Record<string, string> = {
  open: "acknowledged",
  acknowledged: "investigating",
  investigating: "resolved",
};

/** The statuses to which people may move an alert of this status: none where it is resolved, suppressed or retracted. */
export function legalMoves(status: string): string[] {
  return NEXT[status] === undefined ? [] : [NEXT[status]];
}

/** Whether people may still do something to an alert of this status: not where a suppression or the chain decides. */
export function isWorkable(status: string): boolean {
  return status !== "suppressed" && status !== "retracted";
}
