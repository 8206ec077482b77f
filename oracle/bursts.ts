/** "Reaches N in w": many accesses by one actor in a short time, reported once. */
import { listIn, type Told } from "./history";
import type { Burst, Parameters } from "./policy";
import { effectiveTime } from "./validity";

type Counted = {
  access: Told<"access">;
  t: number;
  count: number;
};

/**
 * Tracks accesses of one kind, given in chain order, and returns whether each one reaches the count: there are `count`
 * accesses by the actor in the window that ends with it, and none before it, in the window or later, had as many. So a
 * late entry does not change earlier results, and a burst is reported once.
 */
export function watchBursts(
  { least, within }: Burst,
  parameters: Parameters,
  count: (accesses: readonly Told<"access">[]) => number,
): (access: Told<"access">) => boolean {
  const countedOf = new Map<string, Counted[]>();
  return (access) => {
    const earlier = listIn(countedOf, access.actor);
    const t = effectiveTime(access, parameters);
    const start = t - within;
    const inWindow = earlier.filter((other) => start < other.t && other.t <= t).map((other) => other.access);
    const reached = count([...inWindow, access]);
    const isFirst = !earlier.some((other) => other.t > start && other.count >= least);
    earlier.push({ access, t, count: reached });
    return reached >= least && isFirst;
  };
}
