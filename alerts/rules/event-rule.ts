import type { z } from "zod";
import { defineRule, type Rule } from "./rule";
import type { Ruleset } from "./ruleset";

/** A rule decided at an event by a shared pass, with its texts about a `Row`. */
export type EventRule<Row, Parameters extends z.ZodObject = z.ZodObject> = Rule<Parameters> & {
  /** What went wrong, in at most 80 characters, without a date or a pseudonym. */
  headline: (row: Row, parameters: z.output<Parameters>) => string;
  /** One sentence of at most 30 words, the time directly after what happened then, without codes and pseudonyms. */
  summary: (row: Row, parameters: z.output<Parameters>) => string;
  /** What decided the finding, with the identifiers of the facts. */
  explanation: (row: Row, parameters: z.output<Parameters>) => string;
  /** Every fact that decided it, with its place. */
  evidence: (row: Row, parameters: z.output<Parameters>) => Record<string, unknown>;
};

/** Defines a rule of a shared pass; keeps its types. */
export function defineEventRule<Row, Parameters extends z.ZodObject>(
  rule: Omit<EventRule<Row, Parameters>, "trigger">,
): EventRule<Row, Parameters> {
  const { headline, summary, explanation, evidence, ...metadata } = rule;
  return { ...defineRule<Parameters>({ ...metadata, trigger: "event" }), headline, summary, explanation, evidence };
}

/** Returns the rule's own part of a finding about a row, with a deployment's parameters. */
export function whatRuleSays<Row, Parameters extends z.ZodObject>(
  rule: EventRule<Row, Parameters>,
  row: Row,
  ruleset: Ruleset,
) {
  const parameters = rule.parameters.parse(ruleset.parametersOf(rule.id));
  return {
    ruleId: rule.id,
    headline: rule.headline(row, parameters),
    summary: rule.summary(row, parameters),
    explanation: rule.explanation(row, parameters),
    evidence: rule.evidence(row, parameters),
  };
}
