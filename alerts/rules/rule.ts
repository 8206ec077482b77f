import type { z } from "zod";
import type { SubjectType } from "./finding";

export type Severity = "critical" | "high" | "medium" | "low";

/**
 * When a rule can be decided: `event` at the subject's own position; `window` at it too, from earlier events within a
 * span of time; `deadline` once the chain's clock has passed the deadline, from facts up to it.
 */
export type Trigger = "event" | "window" | "deadline";

/** What a rule is: its metadata, for people and for the catalogue. How it is decided is its pass. */
export type Rule<Parameters extends z.ZodObject = z.ZodObject> = {
  /** Three letters for the subject area, a hyphen, two digits. */
  id: string;
  name: string;
  /** Raised with every change of what it decides or says; old alerts keep theirs. */
  version: number;
  severity: Severity;
  /** What the finding may be measured against. To help triage; no legal advice. */
  citations: readonly string[];
  trigger: Trigger;
  subject: SubjectType;
  /** When it fires, in a sentence. */
  description: string;
  /** Each with a default; a deployment may set any of them. */
  parameters: Parameters;
  /** What to look at and do, in this order. */
  triage: readonly string[];
  /** What explains it without anybody having done wrong. */
  falsePositives: readonly string[];
};

/** A rule as a module gives it: its types are kept. */
export const defineRule = <Parameters extends z.ZodObject>(rule: Rule<Parameters>): Rule<Parameters> => rule;
