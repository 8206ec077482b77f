import { type OpenAPIHono, z } from "@hono/zod-openapi";
import type { ApiContext, ApiEnvironment } from "../environment";
import { listOf, listParameters, pageOf, repeatable } from "../lists";
import { answers, operation } from "../operation";
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
  const { db } = context;

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
    if (!found) throw new Problem(404, "not-found", "There is no delivery of this id.");
    return c.json(found, 200);
  });
}
