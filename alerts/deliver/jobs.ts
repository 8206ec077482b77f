import type { Queues } from "../queue";
import { BATCH_SIZE } from "./claim";

export const DELIVER_QUEUE = "deliver";

/** A message that is to be sent, and to whom. */
export type DueDelivery = {
  deliveryId: string;
  endpointId: string;
};

/** A job only says whom to tell; what is to be sent, and whether, stands in the database. */
export type DeliverJob = {
  endpointId: string;
};

/**
 * Wakes workers for deliveries, one for each batch: one goes on while there is something to send, and more of them help
 * where there is much of it. `round` tells attempts to wake apart: a job that is still in the queue swallows another
 * of the same deliveries and round.
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
