/**
 * The schema `compliance`: what the monitor has evaluated, found and told, and what people did with it.
 * The chain's own facts are Ponder's tables (`ponder.schema.ts`); nothing here repeats them, but an alert keeps a copy of
 * its evidence, because it must be explicable after the facts were reorganised away.
 *
 * Column names in SQL are the snake case of the names here.
 */
import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  type ExtraConfigColumn,
  index,
  integer,
  json,
  jsonb,
  pgSchema,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import type { Backtest } from "../backtest";

export const compliance = pgSchema("compliance");

const instant = () => timestamp({ withTimezone: true, mode: "date", precision: 3 });
const pos = () => bigint({ mode: "bigint" });

/** One row a followed chain: where notifying starts, and how far everything final is evaluated. */
export const chain = compliance.table("chain", {
  chainId: integer().primaryKey(),
  /** Block from which on alerts are notified; what is older is evaluated, stored and shown. */
  goLiveBlock: bigint({ mode: "number" }).notNull(),
  /** A block that was final when first seen, and its hash: another hash there means another chain under the same id. */
  anchorBlock: bigint({ mode: "number" }).notNull(),
  anchorHash: text().notNull(),
  /** Durable cursor: every fact at or below it is final and evaluated. Never moves back. */
  evaluatedPos: pos().notNull(),
  /** Deadlines before this moment, in Unix seconds, were decided by the chain as it stood at `deadlinesAt`. */
  deadlinesTime: bigint({ mode: "number" }).notNull().default(-1),
  deadlinesAt: instant(),
  createdAt: instant().notNull().defaultNow(),
  updatedAt: instant().notNull().defaultNow(),
});

/** Every fact of `(fromPos, toPos]` was evaluated by this ruleset. */
export const coverage = compliance.table(
  "coverage",
  {
    chainId: integer().notNull(),
    ruleset: text().notNull(),
    fromPos: pos().notNull(),
    toPos: pos().notNull(),
    evaluatedAt: instant().notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.chainId, t.ruleset, t.fromPos, t.toPos] })],
);

/** A block above the cursor whose facts were evaluated, by hash; rows go once the cursor has passed them. */
export const evaluatedBlock = compliance.table(
  "evaluated_block",
  {
    chainId: integer().notNull(),
    blockNumber: bigint({ mode: "number" }).notNull(),
    blockHash: text().notNull(),
    ruleset: text().notNull(),
    evaluatedAt: instant().notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.chainId, t.blockNumber, t.blockHash] })],
);

/** A ruleset that evaluated something: what its hash in coverage, verdicts and alerts stands for. */
export const ruleset = compliance.table("ruleset", {
  hash: text().primaryKey(),
  /** Each rule with its version and parameters, in the order of their ids. */
  rules: jsonb().$type<{ id: string; version: number; parameters: Record<string, unknown> }[]>().notNull(),
  firstUsedAt: instant().notNull().defaultNow(),
});

/** When a fact is to be looked at again: what some rules decide only once the chain's clock has passed it. */
export const deadline = compliance.table(
  "deadline",
  {
    chainId: integer().notNull(),
    ruleId: text().notNull(),
    /** Place of the fact that set it. */
    pos: pos().notNull(),
    blockHash: text().notNull(),
    /** Unix seconds. */
    dueTime: bigint({ mode: "number" }).notNull(),
    /** False where it was set by an evaluation that notifies nobody. */
    notify: boolean().notNull(),
    /** When it was decided for good; until then a reorganisation may change the answer. */
    decidedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.chainId, t.ruleId, t.pos, t.blockHash, t.dueTime] }),
    index().on(t.chainId, t.dueTime).where(sql`decided_at is null`),
  ],
);

