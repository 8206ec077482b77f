import type { z } from "zod";
import type { AccessRow } from "../../../../facts/rows";
import { defineRule, type Rule } from "../../rule";

/** The access at which an actor's count reached the limit within the window. */
export type Burst = {
  access: AccessRow;
  /** The instant by which it is judged, Unix seconds. */
  t: number;
  /** How many were counted, itself among them: accesses, or patients. */
  counted: number;
  limit: number;
  windowSeconds: number;
};

/** A rule about how much an actor did within a window, and what it says of the access that reached the limit. */
export type BurstRule<Parameters extends z.ZodObject = z.ZodObject> = Rule<Parameters> & {
  /** What was wrong, in at most 80 characters, without date and pseudonym. */
  headline: (burst: Burst) => string;
  /** One sentence of at most 30 words, the finding first, without codes and pseudonyms. */
  summary: (burst: Burst) => string;
  /** How the verdict was reached, in short sentences: which facts, each id once, compared how. */
  explanation: (burst: Burst) => string;
};

/** A rule that is decided at an access from the actor's earlier ones. */
export function defineBurstRule<Parameters extends z.ZodObject>(
  rule: Omit<BurstRule<Parameters>, "trigger" | "subject">,
): BurstRule<Parameters> {
  const { headline, summary, explanation, ...metadata } = rule;
  return { ...defineRule({ ...metadata, trigger: "window", subject: "access" }), headline, summary, explanation };
}
