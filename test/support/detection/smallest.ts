/** The smallest trial that still fails. */
import type { Policy } from "../../../oracle/policy";
import { PLAIN, type Schedule } from "./schedule";
import type { Trial } from "./trial";

/**
 * Leaves out of a failing trial all that it fails without: the schedule's turns, parameters, and lines. Stops at
 * `deadline` (milliseconds, as `Date.now` counts) with what it has by then.
 */
export async function smallest(
  trial: Trial,
  fails: (trial: Trial) => Promise<boolean>,
  deadline: number,
): Promise<Trial> {
  let best = trial;
  const attempt = async (candidate: Trial) => {
    if (Date.now() > deadline || !(await fails(candidate))) return false;
    best = candidate;
    return true;
  };

  if (!(await attempt({ ...best, schedule: PLAIN })))
    for (const turn of Object.keys(PLAIN) as (keyof Schedule)[])
      await attempt({ ...best, schedule: { ...best.schedule, [turn]: PLAIN[turn] } });
  if (!(await attempt({ ...best, policy: {} })))
    for (const parameter of Object.keys(best.policy) as (keyof Policy)[]) {
      const { [parameter]: _, ...policy } = best.policy;
      await attempt({ ...best, policy });
    }
  for (let size = Math.ceil(best.actions.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2))
    for (let start = best.actions.length - size; start > -size; start -= size)
      await attempt({ ...best, actions: best.actions.filter((_, index) => index < start || index >= start + size) });
  return best;
}
