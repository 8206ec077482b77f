import type { Pool } from "pg";
import { isPassing } from "../../database/snapshot";
import { readCheckpoint } from "../../facts/checkpoint";
import { blockEnd, blockOf } from "../../facts/position";
import { type Facts, FactsNotReadyError, resolveFacts } from "../../facts/schema";
import { everyFact, FACT_TABLES } from "../../facts/tables";
import { readCursor, readGaps } from "./schedule/cursor";

/** The monitor's progress on a chain. Block numbers are -1 if there is no block yet. */
export type Progress = {
  chainId: number;
  /** The newest indexed block. */
  latestBlock: number;
  /** Unix seconds; 0 if nothing is indexed. */
  latestTime: number;
  finalizedBlock: number;
  /** The durable cursor. */
  evaluatedPos: bigint;
  /** The highest block up to which every indexed fact is evaluated. */
  evaluatedBlock: number;
  /** Blocks near the head with facts that are not evaluated. */
  pendingBlocks: number;
  /** Number of ranges of history that are not evaluated. */
  gaps: number;
  provisionalAlerts: number;
  /** Deadlines that are not finally decided. */
  openDeadlines: number;
  /** Ranges on which a rule failed, plus accesses whose codes no rule knows. */
  errors: number;
};

/** Reads the progress on these chains. Block numbers are -1 while the indexer has no facts. */
export async function readProgress(
  pool: Pick<Pool, "query">,
  { chainIds, viewsSchema = "chain" }: { chainIds: readonly number[]; viewsSchema?: string },
): Promise<Progress[]> {
  const facts = await resolveFacts(pool, viewsSchema).catch((error) => {
    if (error instanceof FactsNotReadyError) return undefined;
    throw error;
  });
  return Promise.all(chainIds.map((chainId) => progressOf(pool, facts, chainId)));
}

async function progressOf(pool: Pick<Pool, "query">, facts: Facts | undefined, chainId: number): Promise<Progress> {
  const nothing = { latestBlock: -1, latestTime: 0, finalizedBlock: -1, evaluatedBlock: -1, pendingBlocks: 0, gaps: 0 };
  const evaluatedPos = await readCursor(pool, chainId);
  const { rows } = await pool.query<Pick<Progress, "provisionalAlerts" | "openDeadlines" | "errors">>(
    `SELECT (SELECT count(*)::int FROM compliance.alert
         WHERE chain_id = $1 AND finality = 'provisional' AND retracted_at IS NULL) AS "provisionalAlerts",
       (SELECT count(*)::int FROM compliance.deadline WHERE chain_id = $1 AND decided_at IS NULL) AS "openDeadlines",
       (SELECT count(*)::int FROM compliance.rule_error WHERE chain_id = $1 AND resolved_at IS NULL)
         + (SELECT count(*)::int FROM compliance.verdict v WHERE v.chain_id = $1 AND v.consent = 'error'
             AND NOT EXISTS (SELECT FROM compliance.rule_error e WHERE e.chain_id = $1 AND e.resolved_at IS NULL
               AND v.pos > e.from_pos AND v.pos <= e.to_pos)) AS errors`,
    [chainId],
  );
  const known = { chainId, evaluatedPos, ...rows[0]! };
  if (facts === undefined) return { ...nothing, ...known };
  try {
    return { ...nothing, ...known, ...(await readTip({ pool, facts, chainId, cursor: evaluatedPos })) };
  } catch (error) {
    if (isPassing(error)) return { ...nothing, ...known };
    throw error;
  }
}

const notEvaluated = (fact: string) => `NOT EXISTS (SELECT FROM compliance.evaluated_block e
  WHERE e.chain_id = $1 AND e.block_number = ${fact}.block_number AND e.block_hash = ${fact}.block_hash)`;

async function readTip({
  pool,
  facts,
  chainId,
  cursor,
}: {
  pool: Pick<Pool, "query">;
  facts: Facts;
  chainId: number;
  cursor: bigint;
}) {
  const checkpoint = await readCheckpoint(pool, facts, chainId);
  if (checkpoint === undefined) return {};
  const safePos = blockEnd(BigInt(checkpoint.safeBlock));
  const gaps = await readGaps(pool, chainId, { fromPos: cursor, toPos: safePos });
  const frontier = gaps[0]?.fromPos ?? (safePos > cursor ? safePos : cursor);
  const { rows: first } = await pool.query<{ pos: string | null }>(
    `SELECT min(pos) AS pos FROM (${FACT_TABLES.map(
      (
        table,
      ) => `(SELECT f.pos FROM ${facts(table)} f WHERE f.chain_id = $1 AND f.pos > $2::bigint AND ${notEvaluated("f")}
         ORDER BY f.pos LIMIT 1)`,
    ).join(" UNION ALL ")}) first`,
    [chainId, frontier],
  );
  const { rows: pending } = await pool.query<{ count: number }>(
    `SELECT count(DISTINCT block_number)::int AS count
     FROM (${everyFact(facts, "block_number, block_hash", "chain_id = $1 AND pos > $2::bigint")}) fact
     WHERE ${notEvaluated("fact")}`,
    [chainId, safePos > cursor ? safePos : cursor],
  );
  const pos = first[0]?.pos;
  return {
    latestBlock: checkpoint.latestBlock,
    latestTime: checkpoint.latestTime,
    finalizedBlock: checkpoint.finalizedBlock,
    evaluatedBlock: pos ? Number(blockOf(BigInt(pos))) - 1 : checkpoint.latestBlock,
    pendingBlocks: pending[0]!.count,
    gaps: pos && BigInt(pos) <= safePos ? gaps.length : 0,
  };
}
