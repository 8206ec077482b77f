import { sql } from "drizzle-orm";
import { bigint, boolean, index, integer, jsonb, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { compliance, instant, pos } from "./columns";

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
  /** Deadlines before this moment, in Unix seconds, were decided by facts that could no longer change. */
  deadlinesFinalTime: bigint({ mode: "number" }).notNull().default(-1),
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
    /** The ruleset that set it: by its parameters it is decided, whatever holds by then. */
    ruleset: text().notNull(),
    /** False where it was set by an evaluation that notifies nobody. */
    notify: boolean().notNull(),
    /** When it was decided for good; until then a reorganisation may change the answer. */
    decidedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.chainId, t.ruleId, t.pos, t.blockHash, t.dueTime, t.ruleset] }),
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
    /** Whether nobody is to be told of what is found there once it does not fail. */
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
    headline: text().notNull(),
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