/** A rule that failed on facts: kept until it was evaluated without fault. */
export const ruleError = compliance.table(
  "rule_error",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    chainId: integer().notNull(),
    /** The rules that are decided together, one of which failed; joined by spaces. */
    rules: text().notNull(),
    ruleset: text().notNull(),
    /** The smallest range found that fails, `(fromPos, toPos]`: mostly one fact. */
    fromPos: pos().notNull(),
    toPos: pos().notNull(),
    /** Without values: those may be patients' data. */
    error: text().notNull(),
    attempts: integer().notNull().default(1),
    firstAt: instant().notNull().defaultNow(),
    lastAt: instant().notNull().defaultNow(),
    resolvedAt: instant(),
  },
  (t) => [
    uniqueIndex().on(t.chainId, t.rules, t.fromPos, t.toPos),
    index().on(t.chainId, t.lastAt).where(sql`resolved_at is null`),
  ],
);

/** A rule that is tried beside the live one, and what of the chain it has seen. */
export const shadow = compliance.table(
  "shadow",
  {
    chainId: integer().notNull(),
    ruleId: text().notNull(),
    /** The hash of the ruleset with the parameters on trial. */
    ruleset: text().notNull(),
    /** It has evaluated what was evaluated of `(fromPos, toPos]` since it began. */
    fromPos: pos().notNull(),
    toPos: pos().notNull(),
    /** Ranges on which it failed. */
    failures: integer().notNull().default(0),
    startedAt: instant().notNull().defaultNow(),
    updatedAt: instant().notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.chainId, t.ruleId, t.ruleset] })],
);

/** What a rule on trial found. */
export const shadowFinding = compliance.table(
  "shadow_finding",
  {
    chainId: integer().notNull(),
    ruleId: text().notNull(),
    ruleset: text().notNull(),
    pos: pos().notNull(),
    blockHash: text().notNull(),
    txHash: text().notNull(),
    logIndex: integer().notNull(),
    entryIndex: integer().notNull(),
    summary: text().notNull(),
    foundAt: instant().notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.chainId, t.ruleId, t.ruleset, t.pos, t.blockHash] })],
);

/** How the question "which consent covers this access?" was answered, for each access. */
export const verdict = compliance.table(
  "verdict",
  {
    chainId: integer().notNull(),
    pos: pos().notNull(),
    blockHash: text().notNull(),
    /** `explained`, `missed`, `exempt`, `breakGlass`, `denied` or `error`. */
    consent: text().notNull(),
    /** The grant that covers the access, or the nearest miss. */
    consentId: text(),
    /** The alert's rule where the consent was missed. */
    ruleId: text(),
    ruleset: text().notNull(),
    evaluatedAt: instant().notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.chainId, t.pos] }), index().on(t.chainId, t.pos).where(sql`consent = 'error'`)],
);

/** Alerts of a rule about a subject that nobody is to be told of, for a time and for a reason. */
export const suppression = compliance.table(
  "suppression",
  {
    id: text().primaryKey(),
    ruleId: text().notNull(),
    /** Of these at least one is set; an alert is suppressed where all that are set are its own. */
    actor: text(),
    patient: text(),
    organisation: text(),
    reason: text().notNull(),
    createdBy: text().notNull(),
    createdAt: instant().notNull().defaultNow(),
    expiresAt: instant().notNull(),
    endedBy: text(),
    endedAt: instant(),
  },
  (t) => [index().on(t.ruleId, t.expiresAt), index().on(t.createdAt, t.id)],
);

/**
 * By what the list of alerts is ordered where that is no column of its own. Statements must have the very expression that
 * the index has.
 */
export const ALERT_ORDER = {
  occurredAt: sql`coalesce("occurred_at", -1)`,
  severity: sql`array_position(array['low', 'medium', 'high', 'critical'], "severity")`,
  dueAt: sql`coalesce("due_at", timestamptz '9999-12-31 00:00:00+00')`,
};

const coarseFilters = (t: Record<"detectedAt" | "ruleId" | "severity" | "status" | "finality", ExtraConfigColumn>) =>
  [t.detectedAt, t.ruleId, t.severity, t.status, t.finality] as const;

