/** "Reaches N in w": many accesses of one actor in a short time, told of once. */
import { listIn, type Told } from "./history";
import type { Burst, Parameters } from "./policy";
import { effectiveTime } from "./validity";

type Counted = {
  access: Told<"access">;
  t: number;
  count: number;
};

/**
 * Watches accesses of one kind, given in chain order. The answer to each is whether its count is reached with it: `count`
 * of the actor's accesses in the window that ends with it, where none before it, in the window or later than it, had as
 * many. So a late entry changes nothing about earlier accesses, and a burst is told of once.
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
