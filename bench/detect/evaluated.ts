import type { Pool } from "pg";
import { CHAIN_ID } from "./fact-lines";
import type { Slice } from "./slice";

/** Counts the evaluated accesses of a slice, by the recorded coverage. */
export type EvaluatedCount = () => Promise<number>;

/** Reads the slice's positions once, so that counting costs the database almost nothing. */
export async function countEvaluated(pool: Pool, { from, to }: Pick<Slice, "from" | "to">): Promise<EvaluatedCount> {
  const { rows } = await pool.query<{ pos: string }>(
    "SELECT pos FROM chain.access WHERE chain_id = $1 AND pos > $2 AND pos <= $3 ORDER BY pos",
    [CHAIN_ID, from, to],
  );
  const positions = BigInt64Array.from(rows, ({ pos }) => BigInt(pos));
  return async () => {
    const { rows: ranges } = await pool.query<{ from_pos: string; to_pos: string }>(
      `SELECT -1 AS from_pos, evaluated_pos AS to_pos FROM compliance.chain WHERE chain_id = $1
       UNION ALL SELECT from_pos, to_pos FROM compliance.coverage WHERE chain_id = $1 ORDER BY 1, 2`,
      [CHAIN_ID],
    );
    let count = 0;
    let frontier = 0;
    for (const { from_pos, to_pos } of ranges) {
      const first = Math.max(frontier, upTo(positions, BigInt(from_pos)));
      const last = upTo(positions, BigInt(to_pos));
      count += Math.max(0, last - first);
      frontier = Math.max(frontier, last);
    }
    return count;
  };
}

/** How many of the sorted positions are at or below `pos`. */
function upTo(positions: BigInt64Array, pos: bigint): number {
  let low = 0;
  let high = positions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (positions[middle]! <= pos) low = middle + 1;
    else high = middle;
  }
  return low;
}
