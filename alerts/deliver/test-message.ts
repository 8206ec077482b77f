import type { Pool } from "pg";
import { createClient } from "../database/client";
import { delivery } from "../database/schema";
import type { EndpointRow } from "./endpoints";
import type { DeliverJob } from "./jobs";
import { testMessage } from "./message";

/** Makes an `endpoint.test` message to an endpoint, which goes the way of every other. Resolves to where it is found. */
export async function createTestMessage({
  pool,
  endpoint,
}: {
  pool: Pool;
  endpoint: EndpointRow;
}): Promise<DeliverJob> {
  const at = new Date();
  const { id, body } = testMessage(endpoint, at);
  await createClient(pool)
    .insert(delivery)
    .values({ id, body, endpointId: endpoint.id, type: "endpoint.test", createdAt: at, nextAttemptAt: at });
  return { deliveryId: id, endpointId: endpoint.id };
}
