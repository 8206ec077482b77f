import type { Pool, PoolClient } from "pg";
import { inTransaction } from "../../../database/transaction";
import { blockOf } from "../../../facts/position";
import { gapsIn, type Range } from "../../../facts/ranges";
import type { Facts } from "../../../facts/schema";
import { moveAnchor } from "../chain/chain-identity";

/** Returns a chain's durable cursor: every fact up to it is evaluated. -1 if the chain has no row. */
export async function readCursor(pool: Pick<Pool, "query">, chainId: number): Promise<bigint> {
  const { rows } = await pool.query("SELECT evaluated_pos FROM compliance.chain WHERE chain_id = $1", [chainId]);
  return BigInt(rows[0]?.evaluated_pos ?? -1);
}

/** Returns the parts of a range that are not covered. */
export async function readGaps(
  pool: Pick<Pool, "query">,
  chainId: number,
  { fromPos, toPos }: Range,
): Promise<Range[]> {
  const { rows } = await pool.query<{ from_pos: string; to_pos: string }>(
    "SELECT from_pos, to_pos FROM compliance.coverage WHERE chain_id = $1 AND to_pos > $2 AND from_pos < $3",
    [chainId, fromPos, toPos],
  );
  return gapsIn(
    { fromPos, toPos },
    rows.map((row) => ({ fromPos: BigInt(row.from_pos), toPos: BigInt(row.to_pos) })),
  );
}

/** Moves the cursor forward, never back, and drops what it makes superfluous. */
export async function advanceCursor({
  pool,
  facts,
  chainId,
  toPos,
}: {
  pool: Pool;
  facts: Facts;
  chainId: number;
  toPos: bigint;
}): Promise<void> {
  await inTransaction(pool, async (client) => {
    const { rowCount } = await client.query(
      "UPDATE compliance.chain SET evaluated_pos = $2, updated_at = now() WHERE chain_id = $1 AND evaluated_pos < $2",
      [chainId, toPos],
    );
    if (rowCount === 1) {
      await moveAnchor({ client, facts, chainId, pos: toPos });
      await client.query("DELETE FROM compliance.evaluated_block WHERE chain_id = $1 AND block_number <= $2", [
        chainId,
        blockOf(toPos),
      ]);
      await joinCoverage(client, chainId, toPos);
    }
  });
}

/** Merges coverage below the cursor: from one row per block to one row per contiguous range of the same ruleset. */
async function joinCoverage(client: PoolClient, chainId: number, toPos: bigint): Promise<void> {
  await client.query(
    `WITH below AS (
       DELETE FROM compliance.coverage WHERE chain_id = $1 AND to_pos <= $2
         AND (SELECT count(*) > 200 FROM compliance.coverage WHERE chain_id = $1 AND to_pos <= $2)
       RETURNING *
     ), beginning AS (
       SELECT *, from_pos > COALESCE(max(to_pos) OVER earlier, -2) AS begins FROM below
       WINDOW earlier AS (PARTITION BY ruleset ORDER BY from_pos, to_pos ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
     ), stretch AS (
       SELECT *, count(*) FILTER (WHERE begins) OVER (PARTITION BY ruleset ORDER BY from_pos, to_pos) AS number FROM beginning
     )
     INSERT INTO compliance.coverage (chain_id, ruleset, from_pos, to_pos, evaluated_at)
     SELECT $1, ruleset, min(from_pos), max(to_pos), max(evaluated_at) FROM stretch GROUP BY ruleset, number
     ON CONFLICT DO NOTHING`,
    [chainId, toPos],
  );
}
