import { Redis } from "ioredis";
import type { Pool } from "pg";
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRedis, RateLimiterRes } from "rate-limiter-flexible";

/** Seconds over which requests are counted. */
export const RATE_WINDOW_SECONDS = 60;

/** What is left to who asked. */
export type Allowance = {
  allowed: boolean;
  remaining: number;
  /** Whether it is the first of the present minute that is refused. */
  firstRefused: boolean;
  /** Until the count begins anew. */
  resetSeconds: number;
};

export type RateLimit = {
  perMinute: number;
  /** Counts a request of whom the key names. */
  consume: (key: string) => Promise<Allowance>;
  close: () => Promise<void>;
};

/**
 * Counts requests for all servers of a deployment together: in Redis, or else in PostgreSQL. While that is away each server
 * counts alone. Undefined where the limit is 0, which is none.
 */
export function createRateLimit({
  pool,
  redisUrl,
  perMinute,
  onError = () => {},
}: {
  pool: Pool;
  redisUrl?: string;
  perMinute: number;
  /** Hears of a store that is away. */
  onError?: (error: Error) => void;
}): RateLimit | undefined {
  if (perMinute === 0) return undefined;
  const redis =
    redisUrl === undefined ? undefined : new Redis(redisUrl, { maxRetriesPerRequest: 1, commandTimeout: 2_000 });
  redis?.on("error", onError);
  const counting = { points: perMinute, duration: RATE_WINDOW_SECONDS, keyPrefix: "consentry-rate" };
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
