import { sql } from "drizzle-orm";
import { index, integer, jsonb, text } from "drizzle-orm/pg-core";
import type { Backtest } from "./backtest-result";
import { compliance, instant } from "./columns";

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
