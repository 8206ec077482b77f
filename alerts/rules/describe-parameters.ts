import { UTC } from "../../facts/calendar";
import { implausibleClock } from "./access/acc-13-implausible-clock";
import type { Rule } from "./rule";
import type { Ruleset } from "./ruleset";

/** A rule's parameter: its description, and its value if the deployment sets none. */
export type RuleParameter = { name: string; description: string; default: unknown };

/** Returns a rule's own parameters. Throws a `TypeError` for one without a description or a default. */
export function parametersOfRule(rule: Rule): RuleParameter[] {
  const defaults = rule.parameters.parse({});
  return Object.entries(rule.parameters.shape).map(([name, { description }]) => {
    if (!description || defaults[name] === undefined)
      throw new TypeError(`The parameter ${name} of ${rule.id} must have a description and a default.`);
    return { name, description, default: defaults[name] };
  });
}

/** Parameters that a deployment sets for several rules. */
const SHARED: readonly RuleParameter[] = [
  { name: "exemptPurposes", description: "Purposes of use that need no consent in this deployment.", default: [] },
  {
    name: "clockToleranceSeconds",
    description: `The toleranceSeconds of ${implausibleClock.id}: effective times are judged by it.`,
    default: implausibleClock.parameters.parse({}).toleranceSeconds,
  },
  { name: "timeZone", description: "Where a day begins: a name of the IANA time zone database.", default: UTC },
];

/** Returns every parameter that a rule's alerts record, with its current value. */
export function parametersInForce(rule: Rule, ruleset: Ruleset): (RuleParameter & { value: unknown })[] {
  const values = ruleset.parametersOf(rule.id);
  return [...parametersOfRule(rule), ...SHARED]
    .filter(({ name }) => name in values)
    .map((parameter) => ({ ...parameter, value: values[parameter.name] }));
}
