/** When to retry a message that was not accepted. Times are in milliseconds. */
export type RetryPolicy = {
  /** Total number of attempts, including the first. */
  attempts: number;
  /** Wait after the first failed attempt. */
  firstDelayMs: number;
  /** Factor by which each wait exceeds the previous one. */
  factor: number;
  /** Upper limit for planned waits. */
  longestDelayMs: number;
  /**
   * Share of the wait by which it is randomly lengthened or shortened, so that messages delayed together do not retry
   * together.
   */
  jitter: number;
};

const HOUR_MS = 3_600_000;

/**
 * Eight attempts: retries after about 5 s, 30 s, 3 min, 18 min, 1 h 48 min, 10 h 48 min and 12 h, 25 hours in total.
 */
export const RETRY_POLICY: RetryPolicy = {
  attempts: 8,
  firstDelayMs: 5_000,
  factor: 6,
  longestDelayMs: 12 * HOUR_MS,
  jitter: 0.2,
};

/** Longest `Retry-After` that is honoured. */
export const LONGEST_RETRY_AFTER_MS = 24 * HOUR_MS;

/**
 * Returns the wait after failed attempt number `attempt` (1 is the first), or null if no attempts are left. The wait is
 * at least `retryAfterMs`, which the receiver requested, up to a day.
 */
export function retryDelay({
  attempt,
  retryAfterMs = 0,
  policy = RETRY_POLICY,
  random = Math.random,
}: {
  attempt: number;
  retryAfterMs?: number;
  policy?: RetryPolicy;
  random?: () => number;
}): number | null {
  if (attempt >= policy.attempts) return null;
  const planned = Math.min(policy.firstDelayMs * policy.factor ** (attempt - 1), policy.longestDelayMs);
  const jittered = planned * (1 + policy.jitter * (2 * random() - 1));
  return Math.round(Math.max(jittered, Math.min(retryAfterMs, LONGEST_RETRY_AFTER_MS)));
}

/**
 * Parses a `Retry-After` header (seconds or an HTTP date) into milliseconds; `undefined` if it is missing or unusable.
 */
export function readRetryAfter(header: string | undefined, now = Date.now()): number | undefined {
  if (header === undefined) return undefined;
  const text = header.trim();
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  const instant = Date.parse(text);
  return Number.isNaN(instant) || !/[a-z]/i.test(text) ? undefined : Math.max(0, instant - now);
}
