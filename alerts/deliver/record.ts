import type { PoolClient } from "pg";
import type { AttemptOutcome } from "./attempt";
import { type RetryPolicy, retryDelay } from "./backoff";
import type { Claimed } from "./claim";

export type DeliveryStatus = "pending" | "delivered" | "failed" | "cancelled";

/** What an attempt left the delivery in. */
export interface Recorded {
  status: DeliveryStatus;
  /** Attempts made so far, this one included. */
  attempts: number;
  /** Wait until the next attempt; null where there is none. */
  delayMs: number | null;
}

/** Writes an attempt and what follows from it, in the transaction that holds the delivery. */
export async function recordAttempt(
  client: PoolClient,
  { delivery, outcome, policy }: { delivery: Claimed; outcome: AttemptOutcome; policy?: RetryPolicy },
): Promise<Recorded> {
  const attempts = delivery.attempts + 1;
  const delayMs =
    outcome.result === "failed" ? retryDelay({ attempt: attempts, retryAfterMs: outcome.retryAfterMs, policy }) : null;
  const status = outcome.result === "accepted" ? "delivered" : delayMs === null ? "failed" : "pending";
  await client.query(
    `insert into compliance.delivery_attempt (delivery_id, at, status_code, error, duration_ms)
     values ($1, clock_timestamp(), $2, $3, $4)`,
    [delivery.id, outcome.statusCode, outcome.error, outcome.durationMs],
  );
  await client.query(
    `update compliance.delivery set attempts = $2, status = $3,
       next_attempt_at = clock_timestamp() + $4::double precision * interval '1 millisecond',
       delivered_at = case when $3 = 'delivered' then clock_timestamp() end
     where id = $1`,
    [delivery.id, attempts, status, delayMs],
  );
  if (status === "delivered" && delivery.type === "alert.created")
    await client.query(
      "update compliance.alert set notified_at = clock_timestamp() where id = $1 and notified_at is null",
      [delivery.alertId],
    );
  return { status, attempts, delayMs };
}

/** Gives a delivery up because its endpoint was deleted. */
export async function recordCancellation(client: PoolClient, id: string): Promise<void> {
  await client.query("update compliance.delivery set status = 'cancelled', next_attempt_at = null where id = $1", [id]);
}
