import { z } from "@hono/zod-openapi";
import { hexText, instantText } from "./values";

export const DELIVERY_STATUSES = ["pending", "delivered", "failed", "cancelled"] as const;

/** The schema of a delivery: a message to a webhook endpoint, without its body. */
export const delivery = z
  .strictObject({
    id: z.string().openapi({ description: "The `webhook-id`: the same on every attempt." }),
    endpointId: z.string(),
    alertId: hexText.nullable(),
    type: z.string().openapi({ example: "alert.created" }),
    status: z.enum(DELIVERY_STATUSES),
    createdAt: instantText,
    deliveredAt: instantText.nullable(),
    nextAttemptAt: instantText.nullable(),
    attempts: z.array(
      z.strictObject({
        at: instantText,
        statusCode: z.int().nullable(),
        error: z.string().nullable().openapi({ description: "Why the attempt failed; null if it was accepted." }),
        durationMs: z.int(),
      }),
    ),
  })
  .openapi("Delivery");

export type DeliveryJson = z.infer<typeof delivery>;
