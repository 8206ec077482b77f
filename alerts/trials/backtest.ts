import type { Pool } from "pg";
import type { Backtest, Difference } from "../../database/schema/backtest-result";
import { resolveFacts } from "../../facts/schema";
import type { Finding } from "../rules/finding";
import type { Ruleset } from "../rules/ruleset";
import { cutRange, dryRun, rangeOfPeriod } from "./dry-run";

const RANGE_SIZE = 10_000;

/**
 * Compares what a rule finds in a period, `[from, to)` in Unix seconds, under the current ruleset and under a
 * candidate. Both use the production evaluation; nothing is stored.
 */
export async function backtest({
  pool,
  chainId,
  ruleId,
  period,
  current,
  candidate,
  examples = 10,
  onProgress = () => {},
  viewsSchema = "chain",
}: {
  pool: Pool;
  chainId: number;
  ruleId: string;
  period: { from: number; to: number };
  current: Ruleset;
  candidate: Ruleset;
  /** Maximum number of examples of each kind. */
  examples?: number;
  /** Called with the number of ranges done and the total. */
  onProgress?: (done: number, all: number) => void;
  viewsSchema?: string;
}): Promise<Backtest> {
  const facts = await resolveFacts(pool, viewsSchema);
  const whole = await rangeOfPeriod({ pool, facts, chainId, period });
  const ranges = await cutRange({ pool, facts, chainId, range: whole, size: RANGE_SIZE });
  const result: Backtest = {
    ...{ chainId, ruleId, current: 0, candidate: 0, added: 0, dropped: 0 },
    examples: { added: [], dropped: [] },
  };
  for (const [index, range] of ranges.entries()) {
    const found = (ruleset: Ruleset) => dryRun({ pool, chainId, ...range, ruleset, rules: [ruleId], viewsSchema });
    const [now, then] = [await found(current), await found(candidate)];
    const added = without(then, now);
    const dropped = without(now, then);
    result.current += now.length;
    result.candidate += then.length;
    result.added += added.length;
    result.dropped += dropped.length;
    result.examples.added.push(...added.slice(0, examples - result.examples.added.length).map(differenceOf));
    result.examples.dropped.push(...dropped.slice(0, examples - result.examples.dropped.length).map(differenceOf));
    onProgress(index + 1, ranges.length);
  }
  return result;
}

function without(findings: readonly Finding[], others: readonly Finding[]): Finding[] {
  const known = new Set(others.map(({ subject }) => subject.pos));
  return findings.filter(({ subject }) => !known.has(subject.pos));
}

/** Converts a finding to the form that reports show. */
function differenceOf({ ruleId, headline, summary, explanation, subject }: Finding): Difference {
  const { pos, blockNumber, txHash, logIndex, entryIndex } = subject;
  return { ruleId, headline, summary, explanation, pos: pos.toString(), blockNumber, txHash, logIndex, entryIndex };
}
