import { z } from "@hono/zod-openapi";
import { hexText, instantText } from "../json-values";

/** A suppression as the API shows it. */
export const suppressionJson = z.strictObject({
  id: z.string(),
  rule: z.string().openapi({ example: "ACC-01" }),
  actor: hexText.nullable(),
  patient: hexText.nullable(),
  organisation: hexText.nullable(),
  reason: z.string(),
  active: z.boolean().openapi({ description: "Whether it is in force: neither ended nor expired." }),
  createdBy: z.string(),
  createdAt: instantText,
  expiresAt: instantText,
  endedBy: z.string().nullable().openapi({ description: "Who ended it before its time." }),
  endedAt: instantText.nullable(),
});

export type SuppressionJson = z.infer<typeof suppressionJson>;