/** The words that `q` looks for. */
export const ALERT_WORDS = sql`to_tsvector('simple', "summary" || ' ' || "rule_name" || ' ' || "rule_id")`;

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
    /** `open`, `acknowledged`, `investigating`, `resolved`, `suppressed` or `retracted`. */
    status: text().notNull().default("open"),
    /** `provisional` or `final`. */
    finality: text().notNull(),
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
    summary: text().notNull(),
    explanation: text().notNull(),
    evidence: jsonb().$type<Record<string, unknown>>().notNull(),
    /** False where the alert is older than the go-live block: stored and shown, not notified. */
    notify: boolean().notNull(),
    detectedAt: instant().notNull().defaultNow(),
    notifiedAt: instant(),
    assignee: text(),
    outcome: text(),
    /** When it should be resolved: by severity when it is found, until a person sets another. */
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
    /** Why it was retracted: `blockReplaced`, or `answered` (before the deadline, as the chain has it now). */
    retraction: text(),
    /** How often the subject's block became canonical: 1, and one more each time after a retraction. */
    incarnation: integer().notNull().default(1),
    /** Counts changes; `If-Match` compares it. */
    version: integer().notNull().default(1),
  },
  (t) => [
    // One for each order of the list, both ways, with what breaks ties; and behind that the filters that leave many alerts,
    // so that those which another order would meet first are passed over without being fetched.
    index("alert_detected_at_order").on(t.detectedAt, t.id, t.ruleId, t.severity, t.status, t.finality),
    index("alert_block_time_order").on(t.blockTime, t.id, ...coarseFilters(t)),
    index("alert_occurred_at_order").on(ALERT_ORDER.occurredAt, t.id, ...coarseFilters(t)),
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
    index("alert_status_order").on(t.status, t.detectedAt, t.id, t.ruleId, t.severity, t.finality),
    // One for each filter that leaves few, in the default order.
    index().on(t.patient, t.detectedAt, t.id),
    index().on(t.actor, t.detectedAt, t.id),
    index().on(t.organisation, t.detectedAt, t.id),
    index().on(t.assignee, t.detectedAt, t.id),
    index().on(t.subjectId),
    index().on(t.consentId),
    index().on(t.duplicateOf).where(sql`duplicate_of is not null`),
    index("alert_words").using("gin", ALERT_WORDS),
    index("alert_breach_due").on(ALERT_BREACH_DUE).where(ALERT_BREACH_OPEN),
    index("alert_stats").on(
      t.detectedAt,
      t.ruleId,
      t.severity,
      t.status,
      t.actor,
      t.outcome,
      t.acknowledgedAt,
      t.resolvedAt,
    ),
    index().on(t.chainId, t.pos),
    // The patient's alerts in the chain's order.
    index().on(t.patient, t.chainId, t.pos),
    index().on(t.txHash, t.ruleId, t.logRank, t.entryIndex),
    index().on(t.chainId, t.blockNumber).where(sql`finality = 'provisional' and retracted_at is null`),
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

/** What must be told, written in the transaction that decided it; the relay turns a row into deliveries, once. */
export const outbox = compliance.table(
  "outbox",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    /**
     * `alert.created`, `alert.finalised` (which tells endpoints that wait for finality), `alert.updated` (by a person) or
     * `alert.retracted`.
     */
    event: text().notNull(),
    alertId: text()
      .notNull()
      .references(() => alert.id),
    incarnation: integer().notNull(),
    /** Of `alert.updated`: the alert's version that the change made; else 0. */
    version: integer().notNull().default(0),
    createdAt: instant().notNull().defaultNow(),
    relayedAt: instant(),
    /** Place in the stream, given when it is relayed: a row that is committed later never has a lower one. */
    position: bigint({ mode: "number" }),
  },
  (t) => [
    uniqueIndex().on(t.alertId, t.event, t.incarnation, t.version),
    uniqueIndex().on(t.position),
    index().on(t.id).where(sql`relayed_at is null`),
  ],
);

