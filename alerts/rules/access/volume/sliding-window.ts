import { DistinctInWindow } from "./distinct-in-window";

/** An event that a window rule counts: the key it counts towards, and when it took effect, in Unix seconds. */
export type Counted = { key: string; t: number };

/** `count` different keys in `windowSeconds`, a span that ends with an event's own time and excludes its beginning. */
export type Window = { count: number; windowSeconds: number };

/**
 * The indexes of the events that reach a window, where none before had reached it within that span or later. `events` are
 * one actor's, of the kind counted, in the order of their positions; their times may be out of that order. An event
 * counts those up to its own position, so one that comes late changes nothing about those before it.
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

/** The events that the one at `index` counts: those in its span, up to its position. */
export function countedAt<Event extends Counted>(events: readonly Event[], index: number, windowSeconds: number) {
  const { t } = events[index]!;
  return events.slice(0, index + 1).filter((event): event is Event => t - windowSeconds < event.t && event.t <= t);
}
