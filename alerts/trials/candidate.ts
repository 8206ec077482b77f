import { createRuleset } from "../rules/create-ruleset";
import type { Ruleset } from "../rules/ruleset";

/**
 * A ruleset in which one rule has other parameters; those that are not named stay as they are. Throws a `RulesetError`
 * for a rule or a parameter that there is not, or a value that it does not take.
 */
export function candidateOf(current: Ruleset, ruleId: string, parameters: Record<string, unknown>): Ruleset {
  const inForce = Object.fromEntries(current.rules.map(({ rule, parameters: own }) => [rule.id, own]));
  return createRuleset({
    exemptPurposes: current.exemptPurposes,
    ruleParameters: { ...inForce, [ruleId]: { ...inForce[ruleId], ...parameters } },
  });
}