/** A webhook endpoint. */
export const endpoint = compliance.table("endpoint", {
  id: text().primaryKey(),
  name: text().notNull(),
  url: text().notNull(),
  /** `whsec_…`; the receiver verifies signatures with it. Never logged, shown once. */
  secret: text().notNull(),
  /** The secret before the last rotation: messages are signed with it too until `previousSecretUntil`. */
  previousSecret: text(),
  previousSecretUntil: instant(),
  /** Rule ids; empty means every rule. */
  rules: text().array().notNull().default(sql`'{}'`),
  minSeverity: text().notNull().default("low"),
  /** `instant` tells at the tip and takes back; `final` tells what can no longer be taken back. */
  delivery: text().notNull().default("instant"),
  format: text().notNull().default("standard"),
  /** `thin` or `full`. */
  payload: text().notNull().default("thin"),
  /** Whether it is `full` or ever was: then its stored messages hold patient-level data. */
  everFull: boolean().notNull().default(false),
  /** Whether it hears of what people do to the alerts that it was told of. */
  updates: boolean().notNull().default(false),
  createdBy: text().notNull(),
  createdAt: instant().notNull().defaultNow(),
  /** Since when its messages wait; null where they are sent. */
  pausedAt: instant(),
  deletedAt: instant(),
});

/** One message to one endpoint, whatever number of attempts it takes. */
export const delivery = compliance.table(
  "delivery",
  {
    /** The `webhook-id`: the same on every attempt. */
    id: text().primaryKey(),
    endpointId: text()
      .notNull()
      .references(() => endpoint.id),
    alertId: text().references(() => alert.id),
    incarnation: integer(),
    /** Of `alert.updated`: the alert's version that it tells of; else 0. */
    version: integer().notNull().default(0),
    type: text().notNull(),
    /** The body as sent, to the byte: attempts repeat it. */
    body: text().notNull(),
    /** `pending`, `delivered`, `failed` (attempts used up) or `cancelled` (endpoint deleted). */
    status: text().notNull().default("pending"),
    attempts: integer().notNull().default(0),
    nextAttemptAt: instant(),
    createdAt: instant().notNull().defaultNow(),
    deliveredAt: instant(),
  },
  (t) => [
    uniqueIndex().on(t.endpointId, t.alertId, t.type, t.incarnation, t.version),
    index().on(t.alertId),
    index().on(t.createdAt, t.id),
    index().on(t.endpointId, t.createdAt),
    index().on(t.nextAttemptAt).where(sql`status = 'pending'`),
  ],
);

export const deliveryAttempt = compliance.table(
  "delivery_attempt",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    deliveryId: text()
      .notNull()
      .references(() => delivery.id),
    at: instant().notNull().defaultNow(),
    statusCode: integer(),
    /** Why it failed, in a sentence; null where it was accepted. */
    error: text(),
    durationMs: integer().notNull(),
  },
  (t) => [index().on(t.deliveryId, t.id)],
);

/** A comparison, asked for by API, of what a rule finds in a period with other parameters than those in force. */
export const backtest = compliance.table(
  "backtest",
  {
    id: text().primaryKey(),
    ruleId: text().notNull(),
    /** On trial: those that were asked for, over those in force. */
    parameters: jsonb().$type<Record<string, unknown>>().notNull(),
    /** `[periodFrom, periodTo)`, by the blocks' times. */
    periodFrom: instant().notNull(),
    periodTo: instant().notNull(),
    chainIds: integer().array().notNull(),
    /** `waiting`, `running`, `done` or `failed`. */
    state: text().$type<"waiting" | "running" | "done" | "failed">().notNull().default("waiting"),
    /** Ranges of facts that are compared, and how many there are in all; null before they are counted. */
    rangesDone: integer().notNull().default(0),
    rangesTotal: integer(),
    /** What came of it, by chain. */
    results: jsonb().$type<Backtest[]>().notNull().default(sql`'[]'`),
    /** Why it failed, in a sentence without values. */
    error: text(),
    createdBy: text().notNull(),
    createdAt: instant().notNull().defaultNow(),
    startedAt: instant(),
    /** When the worker that runs it last said that it does. */
    beatAt: instant(),
    finishedAt: instant(),
  },
  (t) => [index().on(t.createdAt).where(sql`state in ('waiting', 'running')`)],
);

