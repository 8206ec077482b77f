import { z } from "@hono/zod-openapi";
import { ALERT_STATUSES } from "./alert";
import { occurredPeriod } from "./alert-query";
import { hexText, instantParameter, instantText, severity } from "./values";

const count = z.int().min(0);

/** The period of the statistics. */
export const alertStatsQuery = z.strictObject({
  from: instantParameter
    .optional()
    .openapi({ description: "Detected at or after this time. Default: 30 days before `to`." }),
  to: instantParameter.optional().openapi({ description: "Detected before. Default: now." }),
  ...occurredPeriod,
});

const duration = z
  .strictObject({
    median: z.number().nullable().openapi({
      description:
        "Seconds since detection, or since the alert last returned from a suppression or retraction; null if there is no such alert.",
    }),
    alerts: count.openapi({ description: "Number of alerts that the median is of." }),
  })
  .openapi("AlertDuration");

/** Statistics of the alerts of a period. */
export const alertStats = z
  .strictObject({
    clock: z.enum(["detected", "happened"]).openapi({
      description:
        "The clock by which the period and `byDay` count: when the alert was detected (`from`, `to`), or when the event happened (`occurredFrom`, `occurredTo`).",
    }),
    from: instantText,
    to: instantText,
    total: count.openapi({ description: "All alerts except retracted ones." }),
    byDay: z.array(z.strictObject({ day: z.string().openapi({ example: "2026-01-31" }), count })).openapi({
      description: "By day of detection in UTC; days without alerts are omitted.",
    }),
    byRule: z.array(z.strictObject({ rule: z.string(), count })),
    bySeverity: z.array(z.strictObject({ severity, count })),
    byStatus: z
      .array(z.strictObject({ status: z.enum(ALERT_STATUSES), count }))
      .openapi({ description: "The only counts that include retracted alerts." }),
    byActor: z
      .array(z.strictObject({ actor: hexText.nullable(), count }))
      .openapi({ description: "The 100 actors with the most alerts, in descending order." }),
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
              "Share of confirmed violations among resolved alerts, duplicates excluded; null if there are none.",
          }),
        }),
      )
      .openapi({ description: "For each rule with resolved alerts, from their outcomes." }),
  })
  .openapi("AlertStats");
