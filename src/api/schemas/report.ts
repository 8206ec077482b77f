import { z } from "@hono/zod-openapi";
import { alertShape } from "../../../alerts/alert-schema";
import { accessListQuery } from "./access";
import { alertListQuery } from "./alert-query";
import { operatorLogQuery } from "./operator-log";
import { finalBlock } from "./place";
import { bomParameter, decimalText, hexText, instantParameter, instantText, severity } from "./values";

const format = z
  .enum(["csv", "jsonl"])
  .default("csv")
  .openapi({ description: "CSV for spreadsheets, or JSON Lines with one JSON value per line." });

const period = (what: string, end = "now") => ({
  from: instantParameter.openapi({ description: `${what} at or after this time.` }),
  to: instantParameter.optional().openapi({ description: `${what} before this time. Default, and at most: ${end}.` }),
});

/** Returns a list's filters, without paging and period. */
function filtersOf<Shape extends z.ZodRawShape>(shape: Shape) {
  const { limit, cursor, sort, count, from, to, ...filters } = shape;
  return filters as Omit<Shape, "limit" | "cursor" | "sort" | "count" | "from" | "to">;
}

/** Parameters of the alert report: the list's filters over a period. */
export const alertReportQuery = z.strictObject({
  ...filtersOf(alertListQuery.shape),
  from: instantParameter.optional().openapi({
    description: "Detected at or after this time. One of `from` and `occurredFrom` is required.",
  }),
  to: instantParameter.optional().openapi({ description: "Detected before this time. Default: now." }),
  format,
  bom: bomParameter,
});

/** Parameters of the access report: the list's filters over a period. */
export const accessReportQuery = z.strictObject({
  ...filtersOf(accessListQuery.shape),
  ...period("In a block", "as far as every chain is indexed"),
  format,
  bom: bomParameter,
});

/** Parameters of the export of the operator log: the list's filters over a period. */
export const operatorLogReportQuery = z.strictObject({
  ...filtersOf(operatorLogQuery.shape),
  ...period("Recorded"),
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
    .openapi({ description: "Happened at or after this time. Default: 30 days ago." }),
  to: instantParameter
    .optional()
    .openapi({ description: "Happened before this time. Default: as far as every chain is indexed." }),
  format: z.enum(["json", "csv", "pdf"]).default("json"),
  bom: bomParameter,
});

const figures = {
  found: count.openapi({
    description: "Findings of events in the period, whenever they were found, without retracted ones and duplicates.",
  }),
  foundLater: count.openapi({ description: "Of these, detected after the period had ended." }),
  open: count.openapi({ description: "Of these, not yet resolved when the report was created." }),
  suppressed: count,
  confirmed: count.openapi({ description: "Of these, resolved as confirmed violations." }),
  policyException: count,
  falsePositive: count,
  duplicate: count.openapi({
    description: "Closed as duplicates, such as what a new version of a rule found again. Not part of `found`.",
  }),
  retracted: count.openapi({ description: "Retracted, because the chain removed the event. Not part of `found`." }),
  precision: z.number().min(0).max(1).nullable().openapi({
    description: "Share of confirmed violations among resolved findings, without duplicates; null if there are none.",
  }),
};

const coverageState = z.enum(["evaluated", "partly", "notEvaluated", "noFacts", "notIndexed"]).openapi({
  description:
    "Whether every rule evaluated everything that was recorded in the period, a part of it, or nothing. `noFacts`: nothing was recorded that is indexed (see `indexedTo`). `notIndexed`: the period begins after the newest indexed block, so nothing is known about it.",
});

const coverage = z.strictObject({
  chainId: z.int(),
  state: coverageState,
  firstBlock: decimalText.nullable().openapi({ description: "The first block of the period with facts." }),
  lastBlock: decimalText.nullable(),
  notEvaluated: z
    .array(z.strictObject({ fromBlock: decimalText, toBlock: decimalText }))
    .openapi({ description: "Blocks of the period (inclusive) whose facts are not evaluated." }),
  errors: count.openapi({ description: "Failures of rules on facts of the period." }),
  indexedTo: instantText
    .nullable()
    .openapi({ description: "Time of the newest block that is indexed; later events are not in the report." }),
});

