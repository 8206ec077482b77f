import { z } from "@hono/zod-openapi";
import { alertJson, alertShape } from "../../../alerts/alert-schema";
import { delivery } from "./delivery";
import { instantText } from "./values";

export { ALERT_FINALITIES, ALERT_OUTCOMES, ALERT_STATUSES } from "../../../database/schema/index";

/** An alert as lists show it. */
export const alert = alertJson.openapi("Alert");

const change = z.record(z.string(), z.unknown()).nullable();

/** A change of an alert. */
export const historyEntry = z
  .strictObject({
    at: instantText,
    by: z.string().openapi({ description: "A name to read: several may share one, and whose it is may change it." }),
    byKind: z.enum(["system", "key", "token"]).openapi({ description: "`system` is the monitor itself." }),
    byId: z.string().nullable().openapi({
      description:
        "What tells who did it from all others: a key's id, or `oidc:`, a token's issuer, `#` and its subject.",
    }),
    change: z.string().openapi({ example: "created" }),
    from: change,
    to: change,
    note: z.string().nullable(),
  })
  .openapi("AlertChange");

/** An alert by itself: with every change of it and every message about it. */
export const alertDetail = z
  .strictObject({ ...alertShape, history: z.array(historyEntry), deliveries: z.array(delivery) })
  .openapi("AlertDetail");
