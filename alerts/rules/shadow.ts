import type { Purpose } from "../../facts/codes";
import { deadlinePasses } from "./catalogue";
import { createRuleset } from "./create-ruleset";
import { type Ruleset, RulesetError } from "./ruleset";

/**
 * Shadow rules: the same evaluation beside the live rules with other parameters; findings are recorded without alerts.
 */
export type Shadow = { ruleset: Ruleset; rules: readonly string[] };

/**
 * Creates the shadow rules of these settings; `undefined` if there are none. Throws a `RulesetError` for invalid
 * parameters, and for a rule with deadlines, which only a back-test can try out.
 */
export function createShadow({
  exemptPurposes,
  ruleParameters = {},
  shadowParameters = {},
  timeZone,
}: {
  exemptPurposes?: readonly Purpose[];
  ruleParameters?: Record<string, Record<string, unknown>>;
  shadowParameters?: Record<string, Record<string, unknown>>;
  timeZone?: string;
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
  // All other rules keep their current parameters.
  const onTrial = Object.fromEntries(rules.map((id) => [id, { ...ruleParameters[id], ...shadowParameters[id] }]));
  return {
    ruleset: createRuleset({ exemptPurposes, timeZone, ruleParameters: { ...ruleParameters, ...onTrial } }),
    rules,
  };
}
