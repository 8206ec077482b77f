import { expect, test } from "vitest";
import { createRuleset } from "./create-ruleset";
import { rulesetChanges } from "./ruleset-changes";

const rule = (id: string, version: number, parameters: Record<string, unknown> = {}) => ({ id, version, parameters });

test("each version and parameter that differs has a line, by rule and name", () => {
  expect(
    rulesetChanges(
      [rule("ACC-02", 1, { zone: "UTC", gone: 1, list: ["A"] }), rule("ACC-01", 3), rule("ACC-09", 1, { hours: 72 })],
      [rule("ACC-01", 4), rule("ACC-02", 1, { list: ["A", "B"], zone: "UTC", added: true }), rule("ACC-03", 1)],
    ),
  ).toEqual([
    "ACC-01 version: 3 → 4",
    "ACC-02.added: none → true",
    "ACC-02.gone: 1 → none",
    'ACC-02.list: ["A"] → ["A","B"]',
    "ACC-03 version: none → 1",
    "ACC-09 version: 1 → none",
    "ACC-09.hours: 72 → none",
  ]);
});

test("the order of rules, parameters and members makes no difference", () => {
  const { content } = createRuleset();
  const reversed = content
    .map(({ parameters, ...rest }) => ({
      ...rest,
      parameters: Object.fromEntries(Object.entries(parameters).reverse()),
    }))
    .reverse();
  expect(rulesetChanges(content, reversed)).toEqual([]);
});

test("a parameter that several rules share is a change of each of them", () => {
  const changes = rulesetChanges(
    createRuleset().content,
    createRuleset({ ruleParameters: { "ACC-13": { toleranceSeconds: 60 } } }).content,
  );
  expect(changes).toContain("ACC-13.toleranceSeconds: 300 → 60");
  expect(changes).toContain("ACC-01.clockToleranceSeconds: 300 → 60");
});
