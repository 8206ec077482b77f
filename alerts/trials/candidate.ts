import { createRuleset } from "../rules/create-ruleset";
import type { Ruleset } from "../rules/ruleset";

/**
 * Creates a ruleset in which one rule has other parameters; omitted ones stay as they are. Throws a `RulesetError` for
 * an unknown rule or parameter, or an invalid value.
 */
export function candidateOf(current: Ruleset, ruleId: string, parameters: Record<string, unknown>): Ruleset {
  const inForce = Object.fromEntries(current.rules.map(({ rule, parameters: own }) => [rule.id, own]));
  return createRuleset({
    exemptPurposes: current.exemptPurposes,
    timeZone: current.timeZone,
    ruleParameters: { ...inForce, [ruleId]: { ...inForce[ruleId], ...parameters } },
  });
}
