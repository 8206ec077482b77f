/** Changes of governance that did not wait: GOV-01. */
import type { Change } from "./oracle-facts";

/** GOV-01: somebody other than the timelock made the change. */
export function isUngoverned({ direct }: Change): boolean {
  return direct;
}
