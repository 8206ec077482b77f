import type { PoolClient } from "pg";
import type { z } from "zod";
import { blockEnd } from "../../../facts/position";
import type { Facts } from "../../../facts/schema";
import { FACT_TABLES } from "../../../facts/tables";
import type { finalBlock } from "../schemas/place";
import { instantOf } from "./fact-rows";

export type FinalBlockJson = z.infer<typeof finalBlock>;

/**
 * Reads the newest block with facts up to `finalizedBlock`; null if there is none. Its hash identifies the chain that a
 * response is based on.
 */
export async function readFinalBlock(
  client: Pick<PoolClient, "query">,
  facts: Facts,
  { chainId, finalizedBlock }: { chainId: number; finalizedBlock: number },
): Promise<FinalBlockJson | null> {
  const newest = FACT_TABLES.map(
    (table) => `(SELECT pos, block_number, block_hash, block_time FROM ${facts(table)}
      WHERE chain_id = $1 AND pos <= $2::bigint ORDER BY pos DESC LIMIT 1)`,
  );
  const { rows } = await client.query<{ block_number: string; block_hash: string; block_time: string }>(
    `SELECT block_number, block_hash, block_time FROM (${newest.join(" UNION ALL ")}) newest ORDER BY pos DESC LIMIT 1`,
    [chainId, blockEnd(BigInt(finalizedBlock))],
  );
  const [row] = rows;
  return row
    ? { blockNumber: row.block_number, blockHash: row.block_hash, blockTime: instantOf(row.block_time) }
    : null;
}
