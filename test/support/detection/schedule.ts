/** How a history is evaluated: how often, in which ranges, in which order, by how many workers. */
import fc from "fast-check";
import { blockEnd, blockStart } from "../../../facts/position";
import type { Stage } from "./stages";

const share = fc.double({ min: 0, max: 1, noNaN: true });

export const schedules = fc.record({
  packed: fc.boolean(),
  stops: fc.array(
    fc.record({
      at: fc.constantFrom("reorg" as const, "reorg" as const, "head" as const, "anywhere" as const),
      where: share,
    }),
    { maxLength: 2 },
  ),
  cuts: fc.array(share, { maxLength: 4 }),
  order: fc.array(fc.nat(), { minLength: 8, maxLength: 8 }),
  again: fc.array(fc.nat(), { maxLength: 1 }),
  workers: fc.constantFrom(1, 1, 2, 3),
  finalized: share,
  /** Deadlines are looked at as of an earlier block first. */
  early: fc.option(share, { nil: null }),
});
export type Schedule = typeof schedules extends fc.Arbitrary<infer Value> ? Value : never;

/** Everything at once, by one worker. */
export const PLAIN: Schedule = {
  packed: false,
  stops: [],
  cuts: [],
  order: [0],
  again: [],
  workers: 1,
  finalized: 0,
  early: null,
};

/** A range of positions, `(from, to]`. */
export type Range = [from: bigint, to: bigint];

/**
 * Ranges that together hold what is new in a stage, some of them twice, in the order in which they are evaluated: those of
 * one list at the same time.
 */
export function rangesOf({ placed, blocks, kept }: Stage, { cuts, order, again, workers }: Schedule): Range[][] {
  const first = kept === 0 ? -1n : blockStart(BigInt(kept + 1)) - 1n;
  const positions = placed.map(({ pos }) => pos).filter((pos) => pos > first);
  const ends = cuts.flatMap((cut) => positions[Math.floor(cut * (positions.length - 1))] ?? []);
  const borders = [first, ...[...new Set(ends)].sort((a, b) => (a < b ? -1 : 1)), blockEnd(BigInt(blocks))];
  const ranges = borders.slice(1).map((to, index): Range => [borders[index]!, to]);
  const scheduled = [...ranges, ...again.map((index) => ranges[index % ranges.length]!)]
    .map((range, index) => ({ range, place: order[index % order.length]! }))
    .sort((a, b) => a.place - b.place)
    .map(({ range }) => range);
  return Array.from({ length: Math.ceil(scheduled.length / workers) }, (_, index) =>
    scheduled.slice(index * workers, (index + 1) * workers),
  );
}
