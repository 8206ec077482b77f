/** Governance changes that bypassed the timelock: GOV-01. */
import type { Change } from "./oracle-facts";

/** GOV-01: the change was not made by the timelock. */
export function isUngoverned({ direct }: Change): boolean {
  return direct;
}
