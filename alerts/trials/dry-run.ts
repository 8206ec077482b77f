import type { Pool } from "pg";
import { inSnapshot } from "../../database/snapshot";
import { blockStart } from "../../facts/position";
import type { Range } from "../../facts/ranges";
import type { Facts } from "../../facts/schema";
import { everyFact } from "../../facts/tables";
import { findingsOf } from "../detect/evaluate/find";
import { openFacts, queryOn } from "../detect/evaluate/open-facts";
import type { Finding } from "../rules/finding";
import type { Ruleset } from "../rules/ruleset";

/**
 * Returns what rules find in a range, by the production evaluation, without storing verdicts, alerts or deadlines. A
 * rule with deadlines finds only what the chain's clock has passed.
 */
export async function dryRun({
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
    const { facts, head } = await openFacts({ client, viewsSchema, chainId, overRange: true });
    const context = { query: queryOn(client), facts, chainId, fromPos, toPos, head, ruleset, store: false };
    return findingsOf(context, rules);
  });
}

/** The positions of the blocks of a period, `[from, to)` in Unix seconds, from the first to the last that holds facts. */
export async function rangeOfPeriod({
  pool,
  facts,
  chainId,
  period: { from, to },
}: {
  pool: Pool;
  facts: Facts;
  chainId: number;
  period: { from: number; to: number };
}): Promise<Range> {
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

/** Higher than any position. */
const MOST = 2n ** 62n;

/** Cuts a range so that no part holds more than this many accesses, in order. */
export async function cutRange({
  pool,
  facts,
  chainId,
  range: { fromPos, toPos },
  size,
}: {
  pool: Pool;
  facts: Facts;
  chainId: number;
  range: Range;
  size: number;
}): Promise<Range[]> {
  const { rows } = await pool.query<{ pos: string }>(
    `SELECT pos FROM (SELECT pos, row_number() OVER (ORDER BY pos) AS number FROM ${facts("access")}
       WHERE chain_id = $1 AND pos > $2::bigint AND pos <= $3::bigint) numbered WHERE number % $4::bigint = 0 ORDER BY pos`,
    [chainId, fromPos, toPos, size],
  );
  const cuts = rows.map(({ pos }) => BigInt(pos)).filter((pos) => pos < toPos);
  return [...cuts, toPos].map((end, index) => ({ fromPos: cuts[index - 1] ?? fromPos, toPos: end }));
}
