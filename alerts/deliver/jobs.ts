import type { Queues } from "../queue";

export const DELIVER_QUEUE = "deliver";

/** A job only says where to look; what is to be sent, and whether, stands in the database. */
export interface DeliverJob {
  deliveryId: string;
  endpointId: string;
}

/**
 * Wakes a worker for each delivery. `round` tells attempts to wake apart: a job that is still in the queue swallows
 * another of the same delivery and round.
 */
export async function enqueueDeliveries(
  queues: Pick<Queues, "queue">,
  deliveries: readonly DeliverJob[],
  round: string | number,
): Promise<void> {
  if (deliveries.length === 0) return;
  const jobs = deliveries.map(({ deliveryId, endpointId }) => ({
    name: DELIVER_QUEUE,
    data: { deliveryId, endpointId },
    opts: { jobId: `${deliveryId}-${round}`, removeOnComplete: true, removeOnFail: true },
  }));
  await queues.queue<DeliverJob>(DELIVER_QUEUE).addBulk(jobs);
}
