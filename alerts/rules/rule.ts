import type { z } from "zod";
import type { SubjectType } from "./finding";

export type Severity = "critical" | "high" | "medium" | "low";

/**
 * When a rule can be decided: `event` at the subject's own position; `window` at it too, from earlier events within a
 * span of time; `deadline` once the chain's clock has passed the deadline, from facts up to it.
 */
export type Trigger = "event" | "window" | "deadline";

/** A rule's metadata, for people and for the catalogue. Its pass decides it. */
export type Rule<Parameters extends z.ZodObject = z.ZodObject> = {
  /** Three letters for the subject area, a hyphen, two digits. */
  id: string;
  name: string;
  /** What it finds, in a few words for people who read no code. Reports show it; rewording it needs no new version. */
  title: string;
  /** Raised with every change of what it decides or reports; existing alerts keep theirs. */
  version: number;
  severity: Severity;
  /** Regulations that a finding can be measured against. They help triage and are not legal advice. */
  citations: readonly string[];
  trigger: Trigger;
  subject: SubjectType;
  /** When it fires, in one sentence. */
  description: string;
  /** Each parameter has a default; a deployment may set any of them. */
  parameters: Parameters;
  /** Parameters that former versions had, and what to set instead: "mostYears, a number of calendar years". */
  replacedParameters?: Readonly<Record<string, string>>;
  /** What to check and do, in this order. */
  triage: readonly string[];
  /** Innocent explanations of a finding. */
  falsePositives: readonly string[];
};

/** Defines a rule; keeps its types. */
export const defineRule = <Parameters extends z.ZodObject>(rule: Rule<Parameters>): Rule<Parameters> => rule;
