import { describe, expect, test } from "vitest";
import { catalogue, findRule, passes } from "./catalogue";
import { createRuleset, RulesetError } from "./ruleset";

describe.each(catalogue.map((rule) => [rule.id, rule] as const))("%s", (id, rule) => {
  test("has all that a person needs to judge a finding", () => {
    expect(id).toMatch(/^[A-Z]{3}-\d{2}$/);
    expect(rule.name).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(Number.isInteger(rule.version) && rule.version > 0).toBe(true);
    expect(["critical", "high", "medium", "low"]).toContain(rule.severity);
    expect(rule.citations.length).toBeGreaterThan(0);
    expect(rule.triage.length).toBeGreaterThanOrEqual(3);
    expect(rule.falsePositives.length).toBeGreaterThanOrEqual(2);
    for (const sentence of [rule.description, ...rule.triage, ...rule.falsePositives])
      expect(sentence).toMatch(/^[A-Z].*\.$/s);
  });

  test("is decided by one pass, and its parameters have defaults", () => {
    expect(passes.filter((pass) => pass.rules.includes(id))).toHaveLength(1);
    expect(rule.parameters.safeParse({}).success).toBe(true);
    expect(rule.parameters.safeParse({ unheardOf: 1 }).success).toBe(false);
    expect(findRule(id)).toBe(rule);
  });
});

test("ids and names are unique, in the order of their ids", () => {
  const ids = catalogue.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)].sort());
  expect(new Set(catalogue.map(({ name }) => name)).size).toBe(ids.length);
});

test("a ruleset's hash changes with its parameters, and only with them", () => {
  const { hash } = createRuleset();
  expect(createRuleset({ exemptPurposes: [], ruleParameters: { "ACC-13": { toleranceSeconds: 300 } } }).hash).toBe(
    hash,
  );
  expect(createRuleset({ exemptPurposes: ["FRAUD"] }).hash).not.toBe(hash);
  expect(createRuleset({ exemptPurposes: ["FRAUD", "TRAIN"] }).hash).toBe(
    createRuleset({ exemptPurposes: ["TRAIN", "FRAUD"] }).hash,
  );
  expect(createRuleset({ ruleParameters: { "ACC-13": { toleranceSeconds: 301 } } }).hash).not.toBe(hash);
});

test("a setting that no rule takes is refused with a sentence that names it", () => {
  const wrong = { "ACC-99": {}, "ACC-13": { toleranceSeconds: -1 }, "ACC-01": { days: 3 } };
  expect(() => createRuleset({ ruleParameters: wrong })).toThrow(RulesetError);
  expect(() => createRuleset({ ruleParameters: wrong })).toThrow(/ACC-99, which is no rule/);
  expect(() => createRuleset({ ruleParameters: wrong })).toThrow(/ACC-13, toleranceSeconds/);
  expect(() => createRuleset({ ruleParameters: wrong })).toThrow(/ACC-01/);
});
