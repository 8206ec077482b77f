import { followChain } from "./follow-chain";
import { createProgressReader } from "./indexer-progress";
import { whileLeading } from "./leader";
import type { FollowerOptions } from "./options";

export type Follower = {
  /** Resolves when the follower was stopped; rejects where it cannot go on, with an error that says what to do. */
  done: Promise<void>;
  stop: () => Promise<void>;
};

/**
 * Follows what the indexer has done and has it evaluated: notifications wake it, polling is the truth. One leads for a
 * database, however many are started; the others stand by.
 */
export function startFollower(options: FollowerOptions): Follower {
  const { databaseUrl, chains, logger, viewsSchema = "chain" } = options;
  const stopped = new AbortController();
  const progress = createProgressReader({ pool: options.pool, viewsSchema });
  const done = whileLeading({
    databaseUrl,
    channel: `${viewsSchema}_live_query`,
    logger,
    signal: stopped.signal,
    lead: async (leadership) => {
      const fatal = new AbortController();
      const signal = AbortSignal.any([leadership.signal, fatal.signal]);
      const loops = chains.map((chain) =>
        followChain({ ...options, viewsSchema, chain, progress, leadership: { ...leadership, signal } }).catch(
          (error) => {
            fatal.abort();
            throw error;
          },
        ),
      );
      await Promise.allSettled(loops);
      await Promise.all(loops);
    },
  });
  done.catch(() => {});
  return {
    done,
    stop: async () => {
      stopped.abort();
      await done.catch(() => {});
    },
  };
}
