import { expect, test } from "vitest";
import { access, as, firing, second } from "./story-fixture";

const HOUR = 3600;
const DAY = 24 * HOUR;
/** Midnight of the story's second day. */
const MIDNIGHT = 16 * HOUR;

const of = (patient: number, at: number, fields: Record<string, unknown> = {}) =>
  as(`p${patient}`, access(at, { patient: `p${patient}`, ...fields }));
const patients = (count: number, at: number, fields: Record<string, unknown> = {}) =>
  Array.from({ length: count }, (_, index) => of(index + 1, at, fields));
const denied = (...times: number[]) =>
  times.map((at, index) => as(String(index + 1), access(at, { outcome: "denied" })));

test("ACC-11: the fiftieth patient in an hour, once", () => {
  expect(firing("ACC-11", patients(49, 0))).toEqual([]);
  expect(firing("ACC-11", [...patients(49, 0), of(49, 1)])).toEqual([]);
  expect(firing("ACC-11", patients(52, 0))).toEqual(["p50"]);
});

test("ACC-11: an hour ago is too long ago", () => {
  expect(firing("ACC-11", [...patients(49, 0), of(50, HOUR)])).toEqual([]);
  expect(firing("ACC-11", [...patients(49, 0), of(50, HOUR - 1)])).toEqual(["p50"]);
  expect(firing("ACC-11", [...patients(49, 300), of(50, HOUR + 300, { occurredAt: second(HOUR + 299) })])).toEqual([
    "p50",
  ]);
});

test("ACC-11: a second burst is told of when the first has left the window", () => {
  const first = patients(50, 0);
  expect(firing("ACC-11", [...first, ...patients(50, HOUR - 1)])).toEqual(["p50"]);
  expect(firing("ACC-11", [...first, ...patients(50, HOUR)])).toEqual(["p50", "p50"]);
});

test("ACC-11: permitted accesses of one actor, for whatever purpose", () => {
  const story = patients(48, 0);
  expect(firing("ACC-11", [...story, of(49, 1, { outcome: "denied" }), of(50, 1)])).toEqual([]);
  expect(firing("ACC-11", [...story, of(49, 1, { actor: "kim" }), of(50, 1)])).toEqual([]);
  expect(firing("ACC-11", [...story, of(49, 1, { purpose: "BTG" }), of(50, 1)])).toEqual(["p50"]);
});

test("ACC-12: the fifth denied access in ten minutes, once", () => {
  expect(firing("ACC-12", denied(0, 1, 2, 3, 600))).toEqual([]);
  expect(firing("ACC-12", denied(0, 1, 2, 3, 599))).toEqual(["5"]);
  expect(firing("ACC-12", denied(0, 0, 0, 0, 0, 0, 599, 599, 599, 599))).toEqual(["5"]);
  expect(firing("ACC-12", denied(0, 0, 0, 0, 0, 600, 600, 600, 600, 600))).toEqual(["5", "10"]);
  expect(firing("ACC-12", [...denied(0, 0, 0, 0), access(1), as("5", access(1, { outcome: "denied" }))])).toEqual([
    "5",
  ]);
  expect(firing("ACC-12", [...denied(0, 0, 0, 0), access(1, { outcome: "denied", actor: "kim" })])).toEqual([]);
});

/** On each of the last days before `day` so many patients. */
const worked = (day: number, ...counts: number[]) =>
  counts.flatMap((count, index) => patients(count, (day - counts.length + index) * DAY));

test("ACC-14: above twenty patients, where seven days of little are known", () => {
  const week = worked(10, 1, 1, 1, 1, 1, 1, 1);
  expect(firing("ACC-14", [...week, ...patients(20, 10 * DAY)])).toEqual([]);
  expect(firing("ACC-14", [...week, ...patients(25, 10 * DAY)])).toEqual(["p21"]);
  expect(firing("ACC-14", [...worked(10, 1, 1, 1, 1, 1, 1), ...patients(25, 10 * DAY)])).toEqual([]);
});

test("ACC-14: above the mean and four standard deviations, exactly", () => {
  // Mean 22, standard deviation 2.
  const even = worked(10, 20, 24, 20, 24, 20, 24, 20, 24);
  expect(firing("ACC-14", [...even, ...patients(30, 10 * DAY)])).toEqual([]);
  expect(firing("ACC-14", [...even, ...patients(31, 10 * DAY)])).toEqual(["p31"]);
  // Mean 20, no deviation; the mean alone is not above itself.
  expect(firing("ACC-14", [...worked(10, 22, 22, 22, 22, 22, 22, 22), ...patients(23, 10 * DAY)])).toEqual(["p23"]);
  // Mean 64 / 7, standard deviation √5732 / 7: the bound is 52.4.
  const uneven = worked(10, 1, 1, 1, 1, 30, 0, 20, 10);
  expect(firing("ACC-14", [...uneven, ...patients(54, 10 * DAY)])).toEqual(["p53"]);
});

test("ACC-14: only days with any access count, and only thirty days back", () => {
  const days = (...from: number[]) => from.flatMap((day) => patients(1, day * DAY));
  const busy = patients(21, 40 * DAY);
  expect(firing("ACC-14", [...days(10, 12, 14, 16, 18, 20, 22), ...busy])).toEqual(["p21"]);
  expect(firing("ACC-14", [...days(9, 12, 14, 16, 18, 20, 22), ...busy])).toEqual([]);
});

test("ACC-14: once for an actor and a day, of permitted accesses, by the time they happened", () => {
  const week = worked(10, 1, 1, 1, 1, 1, 1, 1);
  const today = patients(21, 10 * DAY);
  expect(firing("ACC-14", [...week, ...today, ...patients(30, 10 * DAY + 1)])).toEqual(["p21"]);
  expect(firing("ACC-14", [...week, ...patients(20, 10 * DAY), of(21, 10 * DAY, { outcome: "denied" })])).toEqual([]);
  expect(firing("ACC-14", [...week, ...patients(20, 10 * DAY), of(21, 10 * DAY, { actor: "kim" })])).toEqual([]);
  const last = 9 * DAY + MIDNIGHT;
  const late = of(21, last + 100, { occurredAt: second(last - 1) });
  expect(firing("ACC-14", [...worked(9, 1, 1, 1, 1, 1, 1, 1), ...patients(20, last - 1), late])).toEqual(["p21"]);
  expect(firing("ACC-14", [...worked(9, 1, 1, 1, 1, 1, 1, 1), ...patients(20, last - 1), of(21, last)])).toEqual([]);
});

test("ACC-14: what was logged late raises the bound from then on", () => {
  const last = 9 * DAY + MIDNIGHT;
  const before = [...worked(9, 21, 21, 21, 21, 21, 21), ...patients(21, last - 2)];
  const late = of(22, last + 200, { occurredAt: second(last - 1) });
  expect(firing("ACC-14", [...before, ...patients(22, last + 100)])).toEqual(["p22"]);
  // Seven days, one of them with 22: the mean is 21.1 and the bound 22.5.
  expect(firing("ACC-14", [...before, ...patients(21, last + 100), late, of(22, last + 201)])).toEqual([]);
});
