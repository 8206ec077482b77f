import type { Logger } from "pino";
import { createPool } from "../../database/pool";
import type { Queues } from "../queue";
import type { RetryPolicy } from "./backoff";
import { type Delivered, deliver } from "./deliver";
import { createEndpointSlots } from "./endpoint-slots";
import type { Format } from "./formats/format";
import { DELIVER_QUEUE, type DeliverJob } from "./jobs";
import { type Connections, createConnections } from "./webhook/connections";
import type { PrivateNetworks } from "./webhook/destination";

/** One endpoint may hold this share of a worker's concurrency. */
const ENDPOINT_SHARE = 1 / 4;

export type DeliveryWorker = {
  /** Takes no more jobs and resolves once the messages that are on their way are recorded. */
  stop(): Promise<void>;
};

/** Sends what is due. Any number of them may run, in any number of processes. */
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
  // Messages on their way hold a connection: of a pool of their own, so that slow receivers hold up nobody else.
  const pool = createPool({ databaseUrl, max: concurrency, applicationName: "consentry-deliver" });
  const slots = createEndpointSlots({ perEndpoint: Math.max(1, Math.floor(concurrency * ENDPOINT_SHARE)) });
  let stopping = false;

  async function send(endpointId: string, connections: Connections): Promise<boolean> {
    const delivered = await deliver({ pool, connections, endpointId, privateNetworks, formats, policy, timeoutMs });
    for (const each of delivered) logDelivered(logger, each);
    return delivered.length > 0;
  }

  const worker = queues.worker<DeliverJob>(
    DELIVER_QUEUE,
    async ({ data: { endpointId } }) => {
      const slot = slots.enter(endpointId);
      if (!slot) return;
      const connections = createConnections();
      try {
        // What was sent may have let a later message go, and those who found no place here left their work to us.
        let more = true;
        while (more && !stopping) more = (await send(endpointId, connections)) || slot.takeAsked();
      } finally {
        connections.close();
        slot.leave();
      }
    },
    { concurrency },
  );
  worker.on("failed", (_job, error) => {
    logger.warn({ error: error.message }, "A delivery could not be worked on and is taken up again");
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
    logger.info(fields, "A delivery was cancelled because its endpoint is deleted");
    return;
  }
  const { outcome, recorded } = attempt;
  const made = { ...fields, attempt: recorded.attempts, status_code: outcome.statusCode, ms: outcome.durationMs };
  if (recorded.status === "delivered") logger.info(made, "A webhook was delivered");
  else if (recorded.status === "failed") logger.error({ ...made, reason: outcome.error }, "A webhook failed for good");
  else logger.warn({ ...made, reason: outcome.error, retry_in_ms: recorded.delayMs }, "A webhook is tried again later");
}
