import { z } from "@hono/zod-openapi";
import { instantText, severity } from "./values";

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
  updates: z.boolean().openapi({
    description: "Whether `alert.updated` tells of what people do to the alerts that it was told of.",
  }),
  createdBy: z.string(),
  createdAt: instantText,
};

export const endpoint = z.strictObject(shape).openapi("Endpoint");

/** The answer to making an endpoint: the only one that holds its secret. */
export const endpointCreated = z
  .strictObject({ ...shape, secret: z.string().openapi({ description: "Verifies signatures; shown only here." }) })
  .openapi("EndpointCreated");

export const newEndpoint = z
  .strictObject({
    name: z.string().trim().min(1).max(100),
    url: z.url({ protocol: /^https?$/, error: "This must be an http or https URL." }).max(2000),
    rules: z.array(z.string()).max(100).default([]),
    minSeverity: severity.default("low"),
    delivery: shape.delivery.default("instant"),
    format: shape.format.default("standard"),
    payload: shape.payload.default("thin"),
    updates: shape.updates.default(false),
  })
  .openapi("NewEndpoint");
