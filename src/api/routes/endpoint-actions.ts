import { type OpenAPIHono, z } from "@hono/zod-openapi";
import { announceOpen } from "../../../alerts/deliver/announce-open";
import {
  endpointToJson,
  getEndpoint,
  rotateSecret,
  shownSecret,
  UnsignedError,
} from "../../../alerts/deliver/endpoints";
import { enqueueSoon } from "../../../alerts/deliver/jobs";
import { replayPeriod } from "../../../alerts/deliver/replay";
import { createTestMessage } from "../../../alerts/deliver/test-message";
import type { ApiContext, ApiEnvironment } from "../environment";
import { refuseWholeAlerts } from "../full-payload-guard";
import { answers, operation } from "../operation";
import { invalidRequest, Problem } from "../problem";
import { readDeliveriesOf } from "../reading/deliveries";
import { delivery } from "../schemas/delivery";
import { announced, endpointCreated, periodReplay, replayed, rotation } from "../schemas/endpoint";

const idParameter = z.strictObject({ id: z.string().max(100) });

/** Actions on a webhook endpoint: send a test, rotate its secret, replay a period, announce open alerts. */
export function endpointActionRoutes(app: OpenAPIHono<ApiEnvironment>, context: ApiContext): void {
  const { db, pool } = context;
  const wake = enqueueSoon(context);
  const missing = () => new Problem(404, "not-found", "No endpoint has this id.");

  const test = operation(context, "POST /v1/endpoints/{id}/test", {
    summary: "Send a test message",
    description:
      "Creates an `endpoint.test` message, which is signed, sent and retried like any other. `GET /v1/deliveries/{id}` shows its result.",
    tags: ["Webhooks"],
    request: { params: idParameter },
    responses: { 202: answers("The delivery, now due.", delivery) },
  });
  app.openapi(test, async (c) => {
    const row = await getEndpoint({ pool, id: c.req.valid("param").id });
    if (!row) throw missing();
    if (row.pausedAt) throw new Problem(409, "paused", "This endpoint is paused. Resume it, then send the test.");
    const job = await createTestMessage({ pool, endpoint: row, recordChange: c.get("recordChange")(202) });
    wake([job]);
    const [made] = await readDeliveriesOf(db, { id: job.deliveryId });
    c.header("location", `/v1/deliveries/${job.deliveryId}`);
    return c.json(made!, 202);
  });

  const rotate = operation(context, "POST /v1/endpoints/{id}/rotate", {
    summary: "Rotate an endpoint's secret",
    description:
      "The response contains the new secret, which is not shown again. During the overlap, messages are signed with both secrets, so that the receiver can switch without missing one. Rotating again ends the previous overlap. If the endpoint's payload is or was `full`, only roles that may read alerts can rotate its secret.",
    tags: ["Webhooks"],
    request: { params: idParameter, body: { required: false, content: { "application/json": { schema: rotation } } } },
    responses: { 200: answers("The endpoint with its new secret.", endpointCreated) },
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
    summary: "Replay the messages of a period",
    description:
      "Sends each message again with its original `webhook-id` and body, in order of creation. With `dryRun`, it only says how many these are. Messages that are still pending are sent anyway and are not counted. If the endpoint's payload is or was `full`, only roles that may read alerts can replay.",
    tags: ["Webhooks"],
    request: {
      params: idParameter,
      body: { required: true, content: { "application/json": { schema: periodReplay } } },
    },
    responses: {
      200: answers("The result of a dry run: nothing is sent.", replayed),
      202: answers("The number of messages to be sent again.", replayed),
    },
  });
  app.openapi(replay, async (c) => {
    const { from, to = new Date(), status, dryRun } = c.req.valid("json");
    if (from >= to) throw invalidRequest([{ in: "body", field: "to", detail: "This must be later than from." }]);
    const { role } = c.get("credential");
    const count = await replayPeriod({
      ...{ pool, endpointId: c.req.valid("param").id, from, to, statuses: status, dryRun },
      check: ({ everFull }) => everFull && refuseWholeAlerts(role),
      recordChange: c.get("recordChange")(202),
    });
    if (count === undefined) throw missing();
    return c.json({ replayed: count }, dryRun ? 200 : 202);
  });

  const announce = operation(context, "POST /v1/endpoints/{id}/announce-open", {
    summary: "Announce open alerts to an endpoint",
    description:
      "Sends an `alert.created` for every open alert (status `open`, `acknowledged` or `investigating`) that matches the endpoint and that it was not notified of, for instance because the alert was found before the endpoint was created, or is older than the go-live block. Repeating the request announces no alert twice. If the endpoint's payload is or was `full`, only roles that may read alerts can do this.",
    tags: ["Webhooks"],
    request: { params: idParameter },
    responses: { 202: answers("The number of alerts that the endpoint will be notified of.", announced) },
  });
  app.openapi(announce, async (c) => {
    const { role } = c.get("credential");
    const count = await announceOpen({
      ...{ pool, publicUrl: context.publicUrl, endpointId: c.req.valid("param").id, wake },
      check: ({ everFull }) => everFull && refuseWholeAlerts(role),
      recordChange: c.get("recordChange")(202),
    });
    if (count === undefined) throw missing();
    return c.json({ announced: count }, 202);
  });
}
