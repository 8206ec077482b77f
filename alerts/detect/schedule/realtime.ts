import { blockEnd, blockStart } from "../../../facts/position";
import { everyFact } from "../../../facts/tables";
import { createRangeScheduler, type RangeRequest } from "./range-scheduler";
import type { Stage, StageOptions } from "./stage";

type Block = { number: bigint; hash: string; facts: number };

/**
 * Creates the stage for facts that can still change. It schedules every block above the safe block that contains facts,
 * by hash, so that a replacing block is evaluated too.
 */
export function createRealtime({ pool, queue, chainId, rangeSize }: StageOptions): Stage {
  const scheduler = createRangeScheduler(queue);
  /** The range assigned to each block, by hash; later blocks do not change it. */
  let assigned = new Map<string, RangeRequest>();

  return {
    step: async (facts, checkpoint) => {
      const { rows } = await pool.query<{ block_number: string; block_hash: string; facts: string }>(
        `SELECT block_number, block_hash, count(*) AS facts
         FROM (${everyFact(facts, "block_number, block_hash", "chain_id = $1 AND pos > $2::bigint")}) fact
         WHERE NOT EXISTS (SELECT FROM compliance.evaluated_block e
           WHERE e.chain_id = $1 AND e.block_number = fact.block_number AND e.block_hash = fact.block_hash)
         GROUP BY block_number, block_hash ORDER BY block_number`,
        [chainId, blockEnd(BigInt(checkpoint.safeBlock))],
      );
      const blocks = rows.map((row) => ({
        number: BigInt(row.block_number),
        hash: row.block_hash,
        facts: Number(row.facts),
      }));
      const current = new Map<string, RangeRequest>();
      for (const { hash } of blocks) {
        const range = assigned.get(hash);
        if (range) current.set(hash, range);
      }
      for (const group of groupsOf(
        blocks.filter(({ hash }) => !current.has(hash)),
        rangeSize,
      )) {
        const [first, last] = [group[0]!, group.at(-1)!];
        const range: RangeRequest = {
          chainId,
          fromPos: (blockStart(first.number) - 1n).toString(),
          toPos: blockEnd(last.number).toString(),
          tag: last.hash.slice(2, 10),
        };
        for (const { hash } of group) current.set(hash, range);
      }
      assigned = current;
      await scheduler.schedule([...new Set(assigned.values())]);
      return blocks.length > 0;
    },
  };
}

/** Groups blocks in order, up to a number of facts per group. A block is never split. */
function groupsOf(blocks: readonly Block[], most: number): Block[][] {
  const groups: Block[][] = [];
  let held = 0;
  for (const block of blocks) {
    const group = groups.at(-1);
    if (group && held + block.facts <= most) {
      group.push(block);
      held += block.facts;
    } else {
      groups.push([block]);
      held = block.facts;
    }
  }
  return groups;
}
