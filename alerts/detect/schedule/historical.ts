import type { Pool } from "pg";
import type { Checkpoint } from "../../../facts/checkpoint";
import { blockEnd, blockStart } from "../../../facts/position";
import type { Range } from "../../../facts/ranges";
import type { Facts } from "../../../facts/schema";
import { everyFact } from "../../../facts/tables";
import { advanceCursor, readCursor, readGaps } from "./cursor";
import { createRangeScheduler } from "./range-scheduler";
import type { Stage, StageOptions } from "./stage";

const RANGES_IN_FLIGHT = 16;

/**
 * Creates the stage for facts that can no longer change. It schedules every position up to the safe block, and moves
 * the durable cursor as far as everything is evaluated.
 */
export function createHistorical({ pool, queue, chainId, ruleset, rangeSize }: StageOptions): Stage {
  const scheduler = createRangeScheduler(queue);
  let planned: Range[] = [];
  /** The deployment whose tables have been analysed. */
  let analysed = "";

  async function step(facts: Facts, checkpoint: Checkpoint): Promise<boolean> {
    const toPos = blockEnd(BigInt(checkpoint.safeBlock));
    let cursor = await readCursor(pool, chainId);
    if (cursor >= toPos) return false;
    let gaps = await readGaps(pool, chainId, { fromPos: cursor, toPos });

    const first = gaps[0];
    if (first !== undefined && (await coverEvaluatedBlocks(facts, first)))
      gaps = await readGaps(pool, chainId, { fromPos: cursor, toPos });

    const reached = gaps[0]?.fromPos ?? toPos;
    if (reached > cursor) {
      await advanceCursor({ pool, facts, chainId, toPos: reached });
      cursor = reached;
    }
    planned = planned.filter((range) => gaps.some((gap) => gap.fromPos < range.toPos && range.fromPos < gap.toPos));
    for (const gap of gaps) await plan(facts, gap);
    await scheduler.schedule(
      planned.map(({ fromPos, toPos }) => ({ chainId, fromPos: fromPos.toString(), toPos: toPos.toString() })),
    );
    return gaps.length > 0;
  }

  /** Splits the unplanned parts of a gap into ranges, up to the number allowed in flight. */
  async function plan(facts: Facts, gap: Range): Promise<void> {
    let fromPos = gap.fromPos;
    while (planned.length < RANGES_IN_FLIGHT && fromPos < gap.toPos) {
      const under = planned.find((range) => range.fromPos <= fromPos && fromPos < range.toPos);
      if (under) {
        fromPos = under.toPos;
        continue;
      }
      const next = planned.map((range) => range.fromPos).filter((pos) => pos > fromPos && pos < gap.toPos);
      const limit = [gap.toPos, ...next].sort(ascending)[0]!;
      const { rows } = await pool.query<{ pos: string }>(
        `SELECT pos FROM ${facts("access")} WHERE chain_id = $1 AND pos > $2::bigint AND pos <= $3::bigint
         ORDER BY pos OFFSET $4 LIMIT 1`,
        [chainId, fromPos, limit, rangeSize - 1],
      );
      const toPos = rows[0] === undefined ? limit : BigInt(rows[0].pos);
      if (toPos < gap.toPos && analysed !== facts("access")) {
        analysed = facts("access");
        await analyse(pool, facts);
      }
      planned.push({ fromPos, toPos });
      fromPos = toPos;
    }
  }

  /**
   * Covers a gap without a job if every block in it that holds facts was evaluated in real time, by hash: records it
   * under the rulesets that did so. Returns false if some block was not evaluated.
   */
  async function coverEvaluatedBlocks(facts: Facts, gap: Range): Promise<boolean> {
    const where = "chain_id = $1 AND pos > $2::bigint AND pos <= $3::bigint";
    const { rows: missing } = await pool.query(
      `SELECT FROM (${everyFact(facts, "block_number, block_hash", where)}) fact
       WHERE NOT EXISTS (SELECT FROM compliance.evaluated_block e
         WHERE e.chain_id = $1 AND e.block_number = fact.block_number AND e.block_hash = fact.block_hash) LIMIT 1`,
      [chainId, gap.fromPos, gap.toPos],
    );
    if (missing.length > 0) return false;
    const { rows: blocks } = await pool.query<{ block_number: string; ruleset: string }>(
      `SELECT DISTINCT e.block_number, e.ruleset FROM (${everyFact(facts, "block_number, block_hash", where)}) fact
       JOIN compliance.evaluated_block e
         ON e.chain_id = $1 AND e.block_number = fact.block_number AND e.block_hash = fact.block_hash
       ORDER BY e.block_number`,
      [chainId, gap.fromPos, gap.toPos],
    );
    for (const { fromPos, toPos, ruleset: by } of stretches(gap, blocks, ruleset.hash))
      await pool.query(
        "INSERT INTO compliance.coverage (chain_id, ruleset, from_pos, to_pos) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
        [chainId, by, fromPos, toPos],
      );
    return true;
  }

  return { step };
}

const ascending = (a: bigint, b: bigint) => (a < b ? -1 : a > b ? 1 : 0);

/** Updates planner statistics, which are missing after a backfill; worth it for a long history. */
async function analyse(pool: Pool, facts: Facts): Promise<void> {
  for (const table of ["access", "consent", "affiliation", "patient", "representative"])
    await pool.query(`ANALYZE ${facts(table)}`).catch(() => {});
}

/** Splits a gap where the ruleset that evaluated its blocks changes. */
function stretches(
  gap: Range,
  blocks: readonly { block_number: string; ruleset: string }[],
  otherwise: string,
): (Range & { ruleset: string })[] {
  const cuts: (Range & { ruleset: string })[] = [{ ...gap, ruleset: blocks[0]?.ruleset ?? otherwise }];
  for (const { block_number, ruleset } of blocks) {
    const last = cuts.at(-1)!;
    if (last.ruleset === ruleset) continue;
    const at = blockStart(BigInt(block_number)) - 1n;
    last.toPos = at;
    cuts.push({ fromPos: at, toPos: gap.toPos, ruleset });
  }
  return cuts;
}
