import { type OpenAPIHono, z } from "@hono/zod-openapi";
import { replayDelivery } from "../../../alerts/deliver/replay";
import type { ApiContext, ApiEnvironment } from "../environment";
import { answers, operation } from "../operation";
import { listOf, listParameters, pageOf, repeatable } from "../pagination";
import { Problem } from "../problem";
import { readDeliveries, readDeliveriesOf } from "../reading/deliveries";
import { DELIVERY_STATUSES, delivery } from "../schemas/delivery";
import { bytes32Parameter } from "../schemas/values";

const listQuery = z.strictObject({
  endpointId: repeatable(z.string().min(1).max(100)),
  alertId: repeatable(bytes32Parameter),
  status: repeatable(z.enum(DELIVERY_STATUSES)),
  type: repeatable(z.string().min(1).max(100)),
  ...listParameters(["createdAt"], "-createdAt"),
});

/** Routes for deliveries to webhook endpoints, with every attempt. */
export function deliveryRoutes(app: OpenAPIHono<ApiEnvironment>, context: ApiContext): void {
  const { db, pool } = context;
  const missing = () => new Problem(404, "not-found", "No delivery has this id.");

  const list = operation(context, "GET /v1/deliveries", {
    summary: "List deliveries, newest first",
    description: "Each delivery has its attempts, with the receiver's status codes, but not the body.",
    tags: ["Webhooks"],
    request: { query: listQuery },
    responses: { 200: answers("A page of deliveries.", listOf(delivery)) },
  });
  app.openapi(list, async (c) => {
    const query = c.req.valid("query");
    const { rows, total } = await readDeliveries(db, query);
    const page = pageOf(query, rows, (row) => row.delivery);
    return c.json({ ...page, ...(total === undefined ? {} : { totalCount: total }) }, 200);
  });

  const get = operation(context, "GET /v1/deliveries/{id}", {
    summary: "A delivery",
    description: "Returns the delivery with its attempts, but without its body.",
    tags: ["Webhooks"],
    request: { params: z.strictObject({ id: z.string().max(100) }) },
    responses: { 200: answers("The delivery.", delivery) },
  });
  app.openapi(get, async (c) => {
    const [found] = await readDeliveriesOf(db, { id: c.req.valid("param").id });
    if (!found) throw missing();
    return c.json(found, 200);
  });

  const replay = operation(context, "POST /v1/deliveries/{id}/replay", {
    summary: "Redeliver a message",
    description:
      "Sends the message immediately, with the same `webhook-id` and body, and resets its attempts. This also works while it waits for its next attempt; if an attempt is running, that attempt goes on instead. If the endpoint was deleted, and the delivery thereby cancelled, the response is 409.",
    tags: ["Webhooks"],
    request: { params: z.strictObject({ id: z.string().max(100) }) },
    responses: { 202: answers("The delivery, due again.", delivery) },
  });
  app.openapi(replay, async (c) => {
    const { id } = c.req.valid("param");
    const outcome = await replayDelivery({ pool, id, recordChange: c.get("recordChange")(202) });
    const [found] = await readDeliveriesOf(db, { id });
    if (outcome === "unknown" || !found) throw missing();
    if (outcome === "cancelled")
      throw new Problem(409, "endpoint-deleted", "This delivery's endpoint was deleted, so nothing can be sent to it.");
    return c.json(found, 202);
  });
}
