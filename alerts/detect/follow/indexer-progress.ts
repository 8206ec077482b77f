import type { Pool } from "pg";
import { type Checkpoint, readCheckpoints } from "../../../facts/checkpoint";
import { type Facts, resolveFacts } from "../../../facts/schema";

/** Where the facts are now, and how far the indexer is on each chain. */
export type IndexerProgress = { facts: Facts; checkpoints: ReadonlyMap<number, Checkpoint> };

/** Reads the indexer's progress. */
export type ProgressReader = () => Promise<IndexerProgress>;

/**
 * One reader for all loops of all chains: a notification wakes every one of them, and those that ask while an answer is on
 * its way share it.
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
