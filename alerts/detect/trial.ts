import type { Pool } from "pg";
import { blockStart } from "../../src/position";
import { deadlinePasses, passes } from "../rules/catalogue";
import type { Finding } from "../rules/finding";
import type { EvaluationContext } from "../rules/pass";
import type { Ruleset } from "../rules/ruleset";
import { openFacts, queryOn } from "./evaluate";
import { everyFact } from "./fact-tables";
import type { Facts } from "./facts";
import type { Range } from "./gaps";
import { inSnapshot } from "./snapshot";

/**
 * What rules find in a range, as the production evaluation finds it, and leaving nothing behind: neither verdicts nor
 * alerts nor deadlines. A rule that waits for a deadline finds what the chain's clock has passed.
 */
export async function tryRules({
  pool,
  chainId,
  fromPos,
  toPos,
  ruleset,
  rules,
  viewsSchema = "chain",
}: Range & {
  pool: Pool;
  chainId: number;
  ruleset: Ruleset;
  rules: readonly string[];
  viewsSchema?: string;
}): Promise<Finding[]> {
  return inSnapshot(pool, async (client) => {
    const { facts, head } = await openFacts(client, viewsSchema, chainId, { overRange: true });
    const context = { query: queryOn(client), facts, chainId, fromPos, toPos, head, ruleset, store: false };
    return findingsOf(context, rules);
  });
}

/** The findings of these rules in the context's range, by positions. Nothing is stored where the context says so. */
export async function findingsOf(context: EvaluationContext, rules: readonly string[]): Promise<Finding[]> {
  const concerned = (pass: { rules: readonly string[] }) => pass.rules.some((id) => rules.includes(id));
  const findings: Finding[] = [];
  for (const pass of passes.filter(concerned)) findings.push(...(await pass.evaluate(context)));
  for (const pass of deadlinePasses.filter(concerned)) {
    const due = (await pass.plan(context)).filter(({ dueTime }) => dueTime < context.head.time);
    if (due.length > 0) findings.push(...(await pass.decide({ ...context, due })));
  }
  return findings
    .filter(({ ruleId }) => rules.includes(ruleId))
    .sort((a, b) => (a.subject.pos < b.subject.pos ? -1 : a.subject.pos > b.subject.pos ? 1 : 0));
}

/** The positions of the blocks of a period, `[from, to)` in Unix seconds, from the first to the last that holds facts. */
export async function rangeOfPeriod(
  pool: Pool,
  facts: Facts,
  chainId: number,
  { from, to }: { from: number; to: number },
): Promise<Range> {
  const firstBlockFrom = async (time: number) => {
    const { rows } = await pool.query<{ block: string | null }>(
      `SELECT min(block_number) AS block FROM (
         ${everyFact(facts, "block_number", "chain_id = $1 AND block_time >= $2::bigint")}
       ) later`,
      [chainId, time],
    );
    const block = rows[0]!.block;
    return block === null ? undefined : blockStart(BigInt(block)) - 1n;
  };
  const fromPos = await firstBlockFrom(from);
  const toPos = (await firstBlockFrom(to)) ?? MOST;
  return { fromPos: fromPos ?? toPos, toPos };
}

/** Above every position. */
const MOST = 2n ** 62n;

/** Cuts a range so that no part holds more than this many accesses, in order. */
export async function cutRange(
  pool: Pool,
  facts: Facts,
  chainId: number,
  { fromPos, toPos }: Range,
  size: number,
): Promise<Range[]> {
  const { rows } = await pool.query<{ pos: string }>(
    `SELECT pos FROM (SELECT pos, row_number() OVER (ORDER BY pos) AS number FROM ${facts("access")}
       WHERE chain_id = $1 AND pos > $2::bigint AND pos <= $3::bigint) numbered WHERE number % $4::bigint = 0 ORDER BY pos`,
    [chainId, fromPos, toPos, size],
  );
  const cuts = rows.map(({ pos }) => BigInt(pos)).filter((pos) => pos < toPos);
  return [...cuts, toPos].map((end, index) => ({ fromPos: cuts[index - 1] ?? fromPos, toPos: end }));
}
