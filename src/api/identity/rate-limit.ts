import { Redis } from "ioredis";
import type { Pool } from "pg";
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRedis, RateLimiterRes } from "rate-limiter-flexible";
import { redisPrefix } from "../../../database/identity";

/** Seconds over which requests are counted. */
export const RATE_WINDOW_SECONDS = 60;

/** What remains of a client's limit. */
export type Allowance = {
  allowed: boolean;
  remaining: number;
  /** Whether this is the first refused request of the current minute. */
  firstRefused: boolean;
  /** Seconds until the count resets. */
  resetSeconds: number;
};

export type RateLimit = {
  perMinute: number;
  /** Counts a request against a key. */
  consume: (key: string) => Promise<Allowance>;
  close: () => Promise<void>;
};

/**
 * Creates a rate limit shared by all servers of a deployment, in Redis or else in PostgreSQL. While the store is
 * unreachable, each server counts alone. Returns undefined if the limit is 0, which means unlimited.
 */
export function createRateLimit({
  pool,
  redisUrl,
  databaseIdentity,
  perMinute,
  onError = () => {},
}: {
  pool: Pool;
  redisUrl?: string;
  /** Keeps deployments on one Redis apart, as it does for the queues. Default: shared with all that give none. */
  databaseIdentity?: string;
  perMinute: number;
  /** Called when the store is unreachable. */
  onError?: (error: Error) => void;
}): RateLimit | undefined {
  if (perMinute === 0) return undefined;
  const redis =
    redisUrl === undefined ? undefined : new Redis(redisUrl, { maxRetriesPerRequest: 1, commandTimeout: 2_000 });
  redis?.on("error", onError);
  const counting = {
    points: perMinute,
    duration: RATE_WINDOW_SECONDS,
    keyPrefix: `${redisPrefix(databaseIdentity)}-rate`,
  };
  const options = { ...counting, insuranceLimiter: new RateLimiterMemory(counting) };
  const limiter = redis
    ? new RateLimiterRedis({ ...options, storeClient: redis })
    : new RateLimiterPostgres({
        ...options,
        storeClient: pool,
        storeType: "pool",
        schemaName: "compliance",
        tableName: "rate_limit",
        tableCreated: true,
      });
  return {
    perMinute,
    consume: async (key) => {
      const [allowed, counted] = await limiter.consume(key).then(
        (result) => [true, result] as const,
        (refused: unknown) => {
          if (refused instanceof RateLimiterRes) return [false, refused] as const;
          throw refused;
        },
      );
      return {
        allowed,
        remaining: counted.remainingPoints,
        firstRefused: !allowed && counted.consumedPoints === perMinute + 1,
        resetSeconds: Math.ceil(Math.max(counted.msBeforeNext, 0) / 1000),
      };
    },
    close: async () => {
      await redis?.quit().catch(() => redis.disconnect());
    },
  };
}
