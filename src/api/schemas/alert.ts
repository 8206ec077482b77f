import { z } from "@hono/zod-openapi";
import { delivery } from "./delivery";
import { decimalText, hexText, instantText, severity } from "./values";

export const ALERT_STATUSES = ["open", "acknowledged", "investigating", "resolved", "suppressed", "retracted"] as const;
export const ALERT_FINALITIES = ["provisional", "final"] as const;
export const ALERT_OUTCOMES = ["confirmed_violation", "policy_exception", "false_positive", "duplicate"] as const;

const shape = {
  id: hexText,
  rule: z
    .strictObject({
      id: z.string(),
      name: z.string(),
      version: z.int(),
      severity,
      citations: z.array(z.string()),
    })
    .openapi({ description: "The rule that fired, in the version that found it." }),
  severity,
  status: z.enum(ALERT_STATUSES),
  finality: z.enum(ALERT_FINALITIES),
  chainId: z.int(),
  blockNumber: decimalText,
  blockHash: hexText,
  blockTime: instantText,
  txHash: hexText,
  logIndex: z.int(),
  entryIndex: z.int(),
  subjectType: z.string(),
  subjectId: z.string(),
  patient: hexText.nullable(),
  actor: hexText.nullable(),
  organisation: hexText.nullable(),
  consentId: hexText.nullable(),
  purpose: z.string().nullable(),
  category: z.string().nullable(),
  action: z.string().nullable(),
  occurredAt: instantText.nullable().openapi({ description: "By the custodian's clock." }),
  summary: z.string(),
  evidence: z
    .record(z.string(), z.unknown())
    .openapi({ description: "The facts that the verdict used, each with its place on the chain." }),
  explanation: z.string(),
  detectedAt: instantText,
  notifiedAt: instantText.nullable(),
  assignee: z.string().nullable(),
  outcome: z.enum(ALERT_OUTCOMES).nullable(),
  dueAt: instantText.nullable(),
  duplicateOf: hexText.nullable(),
  suppressedBy: z.string().nullable().openapi({
    description: "The suppression under which it was found, and nobody told of it: see `/v1/suppressions`.",
  }),
  retractedAt: instantText.nullable(),
  breach: z
    .strictObject({
      discoveredAt: instantText,
      individualsDueAt: instantText,
      authorityDueAt: instantText,
      assessment: z
        .strictObject({ notifiable: z.boolean(), note: z.string(), by: z.string(), at: instantText })
        .nullable()
        .openapi({ description: "Null until somebody has recorded it." }),
    })
    .nullable()
    .openapi({ description: "Of a confirmed violation: until when the individuals and the authority must be told." }),
  version: z.int().openapi({ description: "Counts changes." }),
  replaces: hexText
    .nullable()
    .openapi({ description: "The retracted alert about the same event in a block that is no longer on the chain." }),
  replacedBy: hexText
    .nullable()
    .openapi({ description: "Of a retracted alert: the alert about the same event in the block that took its place." }),
};

/** An alert as lists show it. */
export const alert = z.strictObject(shape).openapi("Alert");

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
  .strictObject({ ...shape, history: z.array(historyEntry), deliveries: z.array(delivery) })
  .openapi("AlertDetail");
