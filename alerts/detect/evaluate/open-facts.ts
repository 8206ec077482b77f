import type { PoolClient } from "pg";
import { type Checkpoint, readCheckpoint } from "../../../facts/checkpoint";
import { resolveFacts } from "../../../facts/schema";
import { FACT_TABLES } from "../../../facts/tables";
import type { Query } from "../../rules/pass";

/** The checkpoint of a chain without indexed blocks: everything is provisional. */
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
 * Opens the facts of this snapshot, with the indexer's checkpoint. `overRange` makes the planner use indexes, as suits
 * the rules of a range, whatever it estimates for rows newer than its statistics.
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
  // In one statement and in the indexer's own order, so that the two can wait for each other but never deadlock.
  const tables = [...FACT_TABLES, "_ponder_checkpoint"].map(facts).join(", ");
  const [, checkpoint = NOTHING] = await Promise.all([
    client.query(`${overRange ? "SET LOCAL enable_seqscan = off; " : ""}LOCK TABLE ${tables} IN ACCESS SHARE MODE`),
    readCheckpoint(client, facts, chainId),
  ]);
  return { facts, checkpoint, head: { blockNumber: checkpoint.latestBlock, time: checkpoint.clock } };
}

/** Runs a pass's statements on a connection. */
export const queryOn =
  (client: PoolClient): Query =>
  async <Row>(sql: string, values: readonly unknown[]) =>
    (await client.query(sql, [...values])).rows as Row[];
