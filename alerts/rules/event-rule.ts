import type { z } from "zod";
import { defineRule, type Rule } from "./rule";
import type { Ruleset } from "./ruleset";

/** A rule that is decided at an event by a pass which it shares with others, and what it says where it fires on `Row`. */
export type EventRule<Row, Parameters extends z.ZodObject = z.ZodObject> = Rule<Parameters> & {
  /** What was wrong, in at most 80 characters, without date and pseudonym. */
  headline: (row: Row, parameters: z.output<Parameters>) => string;
  /** One sentence of at most 30 words, the finding first, without codes and pseudonyms. */
  summary: (row: Row, parameters: z.output<Parameters>) => string;
  /** How the verdict was reached, in short sentences: which facts, each id once, compared how. */
  explanation: (row: Row, parameters: z.output<Parameters>) => string;
  /** Every fact that decided, each with its place. */
  evidence: (row: Row, parameters: z.output<Parameters>) => Record<string, unknown>;
};

/** A rule of a shared pass: its types are kept. */
export function defineEventRule<Row, Parameters extends z.ZodObject>(
  rule: Omit<EventRule<Row, Parameters>, "trigger">,
): EventRule<Row, Parameters> {
  const { headline, summary, explanation, evidence, ...metadata } = rule;
  return { ...defineRule<Parameters>({ ...metadata, trigger: "event" }), headline, summary, explanation, evidence };
}

/** What the rule says of a row, with a deployment's parameters: the part of a finding that is the rule's own. */
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
