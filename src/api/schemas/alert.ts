import { z } from "@hono/zod-openapi";
import { alertJson, alertShape } from "../../../alerts/alert-schema";
import { delivery } from "./delivery";
import { instantText } from "./values";

export { ALERT_FINALITIES, ALERT_OUTCOMES, ALERT_STATUSES } from "../../../database/schema/index";

/** The schema of an alert in lists. */
export const alert = alertJson.openapi("Alert");

const change = z.record(z.string(), z.unknown()).nullable();

/** The schema of one change in an alert's history. */
export const historyEntry = z
  .strictObject({
    at: instantText,
    by: z.string().openapi({ description: "Display name; it is not unique and can change." }),
    byKind: z.enum(["system", "key", "token"]).openapi({ description: "`system`: the monitor itself." }),
    byId: z.string().nullable().openapi({
      description: "Unique id of who made the change: a key's id, or `oidc:`, the token's issuer, `#` and its subject.",
    }),
    change: z.string().openapi({ example: "created" }),
    from: change,
    to: change,
    note: z.string().nullable(),
  })
  .openapi("AlertChange");

/** The schema of a single alert, with its full history and all its deliveries. */
export const alertDetail = z
  .strictObject({ ...alertShape, history: z.array(historyEntry), deliveries: z.array(delivery) })
  .openapi("AlertDetail");
