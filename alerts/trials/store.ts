import { randomBytes } from "node:crypto";
import { and, eq, inArray, sql } from "drizzle-orm";
import type { Pool } from "pg";
import { createClient } from "../../database/client";
import { LOCKS } from "../../database/locks";
import { backtest } from "../../database/schema/index";
import type { RecordChange } from "../../operator-log/write";

export type BacktestRow = typeof backtest.$inferSelect;

/** Most comparisons that may wait or run at once. */
export const MOST_UNDER_WAY = 10;

/** What somebody asks to have compared. */
export type NewBacktest = {
  ruleId: string;
  parameters: Record<string, unknown>;
  /** `[from, to)`, by the blocks' times. */
  period: { from: Date; to: Date };
  chainIds: number[];
  /** Name of the credential that asks. */
  createdBy: string;
};

/** Stores a comparison that is to be made. Undefined where too many are under way. */
export async function createBacktest({
  pool,
  backtest: { period, ...asked },
  recordChange,
}: {
  pool: Pool;
  backtest: NewBacktest;
  recordChange?: RecordChange;
}): Promise<BacktestRow | undefined> {
  return createClient(pool).transaction(async (tx) => {
    await tx.execute(sql`SELECT pg_advisory_xact_lock(${sql.raw(LOCKS.backtest.key)})`);
    if ((await tx.$count(backtest, inArray(backtest.state, ["waiting", "running"]))) >= MOST_UNDER_WAY)
      return undefined;
    const [row] = await tx
      .insert(backtest)
      .values({ ...asked, id: `bt_${randomBytes(16).toString("hex")}`, periodFrom: period.from, periodTo: period.to })
      .returning();
    await recordChange?.(tx, { made: row!.id, parameters: Object.keys(asked.parameters) });
    return row;
  });
}

/** A comparison, whatever its state. Undefined where there is none of this id. */
export async function getBacktest({ pool, id }: { pool: Pool; id: string }): Promise<BacktestRow | undefined> {
  const [row] = await createClient(pool).select().from(backtest).where(eq(backtest.id, id));
  return row;
}

/** One that runs and has not been heard of for this long has lost its worker. */
const SILENCE = sql`INTERVAL '60 seconds'`;
const FREE = sql`(${backtest.state} = 'waiting' OR (${backtest.state} = 'running' AND ${backtest.beatAt} < now() - ${SILENCE}))`;

/** Those that wait, or whose worker died, oldest first. */
export async function findFreeBacktests({ pool }: { pool: Pool }): Promise<string[]> {
  const rows = await createClient(pool)
    .select({ id: backtest.id })
    .from(backtest)
    .where(FREE)
    .orderBy(backtest.createdAt);
  return rows.map(({ id }) => id);
}

/** Takes a comparison, from its beginning. Undefined where another worker has it, or it is over. */
export async function claimBacktest({ pool, id }: { pool: Pool; id: string }): Promise<BacktestRow | undefined> {
  const [row] = await createClient(pool)
    .update(backtest)
    .set({ state: "running", startedAt: sql`now()`, beatAt: sql`now()`, rangesDone: 0, rangesTotal: null, results: [] })
    .where(and(eq(backtest.id, id), FREE))
    .returning();
  return row;
}

/** Writes down how far it is, or how it ended; and that its worker lives. */
export async function noteBacktest({
  pool,
  id,
  change = {},
}: {
  pool: Pool;
  id: string;
  change?: Partial<Pick<BacktestRow, "state" | "rangesDone" | "rangesTotal" | "results" | "error">>;
}): Promise<void> {
  const over = change.state === "done" || change.state === "failed";
  await createClient(pool)
    .update(backtest)
    .set({ ...change, beatAt: sql`now()`, ...(over ? { finishedAt: sql`now()` } : {}) })
    .where(and(eq(backtest.id, id), eq(backtest.state, "running")));
}
