import { expect, test } from "vitest";
import { access, findings, grant, patient, second } from "./story-fixture";

const story = [patient(0, "ana"), grant(0, "c")];

test("a clock may be 300 s behind its block, and never ahead", () => {
  const at = (occurred: number, fields = {}) => access(1000, { occurredAt: second(occurred), ...fields });
  expect(findings([...story, at(1000), at(700), at(699), at(1001)])).toEqual([[], [], ["ACC-13"], ["ACC-13"]]);
  expect(findings([...story, at(699, { outcome: "denied" }), at(1001, { purpose: "BTG" })])).toEqual([
    ["ACC-13"],
    ["ACC-13"],
  ]);
});

test("a custodian's first number may be any, each later one follows the one before it in the log", () => {
  const numbered = (...numbers: number[]) => findings([...story, ...numbers.map((seq) => access(10, { seq }))]);
  expect(numbered(41, 42, 44, 45)).toEqual([[], [], ["GOV-02"], []]);
  expect(numbered(5, 5, 4, 5)).toEqual([[], ["GOV-02"], ["GOV-02"], []]);
  expect(numbered(0, 1)).toEqual([[], []]);
});

test("custodians number apart from each other, refused accesses included", () => {
  expect(
    findings([
      ...story,
      access(10, { seq: 7 }),
      access(10, { seq: 1, custodian: "lab" }),
      access(10, { seq: 8, outcome: "denied" }),
      access(11, { seq: 9 }),
      access(11, { seq: 3, custodian: "lab" }),
    ]),
  ).toEqual([[], [], [], [], ["GOV-02"]]);
});

test("a line without a number takes the custodian's next", () => {
  expect(findings([...story, access(10), access(10, { seq: 5 }), access(11), access(12, { seq: 7 })])).toEqual([
    [],
    ["GOV-02"],
    [],
    [],
  ]);
});

test("who signed an access is its custodian", () => {
  expect(
    findings([
      ...story,
      access(10, { seq: 5 }),
      access(10, { by: "lab" }),
      access(10, { custodian: "lab", seq: 3 }),
      access(10),
    ]),
  ).toEqual([[], [], ["GOV-02"], []]);
});
