import type { Pool } from "pg";

/** A block that the database knows as final. */
export type KnownBlock = { blockNumber: number; blockHash: string };

export type KnownBlocksOptions = { pool: Pool; chainId: number; databaseSchema: string; chainCache: boolean };

/**
 * Returns the final blocks of a chain that this database knows: the monitor's anchor, the newest in Ponder's cache of
 * node responses, and the first with facts. Empty for a fresh database.
 */
export async function knownBlocks({
  pool,
  chainId,
  databaseSchema,
  chainCache,
}: KnownBlocksOptions): Promise<KnownBlock[]> {
  const schema = `"${databaseSchema}"`;
  const queries = [
    "SELECT anchor_block AS number, anchor_hash AS hash FROM compliance.chain WHERE chain_id = $1",
    ...(chainCache
      ? ["SELECT number, hash FROM ponder_sync.blocks WHERE chain_id = $1 ORDER BY number DESC LIMIT 1"]
      : []),
    // Digits 27 to 42 of a checkpoint are the block's number.
    `SELECT block_number AS number, block_hash AS hash FROM ${schema}.governance_change
      WHERE chain_id = $1 AND block_number <= (
        SELECT substr(finalized_checkpoint, 27, 16)::int8 FROM ${schema}._ponder_checkpoint WHERE chain_id = $1)
      ORDER BY pos LIMIT 1`,
  ];
  const found = await Promise.all(queries.map((query) => firstOf(pool, query, chainId)));
  return found.filter((block) => block !== undefined);
}

async function firstOf(pool: Pool, query: string, chainId: number): Promise<KnownBlock | undefined> {
  try {
    const { rows } = await pool.query<{ number: string; hash: string }>(query, [chainId]);
    const row = rows[0];
    return row && { blockNumber: Number(row.number), blockHash: row.hash.toLowerCase() };
  } catch (error) {
    // The schema or the table does not exist yet.
    if (["42P01", "3F000"].includes((error as { code?: string }).code ?? "")) return undefined;
    throw error;
  }
}
