import type { z } from "zod";
import type { AccessRow } from "../../../../facts/rows";
import { defineRule, type Rule } from "../../rule";

/** The access at which an actor's count reached the limit within the window. */
export type Burst = {
  access: AccessRow;
  /** The instant by which it is judged, in Unix seconds. */
  t: number;
  /** The number of accesses or patients counted, including this one. */
  counted: number;
  limit: number;
  windowSeconds: number;
};

/** A rule about how much an actor did within a window, with its texts about the access that reached the limit. */
export type BurstRule<Parameters extends z.ZodObject = z.ZodObject> = Rule<Parameters> & {
  /** What went wrong, in at most 80 characters, without a date or a pseudonym. */
  headline: (burst: Burst) => string;
  /** One sentence of at most 30 words, the time directly after what happened then, without codes and pseudonyms. */
  summary: (burst: Burst) => string;
  /** What was counted and how, with the identifiers of the facts. */
  explanation: (burst: Burst) => string;
};

/** Defines a rule that is decided at an access, from the actor's earlier ones. */
export function defineBurstRule<Parameters extends z.ZodObject>(
  rule: Omit<BurstRule<Parameters>, "trigger" | "subject">,
): BurstRule<Parameters> {
  const { headline, summary, explanation, ...metadata } = rule;
  return { ...defineRule({ ...metadata, trigger: "window", subject: "access" }), headline, summary, explanation };
}
