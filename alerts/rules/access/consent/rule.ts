import { z } from "zod";
import { defineRule, type Rule } from "../../rule";
import type { MissedConsent } from "./root-cause";

/** A rule for one of the root causes, with its texts about an access. */
export type ConsentRule = Rule & {
  /** What went wrong, in at most 80 characters, without a date or a pseudonym. */
  headline: (missed: MissedConsent) => string;
  /** One sentence of at most 30 words, the time directly after what happened then, without codes and pseudonyms. */
  summary: (missed: MissedConsent) => string;
  /** What decided the verdict, with the identifiers of the facts. */
  explanation: (missed: MissedConsent) => string;
};

/** Defines a rule of the root-cause pass: decided at the access, without parameters of its own. */
export function defineConsentRule(rule: Omit<ConsentRule, "trigger" | "subject" | "parameters">): ConsentRule {
  const { headline, summary, explanation, ...metadata } = rule;
  return {
    ...defineRule({ ...metadata, trigger: "event", subject: "access", parameters: z.strictObject({}) }),
    headline,
    summary,
    explanation,
  };
}
