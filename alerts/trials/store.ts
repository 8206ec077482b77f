import { randomBytes } from "node:crypto";
import { and, eq, inArray, sql } from "drizzle-orm";
import type { Pool } from "pg";
import { createClient } from "../../database/client";
import { LOCKS } from "../../database/locks";
import { backtest } from "../../database/schema/index";
import type { RecordChange } from "../../operator-log/write";

export type BacktestRow = typeof backtest.$inferSelect;

/** Maximum number of back-tests waiting or running at once. */
export const MOST_UNDER_WAY = 10;

/** A requested back-test. */
export type NewBacktest = {
  ruleId: string;
  parameters: Record<string, unknown>;
  /** `[from, to)`, by block time. */
  period: { from: Date; to: Date };
  chainIds: number[];
  /** Name of the requesting credential. */
  createdBy: string;
};

/** Stores a requested back-test. Returns `undefined` if too many are in progress. */
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

/** Returns a back-test in any state, or `undefined` if the id is unknown. */
export async function getBacktest({ pool, id }: { pool: Pool; id: string }): Promise<BacktestRow | undefined> {
  const [row] = await createClient(pool).select().from(backtest).where(eq(backtest.id, id));
  return row;
}

/** A running back-test without a heartbeat for this long has lost its worker. */
const SILENCE = sql`INTERVAL '60 seconds'`;
const FREE = sql`(${backtest.state} = 'waiting' OR (${backtest.state} = 'running' AND ${backtest.beatAt} < now() - ${SILENCE}))`;

/** Returns the back-tests that are waiting, or whose worker died, oldest first. */
export async function findFreeBacktests({ pool }: { pool: Pool }): Promise<string[]> {
  const rows = await createClient(pool)
    .select({ id: backtest.id })
    .from(backtest)
    .where(FREE)
    .orderBy(backtest.createdAt);
  return rows.map(({ id }) => id);
}

/** Takes a back-test and starts it from the beginning. Returns `undefined` if another worker has it or it has ended. */
export async function claimBacktest({ pool, id }: { pool: Pool; id: string }): Promise<BacktestRow | undefined> {
  const [row] = await createClient(pool)
    .update(backtest)
    .set({ state: "running", startedAt: sql`now()`, beatAt: sql`now()`, rangesDone: 0, rangesTotal: null, results: [] })
    .where(and(eq(backtest.id, id), FREE))
    .returning();
  return row;
}

/** Records a back-test's progress or result, and its worker's heartbeat. */
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
