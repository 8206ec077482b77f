import { z } from "@hono/zod-openapi";
import { place, validFrom, validUntil } from "./place";
import { instantText } from "./values";

export const SETTING_STATUSES = ["active", "upcoming", "expired", "ended"] as const;

/** What holds for a time between two parties, until a later setting or an end. */
export const setting = {
  ...place,
  validFrom,
  validUntil,
  endedAt: instantText.nullable(),
  status: z.enum(SETTING_STATUSES).openapi({ description: "As of now." }),
};
