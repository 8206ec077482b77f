/** When a message that was not accepted is tried again. Times are milliseconds. */
export type RetryPolicy = {
  /** Attempts in all, the first included. */
  attempts: number;
  /** Wait after the first failed attempt. */
  firstDelayMs: number;
  /** How many times longer each wait is than the one before it. */
  factor: number;
  /** No wait of our own is longer. */
  longestDelayMs: number;
  /** Share of the wait by which chance lengthens or shortens it, so that messages held up together come back apart. */
  jitter: number;
};

const HOUR_MS = 3_600_000;

/** Eight attempts: after about 5 s, 30 s, 3 min, 18 min, 1 h 48 min, 10 h 48 min and 12 h; a day and an hour in all. */
export const RETRY_POLICY: RetryPolicy = {
  attempts: 8,
  firstDelayMs: 5_000,
  factor: 6,
  longestDelayMs: 12 * HOUR_MS,
  jitter: 0.2,
};

/** A receiver's `Retry-After` is honoured up to this. */
export const LONGEST_RETRY_AFTER_MS = 24 * HOUR_MS;

/**
 * The wait after failed attempt number `attempt` (1 is the first), or null where the attempts are used up.
 * `retryAfterMs` is what the receiver asked for: the wait is at least that, up to a day.
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

/** Milliseconds that a `Retry-After` header asks for (seconds or an HTTP date); undefined where it says nothing usable. */
export function readRetryAfter(header: string | undefined, now = Date.now()): number | undefined {
  if (header === undefined) return undefined;
  const text = header.trim();
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  const instant = Date.parse(text);
  return Number.isNaN(instant) || !/[a-z]/i.test(text) ? undefined : Math.max(0, instant - now);
}
