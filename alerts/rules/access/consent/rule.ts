import { z } from "zod";
import { defineRule, type Rule } from "../../rule";
import type { MissedConsent } from "./root-cause";

/** One of the root causes: the rule, and what it says of an access. */
export type ConsentRule = Rule & {
  /** What was wrong, in at most 80 characters, without date and pseudonym. */
  headline: (missed: MissedConsent) => string;
  /** A sentence without codes. */
  summary: (missed: MissedConsent) => string;
  /** What decided, with the facts' own identifiers. */
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
