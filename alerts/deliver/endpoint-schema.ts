import { z } from "@hono/zod-openapi";
import { instantText, severity } from "../json-values";
import { FORMATS } from "./formats/index";

/** What the API shows of an endpoint: each field once, for the schema and the type. Neither its secret nor its settings. */
export const endpointShape = {
  id: z.string(),
  name: z.string(),
  url: z.string(),
  rules: z.array(z.string()).openapi({ description: "Rule ids; empty for all rules." }),
  minSeverity: severity,
  delivery: z.enum(["instant", "final"]).openapi({
    description:
      "`instant` notifies at once and sends a retraction if the chain reorganises; `final` notifies once the alert's block is final.",
  }),
  format: z.enum(FORMATS.map(({ name }) => name)),
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

/** An endpoint as the API shows it. */
export const endpointJson = z.strictObject(endpointShape);

export type EndpointJson = z.infer<typeof endpointJson>;
