import type { z } from "zod";
import type { Purpose } from "../../facts/codes";
import type { TriageTerms } from "../../settings/triage-terms";
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
  /** How soon people must deal with what is found. No part of the hash: it changes no verdict. */
  triage: TriageTerms;
  /** A rule's parameters as alerts record them. Throws a `RangeError` where there is no such rule. */
  parametersOf: (ruleId: string) => Record<string, unknown>;
};

/** What a deployment sets may not be what the rules take. Each problem begins with its place in the rules file. */
export class RulesetError extends Error {
  override readonly name = "RulesetError";
  constructor(readonly problems: readonly string[]) {
    super(problems.join("\n"));
  }
}

/** A rule's own parameters in a ruleset, without what else alerts of the rule record as such. */
export const parametersIn = <Parameters extends z.ZodObject>(
  ruleset: Ruleset,
  { id, parameters }: Pick<Rule<Parameters>, "id" | "parameters">,
): z.output<Parameters> => parameters.strip().parse(ruleset.parametersOf(id)) as z.output<Parameters>;
