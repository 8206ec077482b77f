import { z } from "@hono/zod-openapi";
import { endpointJson, endpointShape } from "../../../alerts/deliver/endpoint-schema";
import { DEFAULT_FORMAT, FORMATS } from "../../../alerts/deliver/formats/index";
import { instantParameter, severity } from "./values";
import { visibleName } from "./visible-text";

export const endpoint = endpointJson.openapi("Endpoint");

/** The response to creating an endpoint or rotating its secret: the only responses that contain the secret. */
export const endpointCreated = z
  .strictObject({
    ...endpointShape,
    secret: z
      .string()
      .nullable()
      .openapi({ description: "Verifies signatures; shown only once. Null if the format does not sign messages." }),
    announced: z.int().min(0).optional().openapi({
      description:
        "With `announceOpen`: the number of open alerts that the endpoint will be notified of. Missing if announcing them failed; `POST /v1/endpoints/{id}/announce-open` does it again.",
    }),
  })
  .openapi("EndpointCreated");

const protocols = [...new Set(FORMATS.flatMap(({ transport }) => transport.protocols))];
const ofProtocols = new Intl.ListFormat("en", { type: "disjunction" }).format(protocols);

const settings = z.record(z.string(), z.unknown()).openapi({
  description: `What the format needs beside the URL, which is never shown. ${FORMATS.map(
    (format) => `\`${format.name}\`: ${format.settings.description}.`,
  ).join(" ")}`,
});

const chosen = {
  name: visibleName(100),
  url: z
    .url({ protocol: new RegExp(`^(${protocols.join("|")})$`), error: `This must be an ${ofProtocols} URL.` })
    .max(2000),
  rules: z.array(z.string()).max(100),
};

export const newEndpoint = z
  .strictObject({
    ...chosen,
    rules: chosen.rules.default([]),
    minSeverity: severity.default("low"),
    delivery: endpointShape.delivery.default("instant"),
    format: endpointShape.format.default(DEFAULT_FORMAT),
    settings: settings.default({}),
    payload: endpointShape.payload.default("thin"),
    updates: endpointShape.updates.default(false),
    announceOpen: z.boolean().default(false).openapi({
      description:
        "Whether to notify the endpoint of the open alerts that were found before it was created, as `POST /v1/endpoints/{id}/announce-open` does.",
    }),
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
    delivery: endpointShape.delivery.optional(),
    settings: settings.optional(),
    payload: endpointShape.payload.optional(),
    updates: endpointShape.updates.optional(),
    paused: endpointShape.paused.optional(),
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
    dryRun: z.boolean().optional().openapi({ description: "Whether to count the messages without sending them." }),
  })
  .openapi("PeriodReplay");

export const replayed = z.strictObject({
  replayed: z
    .int()
    .min(0)
    .openapi({ description: "Number of messages that are sent again or, in a dry run, would be." }),
});

export const announced = z.strictObject({
  announced: z.int().min(0).openapi({ description: "Number of open alerts that the endpoint will be notified of." }),
});
