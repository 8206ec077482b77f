import type { Purpose } from "../../facts/codes";
import { deadlinePasses } from "./catalogue";
import { createRuleset } from "./create-ruleset";
import { type Ruleset, RulesetError } from "./ruleset";

/** Rules on trial beside the live ones: the same evaluation under other parameters, noted and without alerts. */
export type Shadow = { ruleset: Ruleset; rules: readonly string[] };

/**
 * The rules on trial with these settings; undefined where there are none. Throws a `RulesetError` for parameters that a
 * rule does not take, and for a rule that waits for a deadline: what that would find is told by a back-test.
 */
export function createShadow({
  exemptPurposes,
  ruleParameters = {},
  shadowParameters = {},
}: {
  exemptPurposes?: readonly Purpose[];
  ruleParameters?: Record<string, Record<string, unknown>>;
  shadowParameters?: Record<string, Record<string, unknown>>;
}): Shadow | undefined {
  const rules = Object.keys(shadowParameters);
  if (rules.length === 0) return undefined;
  const waiting = rules.filter((id) => deadlinePasses.some((pass) => pass.rules.includes(id)));
  if (waiting.length > 0)
    throw new RulesetError(
      waiting.map(
        (id) =>
          `rules.${id}.shadow: a rule that waits for a deadline cannot be tried beside the live one; use npm run rules -- backtest ${id}.`,
      ),
    );
  // What is not on trial is as it is in force.
  const onTrial = Object.fromEntries(rules.map((id) => [id, { ...ruleParameters[id], ...shadowParameters[id] }]));
  return { ruleset: createRuleset({ exemptPurposes, ruleParameters: { ...ruleParameters, ...onTrial } }), rules };
}
