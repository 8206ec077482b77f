/** Faults of an access log itself, whoever accessed what: ACC-13 and GOV-02. Denied accesses count too. */

import type { History } from "./history";
import type { AccessRecorded } from "./oracle-facts";
import type { Parameters } from "./policy";

/** ACC-13: the custodian's clock is ahead of the block, or too far behind it. */
export function hasImplausibleClock(access: AccessRecorded, { clockTolerance }: Parameters): boolean {
  return access.occurredAt > access.time || access.time - access.occurredAt > clockTolerance;
}

/** GOV-02: the sequence number does not follow the custodian's last one. A custodian's first may be any. */
export function leavesGap(history: History, access: AccessRecorded): boolean {
  const previous = history.lastAccessOf.get(access.custodian);
  return previous !== undefined && access.seq !== previous.seq + 1;
}
