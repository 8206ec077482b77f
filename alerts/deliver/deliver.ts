import type { Pool, PoolClient } from "pg";
import { type AttemptOutcome, attemptDelivery } from "./attempt";
import type { RetryPolicy } from "./backoff";
import type { Claimed } from "./claim";
import type { PrivateNetworks } from "./destination";
import { type Recorded, recordAttempt, recordCancellation } from "./record";

/** What happened to a delivery that was claimed. */
export interface Delivered {
  delivery: Claimed;
  /** Undefined where the endpoint is deleted and the delivery was cancelled. */
  attempt?: { outcome: AttemptOutcome; recorded: Recorded };
}

/**
 * Claims a delivery, sends it and records the attempt, all in one transaction: the row stays locked while the message
 * is on its way, so that no two workers send it at once, and it is free again the moment that a worker dies. A worker
 * that dies between sending and recording leaves it pending: it is sent again, with the same id and body.
 * Resolves to undefined where `claim` found nothing. Rejects where the database fails; the message may be sent then.
 */
export async function deliver({
  pool,
  claim,
  privateNetworks,
  policy,
  timeoutMs,
}: {
  /** Holds one connection for as long as a message is on its way. */
  pool: Pool;
  claim: (client: PoolClient) => Promise<Claimed | undefined>;
  privateNetworks: PrivateNetworks;
  policy?: RetryPolicy;
  timeoutMs?: number;
}): Promise<Delivered | undefined> {
  const client = await pool.connect();
  // A connection that breaks while no query runs says so by an event; the next query then rejects.
  const ignore = () => {};
  client.on("error", ignore);
  let failed: Error | undefined;
  try {
    await client.query("begin");
    await client.query("set local idle_in_transaction_session_timeout = '60s'");
    const delivery = await claim(client);
    let result: Delivered | undefined;
    if (delivery?.endpointDeleted) {
      await recordCancellation(client, delivery.id);
      result = { delivery };
    } else if (delivery) {
      const { id, url, secret, previousSecret, body } = delivery;
      const message = { id, url, secret, previousSecret, body };
      const outcome = await attemptDelivery({ ...message, privateNetworks, timeoutMs });
      result = { delivery, attempt: { outcome, recorded: await recordAttempt(client, { delivery, outcome, policy }) } };
    }
    await client.query("commit");
    return result;
  } catch (error) {
    failed = error instanceof Error ? error : new Error(String(error));
    throw failed;
  } finally {
    client.off("error", ignore);
    client.release(failed);
  }
}
