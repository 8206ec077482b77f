import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { parseScenario } from "../../devnet/scenario/format";
import { catalogue, deadlinePasses, findRule, passes } from "./catalogue";
import { createRuleset } from "./create-ruleset";
import { parametersOfRule } from "./describe-parameters";
import type { SubjectType } from "./finding";
import { findRuleFiles } from "./publish/rule-files";
import type { Rule } from "./rule";
import { RulesetError } from "./ruleset";

const ROOT = new URL("../../", import.meta.url);
const nameOf = ({ id, name }: Rule) => `${id.toLowerCase()}-${name}`;

/** The scenario verbs that make a rule's subject. */
const VERBS: Record<SubjectType, readonly string[]> = {
  access: ["access"],
  consent: ["consent.grant"],
  revocation: ["consent.revoke"],
  credential: ["credential.issue"],
  share: ["share"],
  dataRequest: ["request.open"],
  claim: ["claim.submit"],
  claimApproval: ["claim.approve"],
  claimPayment: ["claim.pay"],
  governanceChange: ["issuer.trust", "issuer.distrust", "policy.set", "role.grant", "role.revoke"],
};

describe.each(catalogue.map((rule) => [rule.id, rule] as const))("%s", (id, rule) => {
  test("has everything a person needs to judge a finding", () => {
    expect(id).toMatch(/^[A-Z]{3}-\d{2}$/);
    expect(rule.name).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(Number.isInteger(rule.version) && rule.version > 0).toBe(true);
    expect(["critical", "high", "medium", "low"]).toContain(rule.severity);
    expect(rule.citations.length).toBeGreaterThan(0);
    for (const citation of rule.citations) expect(citation).toMatch(/^(\d+ (CFR|USC) |GDPR )\d/);
    expect(rule.triage.length).toBeGreaterThanOrEqual(3);
    expect(rule.falsePositives.length).toBeGreaterThanOrEqual(2);
    for (const text of [rule.description, ...rule.triage, ...rule.falsePositives]) {
      expect(text).toMatch(/^[A-Z].*[.?]$/s);
      for (const sentence of text.split(/(?<=[.?]) /)) expect(sentence.split(" ").length, sentence).toBeLessThan(31);
    }
  });

  test("is decided by a pass, at most one over ranges and one at deadlines", () => {
    const ofRanges = passes.filter((pass) => pass.rules.includes(id)).length;
    const atDeadlines = deadlinePasses.filter((pass) => pass.rules.includes(id)).length;
    expect(Math.max(ofRanges, atDeadlines)).toBe(1);
    expect(rule.trigger === "deadline").toBe(atDeadlines === 1);
    expect(findRule(id)).toBe(rule);
  });

  test("accepts only its own parameters, each with a default and a description", () => {
    for (const { name, description, default: value } of parametersOfRule(rule)) {
      expect(name).toMatch(/^[a-z]+([A-Z][a-z]+)*$/);
      expect(description).toMatch(/^[A-Z].*\.$/);
      expect(value).not.toBeUndefined();
    }
    expect(rule.parameters.safeParse({}).success).toBe(true);
    expect(rule.parameters.safeParse({ unheardOf: 1 }).success).toBe(false);
  });

  test("has a file and a scenario of its name, with cases that it fires on and cases that it leaves alone", () => {
    const files = [...findRuleFiles(fileURLToPath(new URL("alerts/rules/", ROOT))).keys()];
    expect(files.filter((file) => file.startsWith(`${id.toLowerCase()}-`))).toEqual([`${nameOf(rule)}.ts`]);
    const { lines } = parseScenario(readFileSync(new URL(`scenarios/${nameOf(rule)}.jsonl`, ROOT), "utf8"));
    const firesOn = lines.filter(({ expect }) => expect?.includes(id));
    const leaves = lines.filter((line) => VERBS[rule.subject].includes(line.do) && !line.expect?.includes(id));
    expect(firesOn.length).toBeGreaterThan(0);
    expect(leaves.length).toBeGreaterThan(0);
  });
});

test("ids and names are unique, by area and in the order of their ids", () => {
  const ids = catalogue.map(({ id }) => id);
  const areaOf = (id: string) => ["ACC", "CON", "CRD", "SHR", "CLM", "GOV"].indexOf(id.slice(0, 3));
  expect(ids).toEqual([...new Set(ids)].sort((a, b) => areaOf(a) - areaOf(b) || (a < b ? -1 : 1)));
  expect(ids.map(areaOf)).not.toContain(-1);
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

test("an invalid setting is refused with a sentence that begins with its place in the rules file", () => {
  const problemsOf = (settings: Parameters<typeof createRuleset>[0]) => {
    try {
      createRuleset(settings);
    } catch (error) {
      if (error instanceof RulesetError) return error.problems;
      throw error;
    }
    return [];
  };
  expect(
    problemsOf({
      ruleParameters: { "ACC-99": {}, "ACC-13": { toleranceSeconds: -1, clock: 1 }, "ACC-01": { days: 3 } },
      shadowParameters: { "ACC-98": {}, "ACC-13": { toleranceSeconds: "60" } },
    }),
  ).toEqual([
    expect.stringMatching(/^rules\.ACC-99: there is no such rule: take some of ACC-01, /),
    expect.stringMatching(/^rules\.ACC-98: there is no such rule/),
    "rules.ACC-01.parameters.days: the rule has no parameters.",
    expect.stringMatching(/^rules\.ACC-13\.shadow\.toleranceSeconds: /),
    expect.stringMatching(/^rules\.ACC-13\.parameters\.toleranceSeconds: /),
    "rules.ACC-13.parameters.clock: the rule has no such parameter: take some of toleranceSeconds.",
  ]);
});

test("shadow parameters are not part of the ruleset", () => {
  expect(createRuleset({ shadowParameters: { "ACC-13": { toleranceSeconds: 60 } } }).hash).toBe(createRuleset().hash);
});
