import { expect, test } from "vitest";
import { chainOf } from "./chain";
import { numberLines } from "./lines";
import { access, act, findings, grant, patient, revoke, second } from "./story-fixture";

const blocksOf = (...actions: Parameters<typeof numberLines>[0]) =>
  chainOf(numberLines(actions)).map((block) => [
    (block.time * 1000 - Date.parse(second(0))) / 1000,
    block.sent.map(({ line }) => line),
  ]);
const reorg = (at: number, depth: number, remine = false) => act(at, "chain.reorg", { depth, remine });
const mine = (at: number, blocks: number, every?: number) => act(at, "chain.mine", { blocks, every });

test("actions of the same instant share a block", () => {
  expect(blocksOf(access(1), access(1), access(2))).toEqual([
    [1, [1, 2]],
    [2, [3]],
  ]);
});

test("empty blocks begin at their line's time, or after the block that has it", () => {
  expect(blocksOf(mine(5, 2), access(9), mine(9, 2, 10))).toEqual([
    [5, []],
    [6, []],
    [9, [2]],
    [19, []],
    [29, []],
  ]);
});

test("a reorg empties the last blocks and keeps their times", () => {
  expect(blocksOf(access(1), access(2), access(3), reorg(4, 2))).toEqual([
    [1, [1]],
    [2, []],
    [3, []],
  ]);
});

test("blocks mined again keep what they hold, but the last two change places", () => {
  expect(blocksOf(access(1), access(2), access(3), reorg(4, 3, true))).toEqual([
    [1, [1]],
    [2, [3]],
    [3, [2]],
  ]);
  expect(blocksOf(access(1), access(2), reorg(4, 1, true))).toEqual([
    [1, [1]],
    [2, [2]],
  ]);
});

test("a reorg reaches no deeper than the scenario's own blocks", () => {
  expect(() => blocksOf(access(1), reorg(2, 2))).toThrow("below the scenario's first block");
});

test("a vanished access expects nothing, and its number is given again", () => {
  const story = [patient(0, "ana"), access(1), access(2), reorg(3, 1), access(4), access(5, { seq: 3 })];
  expect(findings(story)).toEqual([["ACC-04"], [], ["ACC-04"], ["ACC-04"]]);
});

test("accesses that change places keep their numbers and their clocks", () => {
  const story = [patient(0, "ana"), grant(0, "c"), access(1), access(2), access(3), reorg(4, 2, true), access(5)];
  expect(findings(story)).toEqual([[], ["GOV-02"], ["ACC-13", "GOV-02"], []]);
});

test("a consent that changes places with an access comes to hold for it, or not", () => {
  const ana = patient(0, "ana");
  expect(findings([ana, access(1), grant(2, "c"), reorg(3, 2, true)])).toEqual([[]]);
  expect(findings([ana, grant(1, "c"), access(2), reorg(3, 2, true)])).toEqual([["ACC-04", "ACC-13"]]);
});

test("a revocation that comes to stand before its grant is refused, and leaves the consent in force", () => {
  expect(findings([patient(0, "ana"), grant(1, "c"), revoke(2, "c"), reorg(3, 2, true), access(4)])).toEqual([[]]);
});

test("a refused line makes its block and no event", () => {
  const refused = { ...access(2), reverts: true };
  expect(blocksOf(access(1), refused, reorg(3, 1))).toEqual([
    [1, [1]],
    [2, []],
  ]);
  expect(findings([patient(0, "ana"), access(1), refused, access(3, { seq: 2 })])).toEqual([
    ["ACC-04"],
    [],
    ["ACC-04"],
  ]);
});
