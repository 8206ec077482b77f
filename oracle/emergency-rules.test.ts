import { expect, test } from "vitest";
import { access, act, as, firing, mine, patient, second } from "./story-fixture";

const HOUR = 3600;
const DAY = 24 * HOUR;

const glass = (at: number, fields: Record<string, unknown> = {}) =>
  access(at, { access: "glass", purpose: "BTG", reason: "unconscious", ...fields });
const review = (at: number, fields: Record<string, unknown> = {}) =>
  act(at, "access.review", { access: "glass", reviewer: "rev", approved: true, ...fields });

test("ACC-09: breaking the glass needs a reason, whatever a review says", () => {
  const story = [as("none", glass(1, { reason: undefined })), review(2), as("given", glass(3, { access: "other" }))];
  expect(firing("ACC-09", story)).toEqual(["none"]);
});

test("ACC-09: only permitted accesses for an emergency purpose", () => {
  const kinds = ["ETREAT", "BTG", "ERTREAT", "TREAT", "PATSFTY"].map((purpose) =>
    as(purpose, glass(1, { purpose, reason: undefined })),
  );
  expect(firing("ACC-09", [...kinds, as("denied", glass(1, { outcome: "denied", reason: undefined }))])).toEqual([
    "ETREAT",
    "BTG",
    "ERTREAT",
  ]);
});

test("ACC-09: the deadline is over once a block is later than it, an empty one too", () => {
  expect(firing("ACC-09", [as("a", glass(0)), mine(72 * HOUR)])).toEqual([]);
  expect(firing("ACC-09", [as("a", glass(0)), mine(72 * HOUR, 2)])).toEqual(["a"]);
  expect(firing("ACC-09", [as("a", glass(100, { occurredAt: second(0) })), mine(72 * HOUR + 1)])).toEqual(["a"]);
  expect(firing("ACC-09", [as("a", glass(0)), mine(73 * HOUR), act(73 * HOUR, "chain.reorg", { depth: 1 })])).toEqual([
    "a",
  ]);
});

test("ACC-09: an approving review by somebody else, in time", () => {
  const reviewed = (...reviews: ReturnType<typeof review>[]) =>
    firing("ACC-09", [as("a", glass(0)), ...reviews, mine(90 * HOUR)]);
  expect(reviewed(review(72 * HOUR))).toEqual([]);
  expect(reviewed(review(72 * HOUR + 1))).toEqual(["a"]);
  expect(reviewed(review(HOUR, { approved: false }))).toEqual(["a"]);
  expect(reviewed(review(HOUR, { approved: false }), review(2 * HOUR))).toEqual([]);
  expect(reviewed(review(HOUR), review(2 * HOUR, { approved: false }))).toEqual([]);
  expect(reviewed(review(HOUR, { access: "other" }))).toEqual(["a"]);
  expect(reviewed(review(HOUR, { reviewer: "lee" }))).toEqual(["a"]);
  expect(reviewed(review(HOUR, { reviewer: "lee" }), review(HOUR, { reviewer: "kim" }))).toEqual([]);
});

test("ACC-09: who signed a review is its reviewer, and needs the role", () => {
  const story = [as("a", glass(0)), review(1, { access: "other", reviewer: "kim" })];
  const late = mine(90 * HOUR);
  expect(firing("ACC-09", [...story, review(2, { by: "kim" }), late])).toEqual([]);
  expect(firing("ACC-09", [...story, review(2, { by: "nobody" }), late])).toEqual(["a"]);
});

test("ACC-10: the fifth in 24 hours, counted by the actor's own time", () => {
  const at = (...seconds: number[]) =>
    firing(
      "ACC-10",
      seconds.map((second, index) => as(String(index + 1), glass(second))),
    );
  expect(at(0, 1, 2, 3, DAY)).toEqual([]);
  expect(at(0, 1, 2, 3, DAY - 1)).toEqual(["5"]);
  expect(at(0, 0, 0, 0, 0, 0)).toEqual(["5"]);
});

test("ACC-10: a burst is reported once, and the next only if none in its window had reached the number", () => {
  const at = (...seconds: number[]) =>
    firing(
      "ACC-10",
      seconds.map((second, index) => as(String(index + 1), glass(second))),
    );
  expect(at(0, 1, 2, 3, 4, 5, 6)).toEqual(["5"]);
  const four = [10, 11, 12, 13];
  expect(at(...four, 14, DAY + 10, DAY + 11, DAY + 12, DAY + 13)).toEqual(["5"]);
  expect(at(...four, 14, DAY + 14, DAY + 14, DAY + 14, DAY + 14, DAY + 14)).toEqual(["5", "10"]);
  // The ninth reaches the number too, in the fifth's window: it reports nothing, and keeps the tenth from reporting.
  expect(at(...four, 14, DAY + 13, DAY + 13, DAY + 13, DAY + 13, DAY + 14)).toEqual(["5"]);
});

test("ACC-10: what happened earlier and is logged later changes nothing about the accesses before it", () => {
  const late = as("late", glass(300, { occurredAt: second(5) }));
  expect(firing("ACC-10", [1, 2, 3].map((at) => glass(at)).concat(late, as("fifth", glass(301))))).toEqual(["fifth"]);
  // Its own window ends before the accesses at 100; the ones after it count it.
  const three = [100, 100, 100].map((at) => glass(at));
  expect(firing("ACC-10", [glass(1), ...three, late])).toEqual([]);
  // A burst that was reached later than its own time has already been reported.
  const four = [1, 1, 1, 1].map((at) => glass(at));
  expect(firing("ACC-10", [...four, as("fifth", glass(100)), late])).toEqual(["fifth"]);
});

test("ACC-10: permitted emergencies of one actor, of any custodian and patient", () => {
  const others = [
    glass(1),
    glass(1, { purpose: "ETREAT", patient: "bo", custodian: "lab" }),
    glass(1, { purpose: "ERTREAT", outcome: "permitted" }),
    glass(1),
    glass(1, { outcome: "denied" }),
    glass(1, { actor: "kim" }),
    glass(1, { purpose: "TREAT" }),
  ];
  expect(firing("ACC-10", [patient(0, "ana"), ...others])).toEqual([]);
  expect(firing("ACC-10", [patient(0, "ana"), ...others, as("fifth", glass(2))])).toEqual(["fifth"]);
  expect(firing("ACC-10", [as("one", glass(1))], { breakGlassBurst: { least: 1, within: 60 } })).toEqual(["one"]);
});
