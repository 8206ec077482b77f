import type { Pool } from "pg";
import { createClient } from "../../database/client";
import { delivery } from "../../database/schema/index";
import type { RecordChange } from "../../operator-log/write";
import type { EndpointRow } from "./endpoints";
import type { Format } from "./formats/format";
import { findFormat } from "./formats/index";
import type { DueDelivery } from "./jobs";
import { randomMessageId } from "./message";

/**
 * Creates an `endpoint.test` message for an endpoint; it is delivered like any other. Returns the delivery to enqueue.
 */
export async function createTestMessage({
  pool,
  endpoint,
  formats,
  recordChange,
}: {
  pool: Pool;
  endpoint: EndpointRow;
  /** Default: all that there are. */
  formats?: readonly Format[];
  recordChange?: RecordChange;
}): Promise<DueDelivery> {
  const at = new Date();
  const id = randomMessageId();
  const { name, settings } = endpoint;
  const body = findFormat(endpoint.format, formats).writeTest({
    id,
    at,
    endpoint: { id: endpoint.id, name },
    settings,
  });
  await createClient(pool).transaction(async (tx) => {
    await tx
      .insert(delivery)
      .values({ id, body, endpointId: endpoint.id, type: "endpoint.test", createdAt: at, nextAttemptAt: at });
    await recordChange?.(tx, { made: id });
  });
  return { deliveryId: id, endpointId: endpoint.id };
}
