import { sql } from "drizzle-orm";
import { bigint, boolean, check, type ExtraConfigColumn, index, integer, jsonb, text } from "drizzle-orm/pg-core";
import { compliance, instant, pos } from "./columns";
import { suppression } from "./suppressions";

/**
 * Sort expressions of the alert list that are not plain columns. Statements must use exactly the expression that the
 * index has.
 */
export const ALERT_ORDER = {
  occurredAt: sql`coalesce("occurred_at", -1)`,
  severity: sql`array_position(array['low', 'medium', 'high', 'critical'], "severity")`,
  dueAt: sql`coalesce("due_at", timestamptz '9999-12-31 00:00:00+00')`,
};

/**
 * `suppressed`: covered by an active suppression. `retracted`: taken back by the chain. People move alerts between the
 * others.
 */
export const ALERT_STATUSES = ["open", "acknowledged", "investigating", "resolved", "suppressed", "retracted"] as const;
/** The statuses of alerts that still need work. */
export const OPEN_STATUSES = ["open", "acknowledged", "investigating"] as const;
/** The same as a list in SQL, written out so that partial indexes serve it. */
export const OPEN_STATUSES_SQL = `(${OPEN_STATUSES.map((status) => `'${status}'`).join(", ")})`;

/** `provisional` until no reorganisation can remove the facts behind the alert. */
export const ALERT_FINALITIES = ["provisional", "final"] as const;

export const ALERT_OUTCOMES = ["confirmed_violation", "policy_exception", "false_positive", "duplicate"] as const;

/**
 * Why an alert was retracted. `blockReplaced`: a reorganisation replaced its block. `answered`: on the current chain,
 * the event that the rule waited for happened before its deadline after all.
 */
export const RETRACTION_REASONS = ["blockReplaced", "answered"] as const;
export type RetractionReason = (typeof RETRACTION_REASONS)[number];

const coarseFilters = (t: Record<"detectedAt" | "ruleId" | "severity" | "status" | "finality", ExtraConfigColumn>) =>
  [t.detectedAt, t.ruleId, t.severity, t.status, t.finality] as const;

/**
 * The words that `q` searches: those of headline, summary (without its instants) and rule. PostgreSQL generates this
 * column; the migration `alert_headline` creates it. It is not listed below, so that reading an alert does not load it.
 */
export const ALERT_WORDS = sql`"words"`;

/** The earlier of a breach's two due dates, and the condition under which it still runs: no assessment is recorded. */
export const ALERT_BREACH_DUE = sql`least("breach_individuals_due_at", "breach_authority_due_at")`;
export const ALERT_BREACH_OPEN = sql`"status" = 'resolved' and "breach_authority_due_at" is not null and "breach_assessment" is null`;

export const alert = compliance.table(
  "alert",
  {
    /** `0x` and the hash of the subject's rule, version, chain, block hash, transaction, log index and entry index. */
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
    /**
     * Rank of the subject's log among the followed logs of its transaction; the same in whichever block the transaction
     * is mined.
     */
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
    /**
     * Unix seconds: when what the alert is about happened. `occurredAt` if it was plausible by the ruleset that found it,
     * and the rule therefore went by it; otherwise `blockTime`. Periods of reports count by it.
     */
    happenedAt: bigint({ mode: "number" }).notNull(),
    /**
     * Unix seconds, if the rule waits for a deadline: the alert becomes final only after a finalized block has passed
     * it.
     */
    deadline: bigint({ mode: "number" }),
    /** What went wrong, in at most 80 characters. */
    headline: text().notNull(),
    summary: text().notNull(),
    explanation: text().notNull(),
    evidence: jsonb().$type<Record<string, unknown>>().notNull(),
    /** False if the alert is older than the go-live block: it is stored and shown, but not notified. */
    notify: boolean().notNull(),
    detectedAt: instant().notNull().defaultNow(),
    /**
     * When the alert last became work for people: at detection, or at its last return from a suppression or a
     * retraction.
     */
    openedAt: instant().notNull().defaultNow(),
    notifiedAt: instant(),
    assignee: text(),
    outcome: text().$type<(typeof ALERT_OUTCOMES)[number]>(),
    /** When it should be resolved: derived from severity and `openedAt`, unless a person sets another date. */
    dueAt: instant(),
    /** When a person first acknowledged it. `resolvedAt`: when it was resolved. */
    acknowledgedAt: instant(),
    resolvedAt: instant(),
    /** The alert that an earlier version of the rule raised for the same fact, or the one that a person named. */
    duplicateOf: text(),
    /** The due dates that a confirmed violation starts; both are set, or neither. */
    breachIndividualsDueAt: instant(),
    breachAuthorityDueAt: instant(),
    /** The decision whether the breach must be notified, once somebody has made it. */
    breachAssessment: jsonb().$type<{ notifiable: boolean; note: string; by: string; at: string }>(),
    suppressedBy: text().references(() => suppression.id),
    retractedAt: instant(),
    /** Why it was retracted; set if and only if `retractedAt` is. */
    retraction: text().$type<RetractionReason>(),
    /** How often the subject's block became canonical: 1, plus one for each reinstatement. */
    incarnation: integer().notNull().default(1),
    /** Number of changes; `If-Match` compares it. */
    version: integer().notNull().default(1),
  },
  (t) => [
    // One index per sort order, usable in both directions, ending with the tie-breakers. The coarse filters follow, so
    // that rows that do not match are skipped without being fetched.
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
    // One index per selective filter, in the default order.
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
    // The same figures by the time of the event.
    index("alert_happened_stats").on(
      ...[t.happenedAt, t.detectedAt, t.ruleId, t.severity, t.status, t.actor, t.outcome, t.duplicateOf],
      ...[t.openedAt, t.acknowledgedAt, t.resolvedAt],
    ),
    index().on(t.chainId, t.pos),
    // A patient's alerts in chain order.
    index().on(t.patient, t.chainId, t.pos),
    index().on(t.txHash, t.ruleId, t.logRank, t.entryIndex),
    index().on(t.chainId, t.blockNumber).where(sql`finality = 'provisional' and retracted_at is null`),
    check("alert_retraction", sql`(retracted_at is null) = (retraction is null)`),
  ],
);

/** Every change of an alert, whether by the chain, the monitor or a person. */
export const alertHistory = compliance.table(
  "alert_history",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    alertId: text()
      .notNull()
      .references(() => alert.id),
    at: instant().notNull().defaultNow(),
    /** `system`, or the credential's name, which is neither unique nor fixed. */
    by: text().notNull(),
    /**
     * Who made the change: the monitor itself, an API key or an access token. `byId` identifies the credential for
     * good.
     */
    byKind: text().$type<"system" | "key" | "token">().notNull().default("system"),
    /** An API key's id, or `oidc:`, the access token's issuer, `#` and its subject; null for `system`. */
    byId: text(),
    /** `created`, `finalised`, `retracted`, `reinstated`, or a person's action. */
    change: text().notNull(),
    /** The alert's version after the change; null for a note, which does not change the version. */
    version: integer(),
    from: jsonb().$type<Record<string, unknown>>(),
    to: jsonb().$type<Record<string, unknown>>(),
    note: text(),
  },
  (t) => [index().on(t.alertId, t.id)],
);
