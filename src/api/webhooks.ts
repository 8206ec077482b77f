import { type OpenAPIHono, z } from "@hono/zod-openapi";
import type { ApiEnvironment } from "./environment";
import { MESSAGES } from "./schemas/messages";
import type { Tag } from "./tags";

const headers = z.object({
  "webhook-id": z.string().openapi({ description: "The message's id: the same on every attempt." }),
  "webhook-timestamp": z.string().openapi({ description: "When this attempt was made, in Unix seconds." }),
  "webhook-signature": z.string().openapi({
    description:
      "`v1,` and an HMAC-SHA256 of id, timestamp and body, in base64. Two during a rotation, with a space between.",
  }),
});

/** Describes the messages of the standard webhook format: one webhook of the OpenAPI document for each type. */
export function describeWebhooks(app: OpenAPIHono<ApiEnvironment>): void {
  for (const [type, { schema, ...described }] of Object.entries(MESSAGES))
    app.openAPIRegistry.registerWebhook({
      method: "post",
      path: type,
      ...described,
      tags: ["Webhooks" satisfies Tag],
      // The signature is what tells a receiver that the message is genuine.
      security: [],
      request: { headers, body: { required: true, content: { "application/json": { schema } } } },
      responses: {
        "2XX": { description: "The message was received." },
        410: { description: "The receiver is gone: the message is not sent again." },
        default: { description: "The message was not received: it is sent again later." },
      },
    });
}
