import { followChain } from "./follow-chain";
import { createProgressReader } from "./indexer-progress";
import { whileLeading } from "./leader";
import type { FollowerOptions } from "./options";

export type Follower = {
  /** Resolves when the follower is stopped; rejects if it cannot continue, with an error that says what to do. */
  done: Promise<void>;
  stop: () => Promise<void>;
};

/**
 * Follows the indexer and schedules the evaluation of new facts. Notifications only wake it; polling finds the work.
 * One follower leads per database, however many are started; the others stand by.
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
