import { array, assert, integer, property } from "fast-check";
import { expect, test } from "vitest";
import { baselineOf, daysThatExclude, isAbove } from "./baseline";

const days = (...patients: number[]) => patients.map((each, day) => ({ day, patients: each }));

test("a day is above beyond the deviations, not at the boundary", () => {
  // Mean 20, standard deviation 5.
  const spread = baselineOf(days(15, 25, 15, 25, 15, 25, 15, 25));
  expect(spread).toEqual({ days: 8n, sum: 160n, squares: 3400n });
  expect(isAbove(40, spread, 4)).toBe(false);
  expect(isAbove(41, spread, 4)).toBe(true);
  expect(isAbove(20, spread, 0)).toBe(false);
  expect(isAbove(21, spread, 0)).toBe(true);
});

test("identical days have no deviation", () => {
  const alike = baselineOf(days(30, 30, 30));
  expect(isAbove(30, alike, 4)).toBe(false);
  expect(isAbove(31, alike, 4)).toBe(true);
});

test("it is exact where floating point is not", () => {
  const huge = 2 ** 50;
  expect(isAbove(huge + 1, baselineOf(days(huge, huge, huge)), 4)).toBe(true);
  expect(isAbove(huge, baselineOf(days(huge, huge, huge)), 4)).toBe(false);
});

test("a day is never above if that many earlier days have as many patients", () => {
  expect(daysThatExclude(30, 4)).toBe(2);
  const patients = array(integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 30 });
  assert(
    property(patients, integer({ min: 1, max: 60 }), integer({ min: 0, max: 5 }), (before, today, deviations) => {
      const equal = before.filter((each) => each >= today).length;
      if (equal < daysThatExclude(30, deviations)) return;
      expect(isAbove(today, baselineOf(days(...before)), deviations)).toBe(false);
    }),
    { seed: 14, numRuns: 5_000 },
  );
});
