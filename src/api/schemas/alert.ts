import { z } from "@hono/zod-openapi";
import { alertJson, alertShape } from "../../../alerts/alert-schema";
import { booleanParameter } from "../parameters";
import { delivery } from "./delivery";
import { instantText } from "./values";

export { ALERT_FINALITIES, ALERT_OUTCOMES, ALERT_STATUSES } from "../../../database/schema/index";

/** The schema of an alert in lists. */
export const alert = alertJson.openapi("Alert");

/** An account's name where names were asked for. */
export const directoryName = z
  .string()
  .nullable()
  .optional()
  .openapi({ description: "From the directory, with `names=true`." });

const names = { actorName: directoryName, organisationName: directoryName };

const OMITTED = { description: "Omitted with `view=row`." };

/** The schema of an alert in lists, which may show names and omit what only readers of one alert need. */
export const namedAlert = z
  .strictObject({
    ...alertShape,
    evidence: alertShape.evidence.optional().openapi(OMITTED),
    explanation: alertShape.explanation.optional().openapi(OMITTED),
    ...names,
  })
  .openapi("NamedAlert");

/** Whether names are shown beside pseudonyms. */
export const namesParameter = booleanParameter.optional().openapi({
  description: "Whether to include `actorName` and `organisationName`. Only for those who may also list the directory.",
});

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

/** The schema of a single alert that may show names. */
export const namedAlertDetail = z.strictObject({ ...alertDetail.shape, ...names }).openapi("NamedAlertDetail");
