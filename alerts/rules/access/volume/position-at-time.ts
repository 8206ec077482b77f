import { blockOf, blockStart } from "../../../../facts/position";
import type { EvaluationContext } from "../../pass";

/**
 * Returns, for each time (Unix seconds), a position before every access of a block at or after that time, and at or
 * after every access of an earlier block: everything since then lies above it. Meant for looking back from a range, so
 * accesses above the range may lie on either side. Found by bisection over blocks, because times never decrease along a
 * chain.
 */
export async function positionsAtTime(
  { query, facts, chainId, toPos }: EvaluationContext,
  times: readonly number[],
): Promise<Map<number, bigint>> {
  const rows = await query<{ time: string; block: string }>(
    `WITH RECURSIVE search (time, low, high) AS (
       SELECT time, 0::bigint, $3::bigint FROM unnest($2::bigint[]) time
       UNION ALL
       SELECT s.time, CASE WHEN late THEN s.low ELSE LEAST(next.block_number + 1, s.high) END,
         CASE WHEN late THEN middle ELSE s.high END
       FROM search s
       CROSS JOIN LATERAL (SELECT (s.low + s.high) / 2 AS middle) m
       LEFT JOIN LATERAL (
         SELECT block_number, block_time FROM ${facts("access")} a
         WHERE a.chain_id = $1 AND a.pos >= middle * ${blockStart(1n)}::bigint ORDER BY a.pos LIMIT 1
       ) next ON true
       CROSS JOIN LATERAL (SELECT COALESCE(next.block_time >= s.time, true) AS late) l
       WHERE s.low < s.high
     )
     SELECT time, low AS block FROM search WHERE low = high`,
    [chainId, [...new Set(times)], blockOf(toPos) + 1n],
  );
  return new Map(rows.map(({ time, block }) => [Number(time), blockStart(BigInt(block)) - 1n]));
}
