import { z } from "@hono/zod-openapi";
import { instantParameter, instantText, severity } from "./values";

const shape = {
  id: z.string(),
  name: z.string(),
  url: z.string(),
  rules: z.array(z.string()).openapi({ description: "Rule ids; empty for all rules." }),
  minSeverity: severity,
  delivery: z.enum(["instant", "final"]).openapi({
    description:
      "`instant` notifies at once and sends a retraction if the chain reorganises; `final` notifies once the alert's block is final.",
  }),
  format: z.enum(["standard"]),
  payload: z
    .enum(["thin", "full"])
    .openapi({ description: "Whether messages contain only the essentials (`thin`) or the full alert." }),
  paused: z
    .boolean()
    .openapi({ description: "Whether the endpoint is paused; its messages wait until it is resumed." }),
  previousSecretUntil: instantText.nullable().openapi({
    description: "Until this time, messages are also signed with the previous secret.",
  }),
  updates: z.boolean().openapi({
    description: "Whether to send `alert.updated` when people change an alert that the endpoint was notified of.",
  }),
  createdBy: z.string(),
  createdAt: instantText,
};

export const endpoint = z.strictObject(shape).openapi("Endpoint");

/** The response to creating an endpoint or rotating its secret: the only responses that contain the secret. */
export const endpointCreated = z
  .strictObject({ ...shape, secret: z.string().openapi({ description: "Verifies signatures; shown only once." }) })
  .openapi("EndpointCreated");

const chosen = {
  name: z.string().trim().min(1).max(100),
  url: z.url({ protocol: /^https?$/, error: "This must be an http or https URL." }).max(2000),
  rules: z.array(z.string()).max(100),
};

export const newEndpoint = z
  .strictObject({
    ...chosen,
    rules: chosen.rules.default([]),
    minSeverity: severity.default("low"),
    delivery: shape.delivery.default("instant"),
    format: shape.format.default("standard"),
    payload: shape.payload.default("thin"),
    updates: shape.updates.default(false),
  })
  .openapi("NewEndpoint");

const NOTHING = "Name at least one field to change.";

/** The schema of a change to an endpoint; omitted fields stay unchanged. */
export const endpointChange = z
  .strictObject({
    name: chosen.name.optional(),
    url: chosen.url.optional(),
    rules: chosen.rules.optional(),
    minSeverity: severity.optional(),
    delivery: shape.delivery.optional(),
    payload: shape.payload.optional(),
    updates: shape.updates.optional(),
    paused: shape.paused.optional(),
  })
  .refine((change) => Object.keys(change).length > 0, { error: NOTHING })
  .openapi("EndpointChange", { minProperties: 1 });

export const rotation = z
  .strictObject({
    overlapHours: z
      .int()
      .min(0)
      .max(7 * 24)
      .default(24)
      .openapi({ description: "How long messages are also signed with the old secret; 0 ends it at once." }),
  })
  .openapi("SecretRotation");

export const periodReplay = z
  .strictObject({
    from: instantParameter.openapi({ description: "Messages created at or after this time." }),
    to: instantParameter.optional().openapi({ description: "Messages created before this time. Default: now." }),
    status: z
      .array(z.enum(["delivered", "failed"]))
      .min(1)
      .max(2)
      .optional()
      .openapi({ description: "Only messages in one of these states. Default: either." }),
  })
  .openapi("PeriodReplay");

export const replayed = z.strictObject({
  replayed: z.int().min(0).openapi({ description: "Number of messages to be sent again." }),
});
