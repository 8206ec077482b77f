import { implausibleClock } from "./access/acc-13-implausible-clock";
import type { Rule } from "./rule";
import type { Ruleset } from "./ruleset";

/** A parameter of a rule, for people: what it says, and its value where a deployment sets none. */
export type RuleParameter = { name: string; description: string; default: unknown };

/** A rule's own parameters, as it names them. Throws a `TypeError` for one without a description or a default. */
export function parametersOfRule(rule: Rule): RuleParameter[] {
  const defaults = rule.parameters.parse({});
  return Object.entries(rule.parameters.shape).map(([name, { description }]) => {
    if (!description || defaults[name] === undefined)
      throw new TypeError(`The parameter ${name} of ${rule.id} must have a description and a default.`);
    return { name, description, default: defaults[name] };
  });
}

/** What decides the rules of the root-cause pass, none of which has parameters of its own. */
const SHARED: readonly RuleParameter[] = [
  { name: "exemptPurposes", description: "Purposes of use that need no consent in this deployment.", default: [] },
  {
    name: "clockToleranceSeconds",
    description: `The toleranceSeconds of ${implausibleClock.id}: effective times are judged by it.`,
    default: implausibleClock.parameters.parse({}).toleranceSeconds,
  },
];

/** Every parameter that a rule's alerts record, with the value in force. */
export function parametersInForce(rule: Rule, ruleset: Ruleset): (RuleParameter & { value: unknown })[] {
  const values = ruleset.parametersOf(rule.id);
  return [...parametersOfRule(rule), ...SHARED]
    .filter(({ name }) => name in values)
    .map((parameter) => ({ ...parameter, value: values[parameter.name] }));
}
