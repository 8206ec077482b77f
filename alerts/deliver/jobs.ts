import type { Queues } from "../queue";
import { BATCH_SIZE } from "./claim";

export const DELIVER_QUEUE = "deliver";

/** A delivery that is due, and its endpoint. */
export type DueDelivery = {
  deliveryId: string;
  endpointId: string;
};

/** A job names only the endpoint. What to send, and whether to, is in the database. */
export type DeliverJob = {
  endpointId: string;
};

/**
 * Wakes workers for deliveries, one per batch. A worker continues while there is more to send; further workers help
 * with a large backlog. `round` makes jobs distinct: a job still in the queue absorbs another for the same delivery and
 * round.
 */
export async function enqueueDeliveries(
  queues: Pick<Queues, "queue">,
  deliveries: readonly DueDelivery[],
  round: string | number,
): Promise<void> {
  if (deliveries.length === 0) return;
  const seen = new Map<string, number>();
  const first = deliveries.filter(({ endpointId }) => {
    const before = seen.get(endpointId) ?? 0;
    seen.set(endpointId, before + 1);
    return before % BATCH_SIZE === 0;
  });
  const jobs = first.map(({ deliveryId, endpointId }) => ({
    name: DELIVER_QUEUE,
    data: { endpointId },
    opts: { jobId: `${deliveryId}-${round}`, removeOnComplete: true, removeOnFail: true },
  }));
  await queues.queue<DeliverJob>(DELIVER_QUEUE).addBulk(jobs);
}

/**
 * Returns a function that wakes workers for deliveries without waiting for it. This is only for speed: a failure is
 * logged, as work without a job is found in the database.
 */
export function enqueueSoon({
  queues,
  logger,
}: {
  queues: Pick<Queues, "queue">;
  logger: { warn: (fields: object, message: string) => void };
}): (due: readonly DueDelivery[]) => void {
  return (due) =>
    void enqueueDeliveries(queues, due, "first").catch((error: Error) =>
      logger.warn({ error: error.message }, "Messages could not be queued and will be sent a little later"),
    );
}
