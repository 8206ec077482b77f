import type { Pool } from "pg";
import { createClient } from "../../database/client";
import { delivery } from "../../database/schema/index";
import type { RecordChange } from "../../operator-log/write";
import type { EndpointRow } from "./endpoints";
import type { DueDelivery } from "./jobs";
import { testMessage } from "./message";

/**
 * Creates an `endpoint.test` message for an endpoint; it is delivered like any other. Returns the delivery to enqueue.
 */
export async function createTestMessage({
  pool,
  endpoint,
  recordChange,
}: {
  pool: Pool;
  endpoint: EndpointRow;
  recordChange?: RecordChange;
}): Promise<DueDelivery> {
  const at = new Date();
  const { id, body } = testMessage(endpoint, at);
  await createClient(pool).transaction(async (tx) => {
    await tx
      .insert(delivery)
      .values({ id, body, endpointId: endpoint.id, type: "endpoint.test", createdAt: at, nextAttemptAt: at });
    await recordChange?.(tx, { made: id });
  });
  return { deliveryId: id, endpointId: endpoint.id };
}
