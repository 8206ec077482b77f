import type { PoolClient } from "pg";
import { type Checkpoint, readCheckpoint } from "../../../facts/checkpoint";
import { resolveFacts } from "../../../facts/schema";
import { FACT_TABLES } from "../../../facts/tables";
import type { Query } from "../../rules/pass";

/** Nothing is indexed on the chain yet: all that there may be is provisional. */
export const NOTHING: Checkpoint = {
  latestBlock: -1,
  latestTime: 0,
  clock: -1,
  finalizedBlock: -1,
  finalizedTime: -1,
  safeBlock: -1,
  safeTime: -1,
};

/**
 * The facts as this snapshot has them, and how far the indexer had come. With `overRange` tables are read by their indexes,
 * as the rules of a range want them, whatever the database thinks of rows that are newer than its statistics.
 */
export async function openFacts({
  client,
  viewsSchema,
  chainId,
  overRange = false,
}: {
  client: PoolClient;
  viewsSchema: string;
  chainId: number;
  overRange?: boolean;
}) {
  const facts = await resolveFacts(client, viewsSchema);
  // All at once and in the indexer's own order: so the two may wait for each other, but never both.
  const tables = [...FACT_TABLES, "_ponder_checkpoint"].map(facts).join(", ");
  const [, checkpoint = NOTHING] = await Promise.all([
    client.query(`${overRange ? "SET LOCAL enable_seqscan = off; " : ""}LOCK TABLE ${tables} IN ACCESS SHARE MODE`),
    readCheckpoint(client, facts, chainId),
  ]);
  return { facts, checkpoint, head: { blockNumber: checkpoint.latestBlock, time: checkpoint.clock } };
}

/** Runs statements on a connection as passes ask for them. */
export const queryOn =
  (client: PoolClient): Query =>
  async <Row>(sql: string, values: readonly unknown[]) =>
    (await client.query(sql, [...values])).rows as Row[];
