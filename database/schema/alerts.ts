import { sql } from "drizzle-orm";
import { bigint, boolean, check, type ExtraConfigColumn, index, integer, jsonb, text } from "drizzle-orm/pg-core";
import { compliance, instant, pos } from "./columns";
import { suppression } from "./suppressions";

/**
 * By what the list of alerts is ordered where that is no column of its own. Statements must have the very expression that
 * the index has.
 */
export const ALERT_ORDER = {
  occurredAt: sql`coalesce("occurred_at", -1)`,
  severity: sql`array_position(array['low', 'medium', 'high', 'critical'], "severity")`,
  dueAt: sql`coalesce("due_at", timestamptz '9999-12-31 00:00:00+00')`,
};

/** `suppressed`: by a suppression in force. `retracted`: by the chain. The others are what people move it through. */
export const ALERT_STATUSES = ["open", "acknowledged", "investigating", "resolved", "suppressed", "retracted"] as const;

/** `provisional` until the chain can no longer take back what the alert rests on. */
export const ALERT_FINALITIES = ["provisional", "final"] as const;

export const ALERT_OUTCOMES = ["confirmed_violation", "policy_exception", "false_positive", "duplicate"] as const;

/**
 * Why an alert no longer stands. `blockReplaced`: a reorganisation replaced its block. `answered`: what it waited for came
 * before its deadline after all, as the chain has it now.
 */
export const RETRACTION_REASONS = ["blockReplaced", "answered"] as const;
export type RetractionReason = (typeof RETRACTION_REASONS)[number];

const coarseFilters = (t: Record<"detectedAt" | "ruleId" | "severity" | "status" | "finality", ExtraConfigColumn>) =>
  [t.detectedAt, t.ruleId, t.severity, t.status, t.finality] as const;

/**
 * The words that `q` looks for: of headline, summary (without its instants) and rule. A column that PostgreSQL fills by
 * itself, made by the migration `alert_headline` and not listed below: no reading of an alert is to carry it along.
 */
export const ALERT_WORDS = sql`"words"`;

/** The first of a breach's due dates, and where that still runs: nobody has recorded the assessment. */
export const ALERT_BREACH_DUE = sql`least("breach_individuals_due_at", "breach_authority_due_at")`;
export const ALERT_BREACH_OPEN = sql`"status" = 'resolved' and "breach_authority_due_at" is not null and "breach_assessment" is null`;