/** API keys: the hash only, and a prefix by which people tell them apart. */
export const apiKey = compliance.table(
  "api_key",
  {
    id: text().primaryKey(),
    name: text().notNull(),
    /** `auditor`, `officer`, `security`, `service` or `admin`. */
    role: text().notNull(),
    /** What of the role's operations it may do, as in `GET /v1/alerts`; null: all of them. */
    operations: text().array(),
    prefix: text().notNull(),
    /** SHA-256 of the whole key, hex. */
    hash: text().notNull(),
    createdBy: text().notNull(),
    createdAt: instant().notNull().defaultNow(),
    expiresAt: instant(),
    revokedAt: instant(),
    lastUsedAt: instant(),
    /** The key that was made in its place; it is valid beside that one until it expires. */
    rotatedTo: text(),
  },
  (t) => [uniqueIndex().on(t.hash), index().on(t.createdAt, t.id)],
);

/** Requests of a credential in the present minute, where no Redis counts them. Its form is `rate-limiter-flexible`'s. */
export const rateLimit = compliance.table("rate_limit", {
  key: text().primaryKey(),
  points: integer().notNull().default(0),
  /** Unix milliseconds. */
  expire: bigint({ mode: "number" }),
});

/**
 * Every operation that somebody did, or was refused. A row is written before its answer is sent, and sealed soon after: it
 * gets its number and is bound to the row before. From then on the database refuses to change or remove it.
 */
export const operatorLog = compliance.table(
  "operator_log",
  {
    id: bigint({ mode: "bigint" }).primaryKey().generatedAlwaysAsIdentity(),
    at: instant().notNull().defaultNow(),
    /** An API key's id, or `oidc:`, an access token's issuer, `#` and its subject; null where there was no valid credential. */
    credentialId: text(),
    credentialName: text(),
    role: text(),
    /** Method and path pattern, as in `GET /v1/alerts/{id}`. */
    operation: text().notNull(),
    /** Whether the operation is one that reads patient-level data. */
    patientLevel: boolean().notNull(),
    /**
     * Parameters of path and query; of a change also what it changed; of a GraphQL request its body, as `request`. Empty
     * without a valid credential.
     */
    filter: json().$type<Record<string, string | string[]>>().notNull(),
    /** The client's address; null where the connection had none. */
    address: text(),
    /** The answer's. */
    status: integer().notNull(),
    /** From 1, without gaps; null until the row is sealed. */
    sequence: bigint({ mode: "bigint" }),
    /** The hash of the row before; of the first one 64 zeros. */
    previousHash: text(),
    /** SHA-256 over the row's canonical JSON with `sequence` and `previousHash`, hex. */
    hash: text(),
  },
  (t) => [
    // Ascending: read backwards they serve the newest first; drizzle's desc() sorts nulls otherwise than ORDER BY does.
    index().on(t.at, t.id),
    index().on(t.credentialId, t.at, t.id),
    index().on(t.operation, t.at, t.id),
    index().on(t.status, t.at, t.id),
    uniqueIndex().on(t.sequence),
    index("operator_log_unsealed_index").on(t.id).where(sql`sequence is null`),
  ],
);

/** The end of the operator log at a moment: what proves later that nothing up to it was changed or removed. */
export const operatorLogHead = compliance.table("operator_log_head", {
  sequence: bigint({ mode: "bigint" }).primaryKey(),
  hash: text().notNull(),
  at: instant().notNull(),
  /** Ed25519 over the canonical JSON of `at`, `hash` and `sequence`, base64; null where the deployment has no key. */
  signature: text(),
  /** SHA-256 of the public key (SPKI, DER), the first 16 hex digits. */
  keyId: text(),
});
/** Whose an account is, for reports and pages: those of people who care for patients and of organisations, never patients'. */
export const directory = compliance.table(
  "directory",
  {
    /** Address in lower case. */
    account: text().primaryKey(),
    kind: text().$type<"person" | "organisation">().notNull(),
    name: text().notNull(),
    /** Postal; lines are separated by line feeds. */
    address: text(),
    updatedBy: text().notNull(),
    createdAt: instant().notNull().defaultNow(),
    updatedAt: instant().notNull().defaultNow(),
  },
  (t) => [
    index().on(t.name, t.account),
    index().on(t.updatedAt, t.account),
    index("directory_name_prefix_index").using("btree", sql`lower(${t.name}) text_pattern_ops`),
  ],
);
