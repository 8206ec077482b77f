import { createHash } from "node:crypto";
import type { z } from "zod";
import { isTimeZone, UTC } from "../../facts/calendar";
import { PURPOSES, type Purpose } from "../../facts/codes";
import { DEFAULT_TERMS, type TriageTerms } from "../../settings/triage-terms";
import { implausibleClock } from "./access/acc-13-implausible-clock";
import { consentPass } from "./access/consent/pass";
import { unusualVolume } from "./access/volume/acc-14-unusual-volume";
import { catalogue } from "./catalogue";
import type { Rule } from "./rule";
import { type Ruleset, RulesetError } from "./ruleset";

/** The rules that speak of days, and so of a time zone. */
const RULES_OF_DAYS: readonly string[] = [unusualVolume.id];

/**
 * Creates the ruleset with these settings and defaults for the rest. Shadow parameters are checked too, but are not
 * part of it. Throws a `RulesetError` for an unknown rule or parameter, or an invalid value.
 */
export function createRuleset({
  exemptPurposes = [],
  ruleParameters = {},
  shadowParameters = {},
  triage = DEFAULT_TERMS,
  timeZone = UTC,
}: {
  exemptPurposes?: readonly Purpose[];
  ruleParameters?: Record<string, Record<string, unknown>>;
  shadowParameters?: Record<string, Record<string, unknown>>;
  triage?: TriageTerms;
  timeZone?: string;
} = {}): Ruleset {
  const problems = [
    ...exemptPurposes.flatMap((purpose, index) =>
      PURPOSES.includes(purpose)
        ? []
        : [`exemptPurposes.${index}: ${purpose} is no purpose of use: take some of ${PURPOSES.join(", ")}.`],
    ),
    ...[...new Set([...Object.keys(ruleParameters), ...Object.keys(shadowParameters)])]
      .filter((id) => !catalogue.some((rule) => rule.id === id))
      .map((id) => `rules.${id}: there is no such rule: take some of ${catalogue.map((rule) => rule.id).join(", ")}.`),
  ];
  if (!isTimeZone(timeZone))
    problems.push(`timeZone: "${timeZone}" is no time zone: take a name of the IANA database, such as Europe/Berlin.`);
  const rules = catalogue.map((rule) => {
    const shadow = rule.parameters.safeParse(shadowParameters[rule.id] ?? {});
    if (!shadow.success) problems.push(...parameterProblems(rule, "shadow", shadow.error));
    const parsed = rule.parameters.safeParse(ruleParameters[rule.id] ?? {});
    if (!parsed.success) problems.push(...parameterProblems(rule, "parameters", parsed.error));
    return { rule, parameters: parsed.data ?? {} };
  });
  if (problems.length > 0) throw new RulesetError(problems);

  const exempt = PURPOSES.filter((purpose) => exemptPurposes.includes(purpose));
  const { toleranceSeconds } = rules.find(({ rule }) => rule.id === implausibleClock.id)!.parameters;
  const clockToleranceSeconds = toleranceSeconds as number;
  const ofConsent = { exemptPurposes: exempt, clockToleranceSeconds };
  const sharedBy = ({ id }: Rule) => ({
    ...(consentPass.rules.includes(id) && ofConsent),
    ...(RULES_OF_DAYS.includes(id) && { timeZone }),
  });
  const parametersById = new Map(rules.map(({ rule, parameters }) => [rule.id, { ...parameters, ...sharedBy(rule) }]));
  const parametersOf = (ruleId: string) => {
    const parameters = parametersById.get(ruleId);
    if (parameters === undefined) throw new RangeError(`There is no rule ${ruleId}.`);
    return parameters;
  };
  const content = rules.map(({ rule: { id, version } }) => ({ id, version, parameters: parametersOf(id) }));
  return {
    hash: createHash("sha256").update(JSON.stringify(content)).digest("hex").slice(0, 16),
    rules,
    content,
    exemptPurposes: exempt,
    clockToleranceSeconds,
    timeZone,
    triage,
    parametersOf,
  };
}

/**
 * Restores a former ruleset from its content: its parameters, with the current rules. A rule that was missing then, or
 * no longer accepts its former parameters, has those of `present`. The hash is the former one if all versions are the
 * same.
 */
export function formerRuleset(content: Ruleset["content"], present: Ruleset): Ruleset {
  const former = new Map(content.map(({ id, parameters }) => [id, parameters]));
  const ruleParameters = Object.fromEntries(
    present.rules.map(({ rule, parameters }) => {
      const then = former.has(rule.id) ? rule.parameters.strip().safeParse(former.get(rule.id)) : undefined;
      return [rule.id, then?.success ? then.data : parameters];
    }),
  );
  const shared = former.get(consentPass.rules[0]!)?.exemptPurposes;
  const exemptPurposes = Array.isArray(shared)
    ? PURPOSES.filter((purpose) => shared.includes(purpose))
    : present.exemptPurposes;
  const zone = former.get(RULES_OF_DAYS[0]!)?.timeZone;
  const timeZone = typeof zone === "string" && isTimeZone(zone) ? zone : UTC;
  return createRuleset({ exemptPurposes, ruleParameters, triage: present.triage, timeZone });
}

/** Returns a sentence for each invalid parameter, beginning with its place in the rules file. */
export function parameterProblems(rule: Rule, part: "parameters" | "shadow", { issues }: z.ZodError): string[] {
  const names = Object.keys(rule.parameters.shape);
  return issues.flatMap((issue) =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((name) => {
          const instead = rule.replacedParameters?.[name];
          const advice = names.length > 0 ? `such parameter: take some of ${names.join(", ")}` : "parameters";
          return `rules.${rule.id}.${part}.${name}: ${instead === undefined ? `the rule has no ${advice}` : `the rule no longer has this parameter: set ${instead}`}.`;
        })
      : [`rules.${[rule.id, part, ...issue.path].join(".")}: ${issue.message}.`],
  );
}
