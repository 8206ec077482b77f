import { expect, test } from "vitest";
import { catalogue } from "../alerts/rules/catalogue";
import { createRuleset } from "../alerts/rules/create-ruleset";
import { ruleParametersOf } from "../test/support/parameters";
import { DEFAULTS } from "./policy";

test.each(catalogue.map((rule) => [rule.id, rule] as const))("the oracle takes the parameters of %s", (id, rule) => {
  expect(
    ruleParametersOf(DEFAULTS)[id] ?? {},
    `oracle/policy.ts must know every parameter of ${id}, with its default; ruleParametersOf in test/support/parameters.ts gives them the rule's names`,
  ).toEqual(rule.parameters.parse({}));
});

test("the oracle takes what all rules share, and no parameters of a rule that there is not", () => {
  expect(DEFAULTS.exemptPurposes, "exemptPurposes in oracle/policy.ts").toEqual(createRuleset().exemptPurposes);
  const ids = catalogue.map(({ id }) => id);
  expect(
    Object.keys(ruleParametersOf(DEFAULTS)).filter((id) => !ids.includes(id)),
    "ruleParametersOf in test/support/parameters.ts names these rules, and alerts/rules/catalogue.ts does not have them",
  ).toEqual([]);
});
