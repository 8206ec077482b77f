import { createHash } from "node:crypto";
import { parametersOfRule } from "../describe-parameters";
import type { Rule } from "../rule";
import type { Ruleset } from "../ruleset";
import { sourceText } from "./source-text";
import { type Passes, statementsOf } from "./statements";

/** Rule id → its version, and the digest of the rule when it got that version. */
export type Lock = Record<string, { version: number; digest: string }>;

/**
 * Computes the lock of these rules. A digest is SHA-256, in hex, over the rule's metadata, the source of its file and
 * the SQL of its passes. `sourceOf` returns the source of a rule's file.
 */
export async function lockOf(ruleset: Ruleset, passes: Passes, sourceOf: (rule: Rule) => string): Promise<Lock> {
  const lock: Lock = {};
  for (const { rule } of ruleset.rules) {
    const { id, name, version, severity, citations, trigger, subject, description, triage, falsePositives } = rule;
    const content = {
      metadata: { id, name, severity, citations, trigger, subject, description, triage, falsePositives },
      parameters: parametersOfRule(rule),
      source: sourceText(sourceOf(rule)),
      statements: await statementsOf(id, passes, ruleset),
    };
    lock[id] = { version, digest: createHash("sha256").update(JSON.stringify(content)).digest("hex") };
  }
  return lock;
}

/** Returns the ids of rules that changed without a higher version. */
export function changedWithoutVersion(locked: Lock, current: Lock): string[] {
  return Object.keys(current).filter((id) => {
    const before = locked[id];
    const now = current[id]!;
    return before !== undefined && now.digest !== before.digest && now.version <= before.version;
  });
}

/** Returns the ids of rules that differ between two locks: changed, new or removed. */
export function notAsLocked(locked: Lock, current: Lock): string[] {
  return [...new Set([...Object.keys(locked), ...Object.keys(current)])]
    .filter((id) => locked[id]?.version !== current[id]?.version || locked[id]?.digest !== current[id]?.digest)
    .sort();
}

/** Formats the lock as its file. */
export const lockText = (lock: Lock): string => `${JSON.stringify(lock, null, 2)}\n`;
