import { z } from "@hono/zod-openapi";
import { instantText, severity } from "../json-values";
import { FORMATS } from "./formats/index";

/** What the API shows of an endpoint: each field once, for the schema and the type. Neither its secret nor its settings. */
export const endpointShape = {
  id: z.string(),
  name: z.string(),
  url: z.string(),
  rules: z.array(z.string()).openapi({ description: "Rule ids; empty means every rule." }),
  minSeverity: severity,
  delivery: z.enum(["instant", "final"]).openapi({
    description: "`instant` tells at the tip and takes back; `final` tells what can no longer be taken back.",
  }),
  format: z.enum(FORMATS.map(({ name }) => name)),
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

/** An endpoint as the API shows it. */
export const endpointJson = z.strictObject(endpointShape);

export type EndpointJson = z.infer<typeof endpointJson>;
