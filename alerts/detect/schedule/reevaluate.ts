import type { Pool } from "pg";
import { gapsIn, type Range } from "../../../facts/ranges";
import { readCursor } from "./cursor";
import { createRangeScheduler } from "./range-scheduler";
import type { Stage, StageOptions } from "./stage";

const RANGES_IN_FLIGHT = 4;

/**
 * Creates the stage that re-evaluates history for new rules and new rule versions. It notifies nobody, and people's
 * work on earlier alerts stands. Changed parameters alone do not trigger it: they apply from when they were set.
 */
export function createReevaluation({ pool, queue, chainId, ruleset, rangeSize }: StageOptions): Stage {
  const scheduler = createRangeScheduler(queue);

  return {
    step: async (facts) => {
      const gaps = await readOutdated(pool, chainId, ruleset.content);
      const requests: Range[] = [];
      for (const gap of gaps) {
        let fromPos = gap.fromPos;
        while (fromPos < gap.toPos && requests.length < RANGES_IN_FLIGHT) {
          const { rows } = await pool.query<{ pos: string }>(
            `SELECT pos FROM ${facts("access")} WHERE chain_id = $1 AND pos > $2::bigint AND pos <= $3::bigint
             ORDER BY pos OFFSET $4 LIMIT 1`,
            [chainId, fromPos, gap.toPos, rangeSize - 1],
          );
          const toPos = rows[0] === undefined ? gap.toPos : BigInt(rows[0].pos);
          requests.push({ fromPos, toPos });
          fromPos = toPos;
        }
      }
      await scheduler.schedule(
        requests.map(({ fromPos, toPos }) => ({
          ...{ chainId, fromPos: fromPos.toString(), toPos: toPos.toString(), tag: ruleset.hash },
          ...{ again: true, quiet: true },
        })),
      );
      return requests.length > 0;
    },
  };
}

/** Returns the ranges below the cursor that no ruleset with all of these rule versions has evaluated. */
export async function readOutdated(
  pool: Pool,
  chainId: number,
  content: readonly { id: string; version: number }[],
): Promise<Range[]> {
  const { rows } = await pool.query<{ from_pos: string; to_pos: string; current: boolean }>(
    `SELECT c.from_pos, c.to_pos, COALESCE(r.rules @> $2::jsonb, false) AS current
     FROM compliance.coverage c LEFT JOIN compliance.ruleset r ON r.hash = c.ruleset
     WHERE c.chain_id = $1`,
    [chainId, JSON.stringify(content.map(({ id, version }) => ({ id, version })))],
  );
  const ranges = rows.map((row) => ({ ...row, fromPos: BigInt(row.from_pos), toPos: BigInt(row.to_pos) }));
  const [first] = ranges.map(({ fromPos }) => fromPos).sort((a, b) => (a < b ? -1 : 1));
  const toPos = await readCursor(pool, chainId);
  if (first === undefined || first >= toPos) return [];
  return gapsIn(
    { fromPos: first, toPos },
    ranges.filter(({ current }) => current),
  );
}
