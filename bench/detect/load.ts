/**
 * Loads a generated history into the fact tables with COPY, and creates the indexes afterwards, as the indexer does.
 */
import { Client, type Pool } from "pg";
import { migrate } from "../../database/migrate";
import { createFactTables, setCheckpoint } from "../../devnet/fact-tables";
import { blockEnd } from "../../facts/position";
import { type Copy, startCopy } from "../copy";
import { dropIndexes } from "../indexes";
import { CHAIN_ID, COLUMNS, type FilledTable } from "./fact-lines";
import { type HistoryBlock, type HistoryOptions, writeHistory } from "./history";

export type LoadedHistory = { accesses: number; blocks: readonly HistoryBlock[]; last: HistoryBlock };

/** Creates the schemas in an empty database and fills them. Setting the indexer's progress is left to the caller. */
export async function loadHistory(pool: Pool, databaseUrl: string, options: HistoryOptions): Promise<LoadedHistory> {
  await migrate(pool);
  await createFactTables(pool);
  const restoreIndexes = await dropIndexes(pool);
  const blocks = await copyHistory(databaseUrl, options);
  const last = blocks.at(-1)!;
  await forgetFuture(pool, last.block);
  await restoreIndexes();
  for (const table of Object.keys(COLUMNS)) await pool.query(`VACUUM (ANALYZE) chain.${table}`);
  return { accesses: last.accesses, blocks, last };
}

/**
 * Marks the chain as indexed and final up to a block. It must be the last one: detection also evaluates facts above it.
 */
export const setIndexed = (pool: Pool, { block, time }: HistoryBlock): Promise<void> =>
  setCheckpoint(pool, { chainId: CHAIN_ID, latest: { block, time }, finalized: { block, time } });

async function copyHistory(databaseUrl: string, options: HistoryOptions): Promise<HistoryBlock[]> {
  const clients: Client[] = [];
  const copies = new Map<string, Copy>();
  try {
    for (const [table, columns] of Object.entries(COLUMNS)) {
      const client = new Client({ connectionString: databaseUrl });
      clients.push(client);
      await client.connect();
      copies.set(table, await startCopy(client, `chain.${table}`, columns));
    }
    const emit = (table: FilledTable, values: Parameters<Copy["add"]>[0]) => copies.get(table)!.add(values);
    const blocks: HistoryBlock[] = [];
    for (const block of writeHistory(options, emit)) {
      blocks.push(block);
      for (const copy of copies.values()) await copy.drained();
    }
    for (const copy of copies.values()) await copy.end();
    return blocks;
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
}

/** Deletes reviews and revocations after the last block, which were generated ahead. */
async function forgetFuture(pool: Pool, lastBlock: number): Promise<void> {
  const end = blockEnd(BigInt(lastBlock));
  await pool.query("DELETE FROM chain.access_review WHERE pos > $1", [end]);
  await pool.query(
    `UPDATE chain.consent SET revoked_pos = NULL, revoked_time = NULL, revocation_requested_at = NULL,
       revocation_signer = NULL, revoked_block_hash = NULL, revoked_tx_hash = NULL, revoked_log_index = NULL
     WHERE revoked_pos > $1`,
    [end],
  );
}
