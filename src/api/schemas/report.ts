import { z } from "@hono/zod-openapi";
import { alertShape } from "../../../alerts/alert-schema";
import { accessListQuery } from "./access";
import { alertListQuery } from "./alert-query";
import { finalBlock } from "./place";
import { decimalText, hexText, instantParameter, instantText, severity } from "./values";

const format = z
  .enum(["csv", "jsonl"])
  .default("csv")
  .openapi({ description: "CSV for spreadsheets, or JSON Lines: one JSON value a line." });

const period = (what: string) => ({
  from: instantParameter.openapi({ description: `${what} at or after.` }),
  to: instantParameter.optional().openapi({ description: `${what} before; without it, until now.` }),
});

/** The filters of a list's parameters: without its paging and its own period. */
function filtersOf<Shape extends z.ZodRawShape>(shape: Shape) {
  const { limit, cursor, sort, count, from, to, ...filters } = shape;
  return filters as Omit<Shape, "limit" | "cursor" | "sort" | "count" | "from" | "to">;
}

/** A report of alerts: the list's filters over a period. */
export const alertReportQuery = z.strictObject({ ...filtersOf(alertListQuery.shape), ...period("Detected"), format });

/** A report of accesses: the list's filters over a period. */
export const accessReportQuery = z.strictObject({
  ...filtersOf(accessListQuery.shape),
  ...period("In a block"),
  format,
});

const count = z.int().min(0);

/** What a report says of a chain that it is based on. */
export const reportChain = z.strictObject({
  chainId: z.int(),
  lastFinalBlock: finalBlock.nullable().openapi({ description: "The newest final block that holds facts." }),
  finalizedBlock: decimalText.nullable().openapi({ description: "Up to this block the chain is final." }),
  evaluatedBlock: decimalText.nullable().openapi({ description: "Up to this block every fact is evaluated." }),
  gaps: z
    .array(z.strictObject({ fromBlock: decimalText, toBlock: decimalText }))
    .openapi({ description: "Final blocks, both ends included, whose facts are not all evaluated." }),
  errors: count.openapi({ description: "Facts on which a rule failed." }),
});

const THIRTY_DAYS_MS = 30 * 24 * 60 * 60 * 1000;

/** The compliance report of a period. */
export const complianceReportQuery = z.strictObject({
  from: instantParameter
    .default(() => new Date(Date.now() - THIRTY_DAYS_MS))
    .openapi({ description: "Detected at or after; without it, 30 days ago." }),
  to: instantParameter.optional().openapi({ description: "Detected before; without it, until now." }),
  format: z.enum(["json", "pdf"]).default("json"),
});

const figures = {
  found: count.openapi({ description: "Detected in the period, without those that the chain took back." }),
  open: count.openapi({ description: "Of these, still to be worked." }),
  suppressed: count,
  confirmed: count.openapi({ description: "Resolved as a confirmed violation." }),
  policyException: count,
  falsePositive: count,
  duplicate: count,
  retracted: count.openapi({ description: "Detected in the period and taken back by the chain." }),
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
    ruleset: z.string().openapi({ description: "In force when the report was made." }),
    filters: z.strictObject({}),
    chains: z.array(reportChain),
    rulesets: z.array(z.strictObject({ hash: z.string(), firstUsedAt: instantText, rules: rulesInForce })).openapi({
      description:
        "Every ruleset in use in the period, that is, first used before its end and last used in it or later, oldest first.",
    }),
    accesses: z
      .strictObject({ recorded: count, byVerdict: z.record(z.string(), count) })
      .openapi({ description: "Accesses in blocks of the period, by what was found to permit each." }),
    findings: z.strictObject({
      byRule: z.array(z.strictObject({ rule: z.string(), name: z.string(), severity, ...figures })),
      bySeverity: z.array(z.strictObject({ severity, ...figures })),
    }),
    responseTimes: z
      .array(z.strictObject({ severity, toAcknowledge: responseTimes, toResolve: responseTimes }))
      .openapi({
        description:
          "From detection, or the last return from a suppression or a retraction, to the first step that a person took since, for alerts of the period.",
      }),
    openItems: z.strictObject({
      total: count.openapi({ description: "Open alerts detected before the period's end, in it or earlier." }),
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
            actor: hexText.nullable().openapi({ description: "Null too where it is known as a patient alone." }),
            actorName: z.string().nullable().openapi({ description: "Of the directory." }),
            organisation: hexText.nullable(),
            organisationName: z.string().nullable().openapi({ description: "Of the directory." }),
            detectedAt: instantText,
            dueAt: instantText.nullable(),
            assignee: z.string().nullable(),
          }),
        )
        .openapi({ description: "Of the open ones the 50 that are detected longest ago." }),
    }),
  })
  .openapi("ComplianceReport");

export type ComplianceReport = z.infer<typeof complianceReport>;
