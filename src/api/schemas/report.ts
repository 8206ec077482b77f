import { z } from "@hono/zod-openapi";
import { alertShape } from "../../../alerts/alert-schema";
import { accessListQuery } from "./access";
import { alertListQuery } from "./alert-query";
import { finalBlock } from "./place";
import { bomParameter, decimalText, hexText, instantParameter, instantText, severity } from "./values";

const format = z
  .enum(["csv", "jsonl"])
  .default("csv")
  .openapi({ description: "CSV for spreadsheets, or JSON Lines with one JSON value per line." });

const period = (what: string) => ({
  from: instantParameter.openapi({ description: `${what} at or after this time.` }),
  to: instantParameter.optional().openapi({ description: `${what} before this time. Default: now.` }),
});

/** Returns a list's filters, without paging and period. */
function filtersOf<Shape extends z.ZodRawShape>(shape: Shape) {
  const { limit, cursor, sort, count, from, to, ...filters } = shape;
  return filters as Omit<Shape, "limit" | "cursor" | "sort" | "count" | "from" | "to">;
}

/** Parameters of the alert report: the list's filters over a period. */
export const alertReportQuery = z.strictObject({
  ...filtersOf(alertListQuery.shape),
  ...period("Detected"),
  format,
  bom: bomParameter,
});

/** Parameters of the access report: the list's filters over a period. */
export const accessReportQuery = z.strictObject({
  ...filtersOf(accessListQuery.shape),
  ...period("In a block"),
  format,
  bom: bomParameter,
});

const count = z.int().min(0);

/** The schema of the data basis of a report on one chain. */
export const reportChain = z.strictObject({
  chainId: z.int(),
  lastFinalBlock: finalBlock.nullable().openapi({ description: "The newest final block that contains facts." }),
  finalizedBlock: decimalText.nullable().openapi({ description: "The chain is final up to this block." }),
  evaluatedBlock: decimalText.nullable().openapi({ description: "Every fact up to this block has been evaluated." }),
  gaps: z
    .array(z.strictObject({ fromBlock: decimalText, toBlock: decimalText }))
    .openapi({ description: "Ranges of final blocks (inclusive) whose facts are not all evaluated." }),
  errors: count.openapi({ description: "Number of facts on which a rule failed." }),
});

const THIRTY_DAYS_MS = 30 * 24 * 60 * 60 * 1000;

/** Parameters of the compliance report. */
export const complianceReportQuery = z.strictObject({
  from: instantParameter
    .default(() => new Date(Date.now() - THIRTY_DAYS_MS))
    .openapi({ description: "Detected at or after this time. Default: 30 days ago." }),
  to: instantParameter.optional().openapi({ description: "Detected before this time. Default: now." }),
  format: z.enum(["json", "pdf"]).default("json"),
});

const figures = {
  found: count.openapi({ description: "Detected in the period, without retracted ones." }),
  open: count.openapi({ description: "Of these, not yet resolved." }),
  suppressed: count,
  confirmed: count.openapi({ description: "Of these, resolved as confirmed violations." }),
  policyException: count,
  falsePositive: count,
  duplicate: count,
  retracted: count.openapi({
    description: "Detected in the period and retracted, because the chain removed the event.",
  }),
};

const seconds = z.number().min(0).nullable();

const responseTimes = z.strictObject({
  count: count.openapi({ description: "Alerts on which somebody took this step." }),
  medianSeconds: seconds,
  p90Seconds: seconds,
});

const rulesInForce = z.array(
  z.strictObject({ id: z.string(), version: z.int(), parameters: z.record(z.string(), z.unknown()) }),
);

export const complianceReport = z
  .strictObject({
    report: z.literal("compliance"),
    period: z.strictObject({ from: instantText, to: instantText }),
    generatedAt: instantText,
    version: z.string(),
    ruleset: z.string().openapi({ description: "The ruleset in force when the report was created." }),
    filters: z.strictObject({}),
    chains: z.array(reportChain),
    rulesets: z.array(z.strictObject({ hash: z.string(), firstUsedAt: instantText, rules: rulesInForce })).openapi({
      description:
        "Every ruleset used in the period (first used before its end, and last used within it or later), oldest first.",
    }),
    accesses: z
      .strictObject({ recorded: count, byVerdict: z.record(z.string(), count) })
      .openapi({ description: "Accesses in blocks of the period, by verdict." }),
    findings: z.strictObject({
      byRule: z.array(z.strictObject({ rule: z.string(), name: z.string(), severity, ...figures })),
      bySeverity: z.array(z.strictObject({ severity, ...figures })),
    }),
    responseTimes: z
      .array(z.strictObject({ severity, toAcknowledge: responseTimes, toResolve: responseTimes }))
      .openapi({
        description:
          "From detection, or the last return from a suppression or retraction, to the first step that a person took after it; for alerts of the period.",
      }),
    openItems: z.strictObject({
      total: count.openapi({
        description: "Open alerts detected before the end of the period, including earlier ones.",
      }),
      overdue: count,
      bySeverity: z.array(z.strictObject({ severity, open: count, overdue: count })),
      oldest: z
        .array(
          z.strictObject({
            id: hexText,
            rule: z.string(),
            severity,
            headline: alertShape.headline,
            status: z.string(),
            actor: hexText
              .nullable()
              .openapi({ description: "Also null if the account is known only as a patient's." }),
            actorName: z.string().nullable().openapi({ description: "From the directory." }),
            organisation: hexText.nullable(),
            organisationName: z.string().nullable().openapi({ description: "From the directory." }),
            detectedAt: instantText,
            dueAt: instantText.nullable(),
            assignee: z.string().nullable(),
          }),
        )
        .openapi({ description: "The 50 open alerts that were detected longest ago." }),
    }),
  })
  .openapi("ComplianceReport");

export type ComplianceReport = z.infer<typeof complianceReport>;
