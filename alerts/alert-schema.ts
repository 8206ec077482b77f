import { z } from "@hono/zod-openapi";
import { ALERT_FINALITIES, ALERT_OUTCOMES, ALERT_STATUSES, RETRACTION_REASONS } from "../database/schema/index";
import { evidence } from "./evidence-schema";
import { decimalText, hexText, instantText, orNull, severity } from "./json-values";

const retraction = z
  .strictObject({
    reason: z.enum(RETRACTION_REASONS).openapi({
      description:
        "`blockReplaced`: a reorganisation replaced the block that held the event. `answered`: the alert said that something had not happened by its deadline (a review, a fulfilment, a renewal), and the chain as it is now shows that it had.",
    }),
    at: instantText.openapi({ description: "When the monitor retracted the alert." }),
    replacedBy: hexText.nullable().openapi({
      description:
        "The alert that took its place: about the same event, in the block where the chain has it now. Null where there is none, or none yet.",
    }),
  })
  .openapi("Retraction");

/** The fields of an alert in the API, the stream and full webhooks, each defined once for the schema and the type. */
export const alertShape = {
  id: hexText,
  rule: z
    .strictObject({
      id: z.string(),
      name: z.string(),
      version: z.int(),
      severity,
      citations: z.array(z.string()),
    })
    .openapi({
      description:
        "The rule that fired, in the version that found it; `severity` and `citations` are as the catalogue has them now.",
    }),
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
  headline: z.string().max(80).openapi({
    description: "What was wrong, in at most 80 characters, without a date and without anybody's pseudonym.",
    example: "Record read 21 minutes after consent was revoked",
  }),
  summary: z.string().openapi({ description: "What was wrong, and when, in one sentence." }),
  instants: z.array(z.strictObject({ start: z.int(), end: z.int(), at: instantText })).openapi({
    description:
      "The instants that the summary names, so that a reader can be shown them in another time zone: where each begins and ends (UTF-16 code units, end exclusive).",
  }),
  evidence,
  explanation: z.string(),
  detectedAt: instantText,
  notifiedAt: instantText.nullable(),
  assignee: z.string().nullable(),
  outcome: z.enum(ALERT_OUTCOMES).nullable(),
  dueAt: instantText.nullable(),
  duplicateOf: hexText.nullable(),
  suppressedBy: z.string().nullable().openapi({
    description: "The suppression that was in force when it was found, so nobody was notified: see `/v1/suppressions`.",
  }),
  retractedAt: instantText.nullable(),
  retraction: orNull(retraction).openapi({
    description: "Why and when the alert was retracted, and what took its place; null while it stands.",
  }),
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

export const alertJson = z.strictObject(alertShape);

/** The fields of an alert in thin webhooks, and in the stream for roles that do not read alerts whole. */
export const thinAlertJson = alertJson
  .pick({
    ...{ id: true, severity: true, headline: true, status: true, finality: true, chainId: true, blockNumber: true },
    ...{ txHash: true, logIndex: true, detectedAt: true, retraction: true },
  })
  .extend({
    rule: alertShape.rule.pick({ id: true, name: true }),
    url: z.string().openapi({ format: "uri", description: "Where the whole alert is read, with a credential." }),
  });

/** Block numbers are decimal strings, instants ISO 8601 in UTC, hashes and ids lower-case `0x` hex. */
export type AlertJson = z.infer<typeof alertJson>;
