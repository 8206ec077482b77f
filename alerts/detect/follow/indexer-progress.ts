import type { Pool } from "pg";
import { type Checkpoint, readCheckpoints } from "../../../facts/checkpoint";
import { type Facts, resolveFacts } from "../../../facts/schema";

/** Where the facts currently are, and the indexer's progress on each chain. */
export type IndexerProgress = { facts: Facts; checkpoints: ReadonlyMap<number, Checkpoint> };

/** Reads the indexer's progress. */
export type ProgressReader = () => Promise<IndexerProgress>;

/**
 * Creates one reader for all loops of all chains. A notification wakes all of them, and concurrent calls share one
 * query.
 */
export function createProgressReader({ pool, viewsSchema }: { pool: Pool; viewsSchema: string }): ProgressReader {
  let underWay: Promise<IndexerProgress> | undefined;
  return () => {
    underWay ??= (async () => {
      const facts = await resolveFacts(pool, viewsSchema);
      return { facts, checkpoints: await readCheckpoints(pool, facts) };
    })().finally(() => {
      underWay = undefined;
    });
    return underWay;
  };
}
