import { type OpenAPIHono, z } from "@hono/zod-openapi";
import {
  endpointToJson,
  getEndpoint,
  rotateSecret,
  shownSecret,
  UnsignedError,
} from "../../../alerts/deliver/endpoints";
import { enqueueDeliveries } from "../../../alerts/deliver/jobs";
import { replayPeriod } from "../../../alerts/deliver/replay";
import { createTestMessage } from "../../../alerts/deliver/test-message";
import type { ApiContext, ApiEnvironment } from "../environment";
import { refuseWholeAlerts } from "../full-payload-guard";
import { answers, operation } from "../operation";
import { invalidRequest, Problem } from "../problem";
import { readDeliveriesOf } from "../reading/deliveries";
import { delivery } from "../schemas/delivery";
import { endpointCreated, periodReplay, replayed, rotation } from "../schemas/endpoint";

const idParameter = z.strictObject({ id: z.string().max(100) });

/** What is done with a webhook endpoint: it is tried, gets a new secret, and is told a period again. */
export function endpointActionRoutes(app: OpenAPIHono<ApiEnvironment>, context: ApiContext): void {
  const { db, pool, queues, logger } = context;
  const missing = () => new Problem(404, "not-found", "There is no endpoint of this id.");

  const test = operation(context, "POST /v1/endpoints/{id}/test", {
    summary: "Send a test message",
    description:
      "Makes an `endpoint.test` message, which is signed, sent and repeated as every other. `GET /v1/deliveries/{id}` says what became of it.",
    tags: ["Webhooks"],
    request: { params: idParameter },
    responses: { 202: answers("The delivery, which is on its way.", delivery) },
  });
  app.openapi(test, async (c) => {
    const row = await getEndpoint({ pool, id: c.req.valid("param").id });
    if (!row) throw missing();
    if (row.pausedAt) throw new Problem(409, "paused", "This endpoint is paused: resume it, then send the test.");
    const job = await createTestMessage({ pool, endpoint: row, recordChange: c.get("recordChange")(202) });
    // Only to be quick: what waits without a job is found in the database.
    enqueueDeliveries(queues, [job], "first").catch((error: Error) =>
      logger.warn({ error: error.message }, "The queue was not told of a test message"),
    );
    const [made] = await readDeliveriesOf(db, { id: job.deliveryId });
    c.header("location", `/v1/deliveries/${job.deliveryId}`);
    return c.json(made!, 202);
  });

  const rotate = operation(context, "POST /v1/endpoints/{id}/rotate", {
    summary: "Give an endpoint a new secret",
    description:
      "The answer holds the new secret. It is not shown again. Until the overlap has passed, messages carry a signature by each of the two secrets, so that the receiver can change over without missing one. Rotating again ends the overlap before it. Of an endpoint that is `full` or was, only who may read alerts rotates the secret.",
    tags: ["Webhooks"],
    request: { params: idParameter, body: { required: false, content: { "application/json": { schema: rotation } } } },
    responses: { 200: answers("The endpoint, with its new secret.", endpointCreated) },
  });
  app.openapi(rotate, async (c) => {
    const { overlapHours = 24 } = c.req.valid("json");
    const { role } = c.get("credential");
    const row = await rotateSecret({
      pool,
      id: c.req.valid("param").id,
      overlapHours,
      check: ({ everFull }) => everFull && refuseWholeAlerts(role),
      recordChange: c.get("recordChange")(200),
    }).catch((error: unknown) => {
      if (error instanceof UnsignedError) throw new Problem(404, "not-found", error.message);
      throw error;
    });
    if (!row) throw missing();
    return c.json({ ...endpointToJson(row), secret: shownSecret(row) }, 200);
  });

  const replay = operation(context, "POST /v1/endpoints/{id}/replay", {
    summary: "Send a period's messages again",
    description:
      "Each under the `webhook-id` and with the body that it had, in the order in which they were made. What still waits goes out anyway and is not counted. To an endpoint that is `full` or was, only who may read alerts repeats them.",
    tags: ["Webhooks"],
    request: {
      params: idParameter,
      body: { required: true, content: { "application/json": { schema: periodReplay } } },
    },
    responses: { 202: answers("How many are on their way again.", replayed) },
  });
  app.openapi(replay, async (c) => {
    const { from, to = new Date(), status } = c.req.valid("json");
    if (from >= to) throw invalidRequest([{ in: "body", field: "to", detail: "This must be later than from." }]);
    const { role } = c.get("credential");
    const count = await replayPeriod({
      ...{ pool, endpointId: c.req.valid("param").id, from, to, statuses: status },
      check: ({ everFull }) => everFull && refuseWholeAlerts(role),
      recordChange: c.get("recordChange")(202),
    });
    if (count === undefined) throw missing();
    return c.json({ replayed: count }, 202);
  });
}