const accesses = z.strictObject({ recorded: count, byVerdict: z.record(z.string(), count) });

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
    clock: z.literal("happened").openapi({
      description:
        "The period counts by when things happened: by the custodian's clock where it is plausible, otherwise by the block's time.",
    }),
    generatedAt: instantText,
    version: z.string(),
    ruleset: z.string().openapi({ description: "The ruleset in force when the report was created." }),
    filters: z.strictObject({}),
    chains: z.array(reportChain),
    rulesets: z.array(z.strictObject({ hash: z.string(), firstUsedAt: instantText, rules: rulesInForce })).openapi({
      description: "Every ruleset that evaluated blocks of the period or found something in it, oldest first.",
    }),
    organisation: z.string().nullable().openapi({ description: "The hospital's name (`ORGANISATION_NAME`)." }),
    coverage: z
      .array(coverage)
      .openapi({ description: "Whether what each chain recorded in the period was evaluated." }),
    accesses: accesses.openapi({ description: "Accesses that happened in the period, by verdict." }),
    findings: z.strictObject({
      byRule: z.array(
        z.strictObject({
          ...{ rule: z.string(), name: z.string(), title: z.string(), severity },
          versions: z.array(z.int()).openapi({ description: "The versions of the rule that found something." }),
          ...figures,
        }),
      ),
      bySeverity: z.array(z.strictObject({ severity, ...figures })),
    }),
    foundAboutEarlier: z
      .strictObject({
        total: count,
        bySeverity: z.array(z.strictObject({ severity, found: count })),
        byRule: z.array(z.strictObject({ rule: z.string(), title: z.string(), severity, found: count })),
        oldest: instantText.nullable().openapi({ description: "When the earliest of these events happened." }),
      })
      .openapi({
        description:
          "Findings detected in the period about events before it. They belong to the earlier periods' reports and are in no other figure of this one.",
      }),
    previous: z
      .strictObject({
        period: z.strictObject({ from: instantText, to: instantText }),
        state: coverageState,
        accesses,
        bySeverity: z.array(z.strictObject({ severity, found: count })),
        byRule: z.array(z.strictObject({ rule: z.string(), title: z.string(), found: count })),
      })
      .openapi({
        description:
          "The same figures of the period before: as many months for whole months, otherwise as many days. `byRule` has the rules that found something in either.",
      }),
    trend: z
      .array(
        z.strictObject({
          period: z.strictObject({ from: instantText, to: instantText }),
          state: coverageState,
          bySeverity: z.array(z.strictObject({ severity, found: count })),
        }),
      )
      .openapi({ description: "Findings of up to twelve periods, this one last; from the first with facts on." }),
    breaches: z.strictObject({
      running: count.openapi({
        description: "Confirmed violations before the end of the period without a recorded breach assessment.",
      }),
      overdue: count.openapi({ description: "Of these, past one of their due dates." }),
      assessed: count.openapi({ description: "Confirmed violations of the period with a recorded assessment." }),
      notifiable: count.openapi({ description: "Of these, breaches that must be notified." }),
      items: z
        .array(
          z.strictObject({
            ...{ id: hexText, rule: z.string(), headline: alertShape.headline },
            ...{ happenedAt: instantText, discoveredAt: instantText },
            ...{ individualsDueAt: instantText, authorityDueAt: instantText, overdue: z.boolean() },
          }),
        )
        .openapi({ description: "The 50 that are due first." }),
    }),
    responseTimes: z
      .array(z.strictObject({ severity, toAcknowledge: responseTimes, toResolve: responseTimes }))
      .openapi({
        description:
          "From detection, or the last return from a suppression or retraction, to the first step that a person took after it; for findings of the period.",
      }),
    openItems: z.strictObject({
      total: count.openapi({
        description:
          "Open when the report was created, about events before the end of the period, including earlier ones.",
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
            summary: alertShape.summary,
            happenedAt: instantText,
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
