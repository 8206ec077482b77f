import { DistinctInWindow } from "./distinct-in-window";

/** An event that a window rule counts: the key it counts towards, and when it took effect, in Unix seconds. */
export type Counted = { key: string; t: number };

/** `count` distinct keys within `windowSeconds`. The window ends at an event's own time and excludes its beginning. */
export type Window = { count: number; windowSeconds: number };

/**
 * Returns the indexes of the events that reach the limit when no earlier one has reached it within the window or later.
 * `events` are one actor's events of the counted kind, in the order of their positions; their times may be out of that
 * order. An event counts only those up to its own position, so a late event never changes the result of an earlier one.
 */
export function burstStarts(events: readonly Counted[], { count, windowSeconds }: Window): number[] {
  const keys = new DistinctInWindow();
  const found: number[] = [];
  let lastReached = Number.NEGATIVE_INFINITY;
  events.forEach(({ key, t }, index) => {
    keys.add(key, t);
    if (!keys.reach(count, { after: t - windowSeconds, upTo: t })) return;
    if (lastReached <= t - windowSeconds) found.push(index);
    lastReached = Math.max(lastReached, t);
  });
  return found;
}

/** Returns the events that the one at `index` counts: those in its window, up to its position. */
export function countedAt<Event extends Counted>(events: readonly Event[], index: number, windowSeconds: number) {
  const { t } = events[index]!;
  return events.slice(0, index + 1).filter((event): event is Event => t - windowSeconds < event.t && event.t <= t);
}
