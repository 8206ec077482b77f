import type { PoolClient } from "pg";
import type { AttemptOutcome } from "./attempt";
import { type RetryPolicy, retryDelay } from "./backoff";
import type { Claimed } from "./claim";

export type DeliveryStatus = "pending" | "delivered" | "failed" | "cancelled";

/** The delivery's state after an attempt. */
export type Recorded = {
  status: DeliveryStatus;
  /** Attempts made so far, including this one. */
  attempts: number;
  /** Wait until the next attempt; null if there is none. */
  delayMs: number | null;
};

/** An attempt, and when it ended (`performance.now()`). */
export type Attempted = {
  delivery: Claimed;
  outcome: AttemptOutcome;
  endedAt: number;
};

/**
 * Records attempts and their consequences, in the transaction that holds the deliveries. Returns the results in the
 * order of the attempts.
 */
export async function recordAttempts(
  client: PoolClient,
  { attempted, policy }: { attempted: readonly Attempted[]; policy?: RetryPolicy },
): Promise<Recorded[]> {
  if (attempted.length === 0) return [];
  const recorded = attempted.map(({ delivery, outcome }): Recorded => {
    const attempts = delivery.attempts + 1;
    const { retryAfterMs } = outcome;
    const delayMs = outcome.result === "failed" ? retryDelay({ attempt: attempts, retryAfterMs, policy }) : null;
    return {
      status: outcome.result === "accepted" ? "delivered" : delayMs === null ? "failed" : "pending",
      attempts,
      delayMs,
    };
  });
  const now = performance.now();
  await client.query(
    `WITH made AS (
       SELECT *, clock_timestamp() - ago * INTERVAL '1 millisecond' AS at
       FROM unnest($1::text[], $2::double precision[], $3::int[], $4::text[], $5::int[], $6::int[], $7::text[],
         $8::double precision[])
         WITH ORDINALITY AS m(id, ago, status_code, error, duration_ms, attempts, status, delay, nth)
     ), kept AS (
       INSERT INTO compliance.delivery_attempt (delivery_id, at, status_code, error, duration_ms)
       SELECT id, at, status_code, error, duration_ms FROM made ORDER BY nth
     )
     UPDATE compliance.delivery d SET attempts = made.attempts, status = made.status,
       next_attempt_at = made.at + made.delay * INTERVAL '1 millisecond',
       delivered_at = CASE WHEN made.status = 'delivered' THEN made.at END
     FROM made WHERE d.id = made.id`,
    [
      attempted.map(({ delivery }) => delivery.id),
      attempted.map(({ endedAt }) => now - endedAt),
      attempted.map(({ outcome }) => outcome.statusCode),
      attempted.map(({ outcome }) => outcome.error),
      attempted.map(({ outcome }) => outcome.durationMs),
      recorded.map(({ attempts }) => attempts),
      recorded.map(({ status }) => status),
      recorded.map(({ delayMs }) => delayMs),
    ],
  );
  const notified = attempted.filter(
    ({ delivery }, nth) => delivery.type === "alert.created" && recorded[nth]!.status === "delivered",
  );
  await markNotified(
    client,
    notified.map(({ delivery }) => delivery.alertId!),
  );
  return recorded;
}

const DEADLOCK = "40P01";

/**
 * Marks the alerts as notified. Other transactions also change several alerts at once, so this can deadlock with them.
 * The savepoint keeps the recorded attempts, which would otherwise be sent again.
 */
async function markNotified(client: PoolClient, alertIds: readonly string[]): Promise<void> {
  if (alertIds.length === 0) return;
  await client.query("savepoint notified");
  for (let tries = 1; ; tries++)
    try {
      await client.query(
        `UPDATE compliance.alert a SET notified_at = clock_timestamp()
         FROM (SELECT id FROM compliance.alert WHERE id = ANY($1) AND notified_at IS NULL ORDER BY id FOR NO KEY UPDATE) held
         WHERE a.id = held.id`,
        [alertIds],
      );
      return;
    } catch (error) {
      if ((error as { code?: string }).code !== DEADLOCK || tries === 5) throw error;
      await client.query("rollback to savepoint notified");
    }
}

/** Cancels deliveries whose endpoint was deleted. */
export async function recordCancellations(client: PoolClient, ids: readonly string[]): Promise<void> {
  await client.query("UPDATE compliance.delivery SET status = 'cancelled', next_attempt_at = NULL WHERE id = ANY($1)", [
    ids,
  ]);
}
