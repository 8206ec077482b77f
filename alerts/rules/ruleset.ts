import type { z } from "zod";
import type { Purpose } from "../../facts/codes";
import type { TriageTerms } from "../../settings/triage-terms";
import type { Rule } from "./rule";

/** The rules with a deployment's parameters. */
export type Ruleset = {
  /** Changes with every rule version and parameter; verdicts and alerts record it. */
  hash: string;
  rules: readonly { rule: Rule; parameters: Record<string, unknown> }[];
  /** The content that the hash covers. */
  content: readonly { id: string; version: number; parameters: Record<string, unknown> }[];
  /** Purposes that need no consent in this deployment. */
  exemptPurposes: readonly Purpose[];
  /** Maximum delay of a block after an access, in seconds, for the custodian's clock to be accepted. */
  clockToleranceSeconds: number;
  /** Where days begin for rules that speak of days: a name of the IANA database. */
  timeZone: string;
  /** How soon people must handle findings. Not part of the hash, because it changes no verdict. */
  triage: TriageTerms;
  /** Returns a rule's parameters as alerts record them. Throws a `RangeError` for an unknown rule. */
  parametersOf: (ruleId: string) => Record<string, unknown>;
};

/** Thrown if a deployment's rule settings are invalid. Each problem begins with its place in the rules file. */
export class RulesetError extends Error {
  override readonly name = "RulesetError";
  constructor(readonly problems: readonly string[]) {
    super(problems.join("\n"));
  }
}

/** Returns a rule's own parameters in a ruleset, without the shared ones that its alerts also record. */
export const parametersIn = <Parameters extends z.ZodObject>(
  ruleset: Ruleset,
  { id, parameters }: Pick<Rule<Parameters>, "id" | "parameters">,
): z.output<Parameters> => parameters.strip().parse(ruleset.parametersOf(id)) as z.output<Parameters>;
