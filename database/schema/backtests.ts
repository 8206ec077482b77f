import { sql } from "drizzle-orm";
import { index, integer, jsonb, text } from "drizzle-orm/pg-core";
import type { Backtest } from "./backtest-result";
import { compliance, instant } from "./columns";

/**
 * A back-test requested by API: what a rule finds in a period with candidate parameters, compared with the current
 * ones.
 */
export const backtest = compliance.table(
  "backtest",
  {
    id: text().primaryKey(),
    ruleId: text().notNull(),
    /** The candidate parameters: the requested ones merged over the current ones. */
    parameters: jsonb().$type<Record<string, unknown>>().notNull(),
    /** `[periodFrom, periodTo)`, by block time. */
    periodFrom: instant().notNull(),
    periodTo: instant().notNull(),
    chainIds: integer().array().notNull(),
    /** `waiting`, `running`, `done` or `failed`. */
    state: text().$type<"waiting" | "running" | "done" | "failed">().notNull().default("waiting"),
    /** Ranges of facts already compared, and their total number; `rangesTotal` is null until they are counted. */
    rangesDone: integer().notNull().default(0),
    rangesTotal: integer(),
    /** The results, one per chain. */
    results: jsonb().$type<Backtest[]>().notNull().default(sql`'[]'`),
    /** Why it failed, as a sentence without data values. */
    error: text(),
    createdBy: text().notNull(),
    createdAt: instant().notNull().defaultNow(),
    startedAt: instant(),
    /** Last heartbeat of the worker that runs it. */
    beatAt: instant(),
    finishedAt: instant(),
  },
  (t) => [index().on(t.createdAt).where(sql`state in ('waiting', 'running')`)],
);
