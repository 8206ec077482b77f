import type { Logger } from "pino";
import { createPool } from "../../database/pool";
import type { Queues } from "../queue";
import { createTrouble, type Trouble } from "../trouble";
import type { RetryPolicy } from "./backoff";
import { type Delivered, deliver } from "./deliver";
import { createEndpointSlots } from "./endpoint-slots";
import type { Format } from "./formats/format";
import { DELIVER_QUEUE, type DeliverJob } from "./jobs";
import { type Connections, createConnections } from "./webhook/connections";
import type { PrivateNetworks } from "./webhook/destination";

/** Maximum share of a worker's concurrency that one endpoint may use. */
const ENDPOINT_SHARE = 1 / 4;

export type DeliveryWorker = {
  /** Takes no more jobs, and resolves once the messages in flight are recorded. */
  stop(): Promise<void>;
};

/** Sends due deliveries. Any number of workers may run, in any number of processes. */
export function startDeliveryWorker({
  queues,
  logger,
  settings,
  formats,
  policy,
  timeoutMs,
}: {
  queues: Queues;
  logger: Logger;
  settings: { databaseUrl: string; webhookPrivateNetworks: PrivateNetworks; deliverConcurrency: number };
  /** Default: all that there are. */
  formats?: readonly Format[];
  policy?: RetryPolicy;
  timeoutMs?: number;
}): DeliveryWorker {
  const { databaseUrl, webhookPrivateNetworks: privateNetworks, deliverConcurrency: concurrency } = settings;
  // Messages in flight hold a connection. A pool of their own keeps slow receivers from blocking anything else.
  const pool = createPool({ databaseUrl, max: concurrency, applicationName: "consentry-deliver" });
  const slots = createEndpointSlots({ perEndpoint: Math.max(1, Math.floor(concurrency * ENDPOINT_SHARE)) });
  let stopping = false;

  const troubles = new Map<string, Trouble>();
  /** The endpoint's troubles: what fails and works in this process. */
  const troubleOf = (endpointId: string): Trouble => {
    const known = troubles.get(endpointId);
    if (known) return known;
    const trouble = createTrouble({
      logger: logger.child({ endpoint_id: endpointId }),
      began: "Deliveries to an endpoint fail and will be retried",
      ended: "Deliveries to the endpoint succeed again",
    });
    troubles.set(endpointId, trouble);
    return trouble;
  };

  async function send(endpointId: string, connections: Connections): Promise<boolean> {
    const delivered = await deliver({ pool, connections, endpointId, privateNetworks, formats, policy, timeoutMs });
    for (const each of delivered) {
      logDelivered(logger, each);
      if (!each.attempt) troubles.delete(endpointId);
      else if (each.attempt.outcome.result === "accepted") troubleOf(endpointId).worked(endpointId);
      else troubleOf(endpointId).failed(endpointId, each.attempt.outcome.error ?? "It was not accepted.");
    }
    return delivered.length > 0;
  }

  const worker = queues.worker<DeliverJob>(
    DELIVER_QUEUE,
    async ({ data: { endpointId } }) => {
      const slot = slots.enter(endpointId);
      if (!slot) return;
      const connections = createConnections();
      try {
        // The sent messages may have unblocked later ones, and refused workers have left their work to this one.
        let more = true;
        while (more && !stopping) more = (await send(endpointId, connections)) || slot.takeRefused();
      } finally {
        connections.close();
        slot.leave();
      }
    },
    { concurrency },
  );
  worker.on("failed", (_job, error) => {
    logger.warn({ error: error.message }, "A delivery job failed and will be retried");
  });

  return {
    async stop() {
      stopping = true;
      await worker.close();
      await pool.end();
    },
  };
}

function logDelivered(logger: Logger, { delivery, attempt }: Delivered): void {
  const fields = { delivery_id: delivery.id, endpoint_id: delivery.endpointId, type: delivery.type };
  if (!attempt) {
    logger.info(fields, "Delivery cancelled: its endpoint is deleted");
    return;
  }
  const { outcome, recorded } = attempt;
  const made = { ...fields, attempt: recorded.attempts, status_code: outcome.statusCode, ms: outcome.durationMs };
  if (recorded.status === "delivered") logger.info(made, "Webhook delivered");
  else if (recorded.status === "failed") logger.error({ ...made, reason: outcome.error }, "Webhook failed for good");
  else
    logger.info(
      { ...made, reason: outcome.error, retry_in_ms: recorded.delayMs },
      "Webhook attempt failed and will be retried",
    );
}
