import { z } from "@hono/zod-openapi";
import { ALERT_STATUSES } from "./alert";
import { hexText, instantParameter, instantText, severity } from "./values";

const count = z.int().min(0);

/** The period of the figures. */
export const alertStatsQuery = z.strictObject({
  from: instantParameter.optional().openapi({ description: "Detected at or after. Default: 30 days before `to`." }),
  to: instantParameter.optional().openapi({ description: "Detected before. Default: now." }),
});

const duration = z
  .strictObject({
    median: z.number().nullable().openapi({
      description:
        "Seconds since detection, or since the last return from a suppression or a retraction; null where there is no such alert.",
    }),
    alerts: count.openapi({ description: "Alerts of which the median is." }),
  })
  .openapi("AlertDuration");

/** Figures of the alerts that were detected in a period. */
export const alertStats = z
  .strictObject({
    from: instantText,
    to: instantText,
    total: count.openapi({ description: "Alerts that stand: all but the retracted." }),
    byDay: z.array(z.strictObject({ day: z.string().openapi({ example: "2026-01-31" }), count })).openapi({
      description: "By day of detection, in UTC; days without any are left out.",
    }),
    byRule: z.array(z.strictObject({ rule: z.string(), count })),
    bySeverity: z.array(z.strictObject({ severity, count })),
    byStatus: z
      .array(z.strictObject({ status: z.enum(ALERT_STATUSES), count }))
      .openapi({ description: "The only figures that count retracted alerts too." }),
    byActor: z
      .array(z.strictObject({ actor: hexText.nullable(), count }))
      .openapi({ description: "The 100 actors with the most, most first." }),
    secondsToAcknowledge: duration,
    secondsToResolve: duration,
    precision: z
      .array(
        z.strictObject({
          rule: z.string(),
          confirmedViolations: count,
          policyExceptions: count,
          falsePositives: count,
          duplicates: count,
          precision: z.number().min(0).max(1).nullable().openapi({
            description:
              "Confirmed violations among all resolved alerts but duplicates; null where there are none of these.",
          }),
        }),
      )
      .openapi({ description: "Of rules with resolved alerts, from their outcomes." }),
  })
  .openapi("AlertStats");