export const alert = compliance.table(
  "alert",
  {
    /** `0x` and the hash of rule, version, chain, block hash, transaction, log index and entry index of the subject. */
    id: text().primaryKey(),
    ruleId: text().notNull(),
    ruleName: text().notNull(),
    ruleVersion: integer().notNull(),
    ruleset: text().notNull(),
    parameters: jsonb().$type<Record<string, unknown>>().notNull(),
    severity: text().$type<"critical" | "high" | "medium" | "low">().notNull(),
    status: text().$type<(typeof ALERT_STATUSES)[number]>().notNull().default("open"),
    finality: text().$type<(typeof ALERT_FINALITIES)[number]>().notNull(),
    chainId: integer().notNull(),
    pos: pos().notNull(),
    blockNumber: bigint({ mode: "number" }).notNull(),
    blockHash: text().notNull(),
    /** Unix seconds. */
    blockTime: bigint({ mode: "number" }).notNull(),
    txHash: text().notNull(),
    logIndex: integer().notNull(),
    entryIndex: integer().notNull(),
    /** Place of the subject's log among the followed logs of its transaction: the same wherever the transaction is mined. */
    logRank: integer().notNull(),
    subjectType: text().notNull(),
    subjectId: text().notNull(),
    patient: text(),
    actor: text(),
    organisation: text(),
    consentId: text(),
    purpose: text(),
    category: text(),
    action: text(),
    /** Unix seconds, the custodian's clock. */
    occurredAt: bigint({ mode: "number" }),
    /** Unix seconds, where the rule waits for one: the alert is final only once the finalized block is past it too. */
    deadline: bigint({ mode: "number" }),
    /** What was wrong, in at most 80 characters. */
    headline: text().notNull(),
    summary: text().notNull(),
    explanation: text().notNull(),
    evidence: jsonb().$type<Record<string, unknown>>().notNull(),
    /** False where the alert is older than the go-live block: stored and shown, not notified. */
    notify: boolean().notNull(),
    detectedAt: instant().notNull().defaultNow(),
    /** Since when people have it to deal with: its detection, or its last return from a suppression or a retraction. */
    openedAt: instant().notNull().defaultNow(),
    notifiedAt: instant(),
    assignee: text(),
    outcome: text().$type<(typeof ALERT_OUTCOMES)[number]>(),
    /** When it should be resolved: by severity since it was opened, until a person sets another. */
    dueAt: instant(),
    /** When a person first acknowledged it, and when it was resolved. */
    acknowledgedAt: instant(),
    resolvedAt: instant(),
    /** The alert of an earlier version of the rule about the same fact, or the one that a person named. */
    duplicateOf: text(),
    /** The clocks that a confirmed violation starts; both are set, or neither. */
    breachIndividualsDueAt: instant(),
    breachAuthorityDueAt: instant(),
    /** Whether the breach must be notified, once somebody has decided that. */
    breachAssessment: jsonb().$type<{ notifiable: boolean; note: string; by: string; at: string }>(),
    suppressedBy: text().references(() => suppression.id),
    retractedAt: instant(),
    /** Why it was retracted; set exactly where `retractedAt` is. */
    retraction: text().$type<RetractionReason>(),
    /** How often the subject's block became canonical: 1, and one more each time after a retraction. */
    incarnation: integer().notNull().default(1),
    /** Counts changes; `If-Match` compares it. */
    version: integer().notNull().default(1),
  },
  (t) => [
    // One for each order of the list, both ways, with what breaks ties; and behind that the filters that leave many alerts,
    // so that those which another order would meet first are passed over without being fetched.
    index("alert_detected_at_order").on(
      ...[t.detectedAt, t.id, t.ruleId, t.severity, t.status, t.finality, ALERT_ORDER.dueAt],
    ),
    index("alert_block_time_order").on(t.blockTime, t.id, ...coarseFilters(t), ALERT_ORDER.dueAt),
    index("alert_occurred_at_order").on(ALERT_ORDER.occurredAt, t.id, ...coarseFilters(t), ALERT_ORDER.dueAt),
    index("alert_due_at_order").on(ALERT_ORDER.dueAt, t.id, ...coarseFilters(t)),
    index("alert_severity_order").on(
      ALERT_ORDER.severity,
      t.detectedAt,
      t.id,
      t.ruleId,
      t.severity,
      t.status,
      t.finality,
    ),
    index("alert_rule_order").on(t.ruleId, t.detectedAt, t.id, t.severity, t.status, t.finality),
    index("alert_status_order").on(
      ...[t.status, t.detectedAt, t.id, t.ruleId, t.severity, t.finality, ALERT_ORDER.dueAt],
    ),
    // One for each filter that leaves few, in the default order.
    index().on(t.patient, t.detectedAt, t.id),
    index().on(t.actor, t.detectedAt, t.id),
    index().on(t.organisation, t.detectedAt, t.id),
    index().on(t.assignee, t.detectedAt, t.id),
    index().on(t.subjectId),
    index().on(t.consentId),
    index().on(t.duplicateOf).where(sql`duplicate_of is not null`),
    index("alert_breach_due").on(ALERT_BREACH_DUE).where(ALERT_BREACH_OPEN),
    index("alert_stats").on(
      t.detectedAt,
      t.ruleId,
      t.severity,
      t.status,
      t.actor,
      t.outcome,
      t.openedAt,
      t.acknowledgedAt,
      t.resolvedAt,
    ),
    index().on(t.chainId, t.pos),
    // The patient's alerts in the chain's order.
    index().on(t.patient, t.chainId, t.pos),
    index().on(t.txHash, t.ruleId, t.logRank, t.entryIndex),
    index().on(t.chainId, t.blockNumber).where(sql`finality = 'provisional' and retracted_at is null`),
    check("alert_retraction", sql`(retracted_at is null) = (retraction is null)`),
  ],
);

/** Every change of an alert: by the chain, by the monitor or by a person. */
export const alertHistory = compliance.table(
  "alert_history",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    alertId: text()
      .notNull()
      .references(() => alert.id),
    at: instant().notNull().defaultNow(),
    /** `system`, or the name of the credential, which is neither unique nor fixed. */
    by: text().notNull(),
    /** Whether the monitor itself did it or an API key or an access token, which `byId` tells from others for good. */
    byKind: text().$type<"system" | "key" | "token">().notNull().default("system"),
    /** An API key's id, or `oidc:`, an access token's issuer, `#` and its subject; null of `system`. */
    byId: text(),
    /** `created`, `finalised`, `retracted`, `reinstated`, or what a person did. */
    change: text().notNull(),
    /** The alert's version that the change made; null for a note, which makes none. */
    version: integer(),
    from: jsonb().$type<Record<string, unknown>>(),
    to: jsonb().$type<Record<string, unknown>>(),
    note: text(),
  },
  (t) => [index().on(t.alertId, t.id)],
);
