import { createHash } from "node:crypto";
import { PURPOSES, type Purpose } from "../../src/codes";
import { implausibleClock } from "./acc-13-implausible-clock";
import { catalogue } from "./catalogue";
import { consentPass } from "./consent-pass";
import type { Rule } from "./rule";

/** The rules with a deployment's parameters. */
export type Ruleset = {
  /** Changes with every rule's version and parameter: verdicts and alerts say by which ruleset they were found. */
  hash: string;
  rules: readonly { rule: Rule; parameters: Record<string, unknown> }[];
  /** What the hash is made of. */
  content: readonly { id: string; version: number; parameters: Record<string, unknown> }[];
  /** Purposes that need no consent here. */
  exemptPurposes: readonly Purpose[];
  /** Most seconds by which a block may be later than an access for the custodian's clock to count. */
  clockToleranceSeconds: number;
  /** A rule's parameters as alerts record them. Throws a `RangeError` where there is no such rule. */
  parametersOf: (ruleId: string) => Record<string, unknown>;
};

/** What a deployment sets may not be what the rules take. Each problem is a sentence. */
export class RulesetError extends Error {
  override readonly name = "RulesetError";
  constructor(readonly problems: readonly string[]) {
    super(problems.join("\n"));
  }
}

/**
 * The rules with these settings, defaults for the rest. Throws a `RulesetError` for a rule or a parameter that there is
 * not, or a value that it does not take.
 */
export function createRuleset({
  exemptPurposes = [],
  ruleParameters = {},
}: {
  exemptPurposes?: readonly Purpose[];
  ruleParameters?: Record<string, Record<string, unknown>>;
} = {}): Ruleset {
  const problems = [
    ...exemptPurposes
      .filter((purpose) => !PURPOSES.includes(purpose))
      .map(
        (purpose) => `EXEMPT_PURPOSES has ${purpose}, which is no purpose of use: take one of ${PURPOSES.join(", ")}.`,
      ),
    ...Object.keys(ruleParameters)
      .filter((id) => !catalogue.some((rule) => rule.id === id))
      .map(
        (id) =>
          `RULE_PARAMETERS names ${id}, which is no rule: take one of ${catalogue.map((rule) => rule.id).join(", ")}.`,
      ),
  ];
  const rules = catalogue.map((rule) => {
    const parsed = rule.parameters.safeParse(ruleParameters[rule.id] ?? {});
    if (parsed.success) return { rule, parameters: parsed.data };
    problems.push(
      ...parsed.error.issues.map(
        ({ path, message }) =>
          `RULE_PARAMETERS for ${rule.id}${path.length > 0 ? `, ${path.join(".")}` : ""}: ${message}.`,
      ),
    );
    return { rule, parameters: {} };
  });
  if (problems.length > 0) throw new RulesetError(problems);

  const exempt = PURPOSES.filter((purpose) => exemptPurposes.includes(purpose));
  const { toleranceSeconds } = rules.find(({ rule }) => rule.id === implausibleClock.id)!.parameters;
  const clockToleranceSeconds = toleranceSeconds as number;
  const ofConsent = { exemptPurposes: exempt, clockToleranceSeconds };
  const parametersById = new Map(
    rules.map(({ rule, parameters }) => [
      rule.id,
      consentPass.rules.includes(rule.id) ? { ...parameters, ...ofConsent } : parameters,
    ]),
  );
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
    parametersOf,
  };
}
