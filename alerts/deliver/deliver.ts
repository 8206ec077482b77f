import type { Pool, PoolClient } from "pg";
import { inTransaction } from "../../database/transaction";
import { type AttemptOutcome, attemptDelivery } from "./attempt";
import type { RetryPolicy } from "./backoff";
import { type Claimed, claimDeliveries } from "./claim";
import type { Format } from "./formats/format";
import { findFormat } from "./formats/index";
import { creationId } from "./message";
import { type Attempted, type Recorded, recordAttempts, recordCancellations } from "./record";
import type { Connections } from "./webhook/connections";
import type { PrivateNetworks } from "./webhook/destination";

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
  /** Among which the endpoint's is looked for. Default: all that there are. */
  formats?: readonly Format[];
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
  const work = async (client: PoolClient): Promise<Delivered[]> => {
    const claimed = await claimDeliveries(client, endpointId);
    return claimed[0]?.endpointDeleted
      ? cancelAll(client, claimed)
      : recordAll(client, await sendAll(claimed, parameters), policy);
  };
  return inTransaction(pool, work, {
    local: { idle_in_transaction_session_timeout: "60s" },
    // Its rows are free at once, even where the connection no longer answers.
    onFailure: "discard",
  });
}

/** Sends as many of them as the batch's time allows. */
async function sendAll(
  claimed: readonly Claimed[],
  { connections, privateNetworks, formats, timeoutMs }: DeliverParameters,
): Promise<Attempted[]> {
  if (!claimed[0]) return [];
  const format = findFormat(claimed[0].format, formats);
  const attempted: Attempted[] = [];
  const started = performance.now();
  let next = 0;
  const sendInTurn = async () => {
    while (next < claimed.length && performance.now() - started < BATCH_MS) {
      const delivery = claimed[next++]!;
      const { id, type, body, url, settings, secret, previousSecret } = delivery;
      const message = { id, type, creationId: creationOf(delivery), body, settings, secret, previousSecret };
      const outcome = await attemptDelivery({ ...message, format, url, privateNetworks, timeoutMs, connections });
      attempted.push({ delivery, outcome, endedAt: performance.now() });
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, claimed.length) }, sendInTurn));
  connections.endBusy();
  return attempted;
}

const creationOf = ({ endpointId, alertId, incarnation }: Claimed) =>
  alertId === null || incarnation === null ? null : creationId({ endpointId, alertId, incarnation });

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
