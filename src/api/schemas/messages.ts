/** What the standard webhook format and the stream send. */
import { z } from "@hono/zod-openapi";
import { thinAlertJson } from "../../../alerts/alert-schema";
import type { MessageType } from "../../../alerts/deliver/message";
import { alert } from "./alert";
import { instantText } from "./values";

const thinAlert = thinAlertJson.openapi("ThinAlert");

const timestamp = instantText.openapi({ description: "When it happened, which is the same on every attempt." });

const aboutAlert = <const Type extends MessageType>(type: Type) =>
  z.strictObject({
    type: z.literal(type),
    timestamp,
    data: z.union([thinAlert, alert]).openapi({
      description:
        "The whole alert has `evidence`; the thin one has `url` instead, and names neither patient nor actor.",
    }),
  });

const alertCreated = aboutAlert("alert.created").openapi("AlertCreated");
const alertUpdated = aboutAlert("alert.updated").openapi("AlertUpdated");
const alertRetracted = aboutAlert("alert.retracted").openapi("AlertRetracted");

const endpointTest = z
  .strictObject({
    type: z.literal("endpoint.test"),
    timestamp,
    data: z.strictObject({ endpointId: z.string(), name: z.string() }),
  })
  .openapi("EndpointTest");

/** An event of the stream. */
export const alertEvent = z
  .discriminatedUnion("type", [alertCreated, alertUpdated, alertRetracted])
  .openapi("AlertEvent");

/** The messages of the standard webhook format, by their type. */
export const MESSAGES = {
  "alert.created": {
    operationId: "onAlertCreated",
    schema: alertCreated,
    summary: "An alert was found",
    description: "Also sent when a suppression ends, or when an alert that was retracted holds again.",
  },
  "alert.updated": {
    operationId: "onAlertUpdated",
    schema: alertUpdated,
    summary: "An alert has changed",
    description: "Sent to endpoints with `updates`.",
  },
  "alert.retracted": {
    operationId: "onAlertRetracted",
    schema: alertRetracted,
    summary: "An alert no longer holds",
    description: "`retraction` says why, and which alert took its place.",
  },
  "endpoint.test": {
    operationId: "onEndpointTest",
    schema: endpointTest,
    summary: "Someone is testing the endpoint",
    description: "`POST /v1/endpoints/{id}/test` sends it.",
  },
} as const satisfies Record<MessageType | "endpoint.test", object>;
