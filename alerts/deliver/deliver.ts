import type { Pool, PoolClient } from "pg";
import type { RetryPolicy } from "./backoff";
import { type Claimed, claimDeliveries } from "./claim";
import { type Attempted, type Recorded, recordAttempts, recordCancellations } from "./record";
import type { Connections } from "./webhook/connections";
import type { PrivateNetworks } from "./webhook/destination";
import { type AttemptOutcome, attemptDelivery } from "./webhook/http";

/** Maximum number of a batch's deliveries in flight at once. */
const AT_ONCE = 16;
/** After this time a batch starts no further request, so a slow receiver gets only the first requests of a batch. */
const BATCH_MS = 250;

/** The result of a claimed delivery. */
export type Delivered = {
  delivery: Claimed;
  /** Undefined if the endpoint is deleted and the delivery was cancelled. */
  attempt?: { outcome: AttemptOutcome; recorded: Recorded };
};

export type DeliverParameters = {
  /** One connection is held while messages are in flight. */
  pool: Pool;
  /** Connections that carry the messages. */
  connections: Connections;
  endpointId: string;
  privateNetworks: PrivateNetworks;
  policy?: RetryPolicy;
  timeoutMs?: number;
};

/**
 * Claims deliveries of an endpoint, sends them and records the attempts, all in one transaction. The rows stay locked
 * while messages are in flight, so no two workers send the same one, and they are released as soon as a worker dies.
 * Messages that it had sent but not recorded are sent again with the same id and body. Resolves to the result of each
 * delivery; empty if none was due. Rejects if the database fails, in which case messages may have been sent.
 */
export async function deliver(parameters: DeliverParameters): Promise<Delivered[]> {
  const { pool, endpointId, policy } = parameters;
  const client = await pool.connect();
  let failed: Error | undefined;
  try {
    await client.query("begin; set local idle_in_transaction_session_timeout = '60s'");
    const claimed = await claimDeliveries(client, endpointId);
    const delivered = claimed[0]?.endpointDeleted
      ? await cancelAll(client, claimed)
      : await recordAll(client, await sendAll(claimed, parameters), policy);
    await client.query("COMMIT");
    return delivered;
  } catch (error) {
    failed = error instanceof Error ? error : new Error(String(error));
    throw failed;
  } finally {
    client.release(failed);
  }
}

/** Sends as many of them as the batch's time allows. */
async function sendAll(
  claimed: readonly Claimed[],
  { connections, privateNetworks, timeoutMs }: DeliverParameters,
): Promise<Attempted[]> {
  const attempted: Attempted[] = [];
  const started = performance.now();
  let next = 0;
  const sendInTurn = async () => {
    while (next < claimed.length && performance.now() - started < BATCH_MS) {
      const delivery = claimed[next++]!;
      const { id, url, secret, previousSecret, body } = delivery;
      const message = { id, url, secret, previousSecret, body };
      const outcome = await attemptDelivery({ ...message, privateNetworks, timeoutMs, connections });
      attempted.push({ delivery, outcome, endedAt: performance.now() });
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, claimed.length) }, sendInTurn));
  connections.endBusy();
  return attempted;
}

async function recordAll(
  client: PoolClient,
  attempted: readonly Attempted[],
  policy?: RetryPolicy,
): Promise<Delivered[]> {
  const recorded = await recordAttempts(client, { attempted, policy });
  return attempted.map(({ delivery, outcome }, nth) => ({ delivery, attempt: { outcome, recorded: recorded[nth]! } }));
}

async function cancelAll(client: PoolClient, claimed: readonly Claimed[]): Promise<Delivered[]> {
  await recordCancellations(
    client,
    claimed.map(({ id }) => id),
  );
  return claimed.map((delivery) => ({ delivery }));
}
