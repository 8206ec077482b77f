import { z } from "@hono/zod-openapi";
import { instantParameter, instantText, severity } from "./values";

const shape = {
  id: z.string(),
  name: z.string(),
  url: z.string(),
  rules: z.array(z.string()).openapi({ description: "Rule ids; empty means every rule." }),
  minSeverity: severity,
  delivery: z.enum(["instant", "final"]).openapi({
    description: "`instant` tells at the tip and takes back; `final` tells what can no longer be taken back.",
  }),
  format: z.enum(["standard"]),
  payload: z.enum(["thin", "full"]).openapi({ description: "Whether messages hold the whole alert." }),
  paused: z.boolean().openapi({ description: "Whether its messages wait until it is resumed." }),
  previousSecretUntil: instantText.nullable().openapi({
    description: "Until when messages carry a signature by the secret before the last rotation too.",
  }),
  updates: z.boolean().openapi({
    description: "Whether `alert.updated` tells of what people do to the alerts that it was told of.",
  }),
  createdBy: z.string(),
  createdAt: instantText,
};

export const endpoint = z.strictObject(shape).openapi("Endpoint");

/** The answer to making an endpoint or rotating its secret: the only ones that hold it. */
export const endpointCreated = z
  .strictObject({ ...shape, secret: z.string().openapi({ description: "Verifies signatures; shown only here." }) })
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

/** What may be changed of an endpoint; what is not named stays. */
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
      .openapi({ description: "For how long messages are signed with the old secret too; 0: not at all." }),
  })
  .openapi("SecretRotation");

export const periodReplay = z
  .strictObject({
    from: instantParameter.openapi({ description: "Messages made at or after." }),
    to: instantParameter.optional().openapi({ description: "Messages made before; without it, until now." }),
    status: z
      .array(z.enum(["delivered", "failed"]))
      .min(1)
      .max(2)
      .optional()
      .openapi({ description: "Only those that are in one of these states; without it, in either." }),
  })
  .openapi("PeriodReplay");

export const replayed = z.strictObject({
  replayed: z.int().min(0).openapi({ description: "Messages that are sent again." }),
});
