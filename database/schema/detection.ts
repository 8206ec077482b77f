import { sql } from "drizzle-orm";
import { bigint, boolean, index, integer, jsonb, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { compliance, instant, pos } from "./columns";

/** One row per followed chain: where notification starts, and how far final facts are evaluated. */
export const chain = compliance.table("chain", {
  chainId: integer().primaryKey(),
  /** First block whose alerts are notified. Older facts are evaluated, stored and shown. */
  goLiveBlock: bigint({ mode: "number" }).notNull(),
  /**
   * A block that was final when the chain was first seen, with its hash. A different hash means a different chain under
   * the same id.
   */
  anchorBlock: bigint({ mode: "number" }).notNull(),
  anchorHash: text().notNull(),
  /** Durable cursor: every fact up to and including it is final and evaluated. Never moves back. */
  evaluatedPos: pos().notNull(),
  /** Deadlines before this Unix time were decided from the chain as it stood at `deadlinesAt`. */
  deadlinesTime: bigint({ mode: "number" }).notNull().default(-1),
  deadlinesAt: instant(),
  /** Deadlines before this Unix time were decided from facts that can no longer change. */
  deadlinesFinalTime: bigint({ mode: "number" }).notNull().default(-1),
  createdAt: instant().notNull().defaultNow(),
  updatedAt: instant().notNull().defaultNow(),
});

/** This ruleset has evaluated every fact of `(fromPos, toPos]`. */
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

/** A block above the cursor whose facts were evaluated, by hash. Rows are deleted once the cursor has passed them. */
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

/** A ruleset that has been used: what its hash means in coverage, verdicts and alerts. */
export const ruleset = compliance.table("ruleset", {
  hash: text().primaryKey(),
  /** Each rule with its version and parameters, in the order of their ids. */
  rules: jsonb().$type<{ id: string; version: number; parameters: Record<string, unknown> }[]>().notNull(),
  firstUsedAt: instant().notNull().defaultNow(),
});

/**
 * Which ruleset came into use when, in the order of ids. The first process that starts with other rules than the last
 * ones writes a row, and in the same transaction an entry of the operator log.
 */
export const rulesetUse = compliance.table("ruleset_use", {
  id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
  /** Its hash. */
  ruleset: text().notNull(),
  since: instant().notNull().defaultNow(),
  /** The operating system's user who started that process; null for uses from before this was recorded. */
  startedBy: text(),
});

/** When to look at a fact again: some rules decide only once the chain's clock has passed a deadline. */
export const deadline = compliance.table(
  "deadline",
  {
    chainId: integer().notNull(),
    ruleId: text().notNull(),
    /** Position of the fact that set the deadline. */
    pos: pos().notNull(),
    blockHash: text().notNull(),
    /** Unix seconds. */
    dueTime: bigint({ mode: "number" }).notNull(),
    /** The ruleset that set the deadline; its parameters decide it, whatever ruleset is current by then. */
    ruleset: text().notNull(),
    /** False if it was set by a silent evaluation. */
    notify: boolean().notNull(),
    /** When it was decided for good; until then a reorganisation may change the result. */
    decidedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.chainId, t.ruleId, t.pos, t.blockHash, t.dueTime, t.ruleset] }),
    index().on(t.chainId, t.dueTime).where(sql`decided_at is null`),
  ],
);

/** A rule's failure on a range of facts; kept until the range is evaluated without an error. */
export const ruleError = compliance.table(
  "rule_error",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    chainId: integer().notNull(),
    /** The rules of the failed pass, separated by spaces; at least one of them failed. */
    rules: text().notNull(),
    ruleset: text().notNull(),
    /** The smallest failing range found, `(fromPos, toPos]`; usually a single fact. */
    fromPos: pos().notNull(),
    toPos: pos().notNull(),
    /** The message without data values, which may be patient data. */
    error: text().notNull(),
    /** True if findings in this range are not notified once it no longer fails. */
    quiet: boolean().notNull(),
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

/** A shadow rule, which is tried out beside the live ones, and the part of the chain it has evaluated. */
export const shadow = compliance.table(
  "shadow",
  {
    chainId: integer().notNull(),
    ruleId: text().notNull(),
    /** Hash of the ruleset with the shadow parameters. */
    ruleset: text().notNull(),
    /** It has evaluated every part of `(fromPos, toPos]` that was evaluated since it started. */
    fromPos: pos().notNull(),
    toPos: pos().notNull(),
    /** Number of ranges on which it failed. */
    failures: integer().notNull().default(0),
    startedAt: instant().notNull().defaultNow(),
    updatedAt: instant().notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.chainId, t.ruleId, t.ruleset] })],
);

/** A finding of a shadow rule. */
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
    headline: text().notNull(),
    summary: text().notNull(),
    foundAt: instant().notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.chainId, t.ruleId, t.ruleset, t.pos, t.blockHash] })],
);

/** The consent verdict of each access: which consent covers it, if any. */
export const verdict = compliance.table(
  "verdict",
  {
    chainId: integer().notNull(),
    pos: pos().notNull(),
    blockHash: text().notNull(),
    /** `explained`, `missed`, `exempt`, `breakGlass`, `denied` or `error`. */
    consent: text().notNull(),
    /** The grant that covers the access, or the one that comes closest. */
    consentId: text(),
    /** The rule that raised the alert, if consent was missed. */
    ruleId: text(),
    ruleset: text().notNull(),
    evaluatedAt: instant().notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.chainId, t.pos] }), index().on(t.chainId, t.pos).where(sql`consent = 'error'`)],
);
