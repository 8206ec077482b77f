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

/** Messages to webhook endpoints, with every attempt. */
export function deliveryRoutes(app: OpenAPIHono<ApiEnvironment>, context: ApiContext): void {
  const { db, pool } = context;
  const missing = () => new Problem(404, "not-found", "There is no delivery of this id.");

  const list = operation(context, "GET /v1/deliveries", {
    summary: "Deliveries, newest first",
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
    summary: "Send a message again",
    description:
      "Under the same `webhook-id` and with the same body, at once, and with all attempts anew; also one that waits for its next attempt. One that is being sent in this moment is left to that; one that was cancelled, because its endpoint is deleted, answers 409.",
    tags: ["Webhooks"],
    request: { params: z.strictObject({ id: z.string().max(100) }) },
    responses: { 202: answers("The delivery, which is on its way again.", delivery) },
  });
  app.openapi(replay, async (c) => {
    const { id } = c.req.valid("param");
    const outcome = await replayDelivery({ pool, id, recordChange: c.get("recordChange")(202) });
    const [found] = await readDeliveriesOf(db, { id });
    if (outcome === "unknown" || !found) throw missing();
    if (outcome === "cancelled")
      throw new Problem(409, "endpoint-deleted", "The endpoint of this delivery is deleted: nothing is sent to it.");
    return c.json(found, 202);
  });
}
