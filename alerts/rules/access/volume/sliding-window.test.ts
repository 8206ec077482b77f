import { array, assert, constantFrom, integer, property, record } from "fast-check";
import { expect, test } from "vitest";
import { burstStarts, type Counted, countedAt, type Window } from "./sliding-window";

const at = (...times: number[]): Counted[] => times.map((t, index) => ({ key: String(index), t }));
const three: Window = { count: 3, windowSeconds: 10 };

test("the window excludes its beginning and includes its end", () => {
  expect(burstStarts(at(100, 109, 109), three)).toEqual([2]);
  expect(burstStarts(at(100, 109, 110), three)).toEqual([]);
  expect(burstStarts(at(100, 100, 100), three)).toEqual([2]);
});

test("a burst is reported once, the next one again", () => {
  expect(burstStarts(at(0, 1, 2, 3, 11, 12, 13), three)).toEqual([2]);
  expect(burstStarts(at(0, 1, 2, 12, 13, 14), three)).toEqual([2, 5]);
  expect(burstStarts(at(0, 1, 2, 11, 11, 11), three)).toEqual([2]);
});

test("a late event counts what took effect before it, and changes nothing about those before it", () => {
  expect(burstStarts(at(0, 9, 20, 5), three)).toEqual([]);
  expect(burstStarts(at(0, 9, 20, 9), three)).toEqual([3]);
  expect(burstStarts(at(0, 20, 9, 9), three)).toEqual([3]);
  // By position it comes after a burst, by time before it: it belongs to that burst.
  expect(burstStarts(at(100, 101, 102, 80, 81, 82), three)).toEqual([2]);
});

test("one key counts once, whenever it was last seen", () => {
  const events = ["a", "b", "a", "a", "b", "c"].map((key, t) => ({ key, t }));
  expect(burstStarts(events, three)).toEqual([5]);
  const late = [
    { key: "a", t: 5 },
    { key: "a", t: 30 },
    { key: "b", t: 6 },
    { key: "c", t: 7 },
  ];
  expect(burstStarts(late, three)).toEqual([3]);
  expect(countedAt(late, 3, 10)).toEqual([late[0], late[2], late[3]]);
});

/** The rule, implemented literally. */
function byDefinition(events: readonly Counted[], { count, windowSeconds }: Window): number[] {
  const counts = events.map(
    (a, index) =>
      new Set(
        events.filter((b, other) => other <= index && a.t - windowSeconds < b.t && b.t <= a.t).map(({ key }) => key),
      ).size,
  );
  return events.flatMap((a, index) =>
    counts[index]! >= count &&
    !events.some((c, other) => other < index && c.t > a.t - windowSeconds && counts[other]! >= count)
      ? [index]
      : [],
  );
}

test("the result matches the definition for times in any order", () => {
  const event = record({ key: constantFrom("a", "b", "c", "d", "e"), t: integer({ min: 0, max: 60 }) });
  const window = record({ count: integer({ min: 1, max: 5 }), windowSeconds: integer({ min: 1, max: 25 }) });
  assert(
    property(array(event, { maxLength: 60, size: "max" }), window, (events, which) => {
      expect(burstStarts(events, which)).toEqual(byDefinition(events, which));
    }),
    { seed: 11, numRuns: 2_000 },
  );
});
