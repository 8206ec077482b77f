import { z } from "@hono/zod-openapi";
import { place, validFrom, validUntil } from "./place";
import { instantText } from "./values";

export const SETTING_STATUSES = ["active", "upcoming", "expired", "ended"] as const;

/** A relation between two parties that holds until it is set again or ended. */
export const setting = {
  ...place,
  validFrom,
  validUntil,
  endedAt: instantText.nullable(),
  status: z.enum(SETTING_STATUSES).openapi({ description: "Current status." }),
};
