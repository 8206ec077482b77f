/** Expected and found alerts, line by line. */

import type { StandingAlert } from "./findings";
import type { Scenario } from "./format";
import type { PlayedLine } from "./played-chain";

/** A missing or unexpected alert: the rule, and its line. `line` is null if the alert is on no line of the file. */
export type Mismatch = { line: number | null; id: string | null; rule: string };

export type Comparison = {
  /** Actions in the file. */
  lines: number;
  expected: number;
  found: number;
  missing: Mismatch[];
  unexpected: Mismatch[];
  /** For each rule expected or found, in order. */
  rules: { rule: string; expected: number; found: number; missing: number; unexpected: number }[];
};

/**
 * Compares the file's expectations with the active alerts. A removed or refused line expects nothing. In a file without
 * any `expect`, nothing is missing or unexpected.
 */
export function compare(
  scenario: Scenario,
  played: readonly PlayedLine[],
  alerts: readonly StandingAlert[],
): Comparison {
  const bySubject = new Map<string, PlayedLine>();
  const byTransaction = new Map<string, PlayedLine>();
  for (const each of played) {
    if (!each.subject) continue;
    const { blockHash, txHash, logIndex, entryIndex } = each.subject;
    bySubject.set(`${blockHash} ${txHash} ${logIndex} ${entryIndex}`, each);
    byTransaction.set(txHash, each);
  }
  const wanted = new Map<string, Mismatch>();
  for (const { line, subject } of played)
    if (subject)
      for (const rule of line.expect ?? [])
        wanted.set(`${line.line} ${rule}`, { line: line.line, id: line.id ?? null, rule });

  const missing = new Map(wanted);
  const unexpected: Mismatch[] = [];
  for (const { ruleId: rule, blockHash, txHash, logIndex, entryIndex } of alerts) {
    const exact = bySubject.get(`${blockHash} ${txHash} ${logIndex} ${entryIndex}`);
    const found = exact && missing.delete(`${exact.line.line} ${rule}`);
    const line = (exact ?? byTransaction.get(txHash))?.line;
    if (!found && scenario.labelled) unexpected.push({ line: line?.line ?? null, id: line?.id ?? null, rule });
  }

  const names = new Set(
    [...wanted.values(), ...unexpected].map(({ rule }) => rule).concat(alerts.map((a) => a.ruleId)),
  );
  const count = (list: Iterable<Mismatch>, rule: string) => [...list].filter((each) => each.rule === rule).length;
  return {
    lines: scenario.lines.length,
    expected: wanted.size,
    found: alerts.length,
    missing: [...missing.values()],
    unexpected,
    rules: [...names].sort().map((rule) => ({
      rule,
      expected: count(wanted.values(), rule),
      found: alerts.filter((alert) => alert.ruleId === rule).length,
      missing: count(missing.values(), rule),
      unexpected: count(unexpected, rule),
    })),
  };
}
