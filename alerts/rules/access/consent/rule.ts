import { z } from "zod";
import { defineRule, type Rule } from "../../rule";
import type { MissedConsent } from "./root-cause";

/** One of the root causes: the rule, and what it says of an access. */
export type ConsentRule = Rule & {
  /** What was wrong, in at most 80 characters, without date and pseudonym. */
  headline: (missed: MissedConsent) => string;
  /** One sentence of at most 30 words, the finding first, without codes and pseudonyms. */
  summary: (missed: MissedConsent) => string;
  /** How the verdict was reached, in short sentences: which facts, each id once, compared how. */
  explanation: (missed: MissedConsent) => string;
};

/** A rule of the root-cause pass: decided at the access, without parameters of its own. */
export function defineConsentRule(rule: Omit<ConsentRule, "trigger" | "subject" | "parameters">): ConsentRule {
  const { headline, summary, explanation, ...metadata } = rule;
  return {
    ...defineRule({ ...metadata, trigger: "event", subject: "access", parameters: z.strictObject({}) }),
    headline,
    summary,
    explanation,
  };
}
