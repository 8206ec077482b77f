import { setTimeout as sleep } from "node:timers/promises";
import { DatabaseError, type Pool, type PoolClient } from "pg";
import { inTransaction } from "./transaction";

/** Errors that pass: two transactions conflicted, or the indexer moved its tables. A retry succeeds. */
const PASSING = new Set([
  "40001", // serialization failure
  "40P01", // deadlock
  "55P03", // lock not available
  "42P01", // table gone: the views have moved
  "3F000", // schema gone
]);

const ATTEMPTS = 8;

/** Returns whether a database error is transient, so that a retry can succeed. */
export const isPassing = (error: unknown): boolean => error instanceof DatabaseError && PASSING.has(error.code ?? "");

/**
 * Runs `work` in one transaction that sees a single state of the database, and commits what it wrote. If another
 * transaction conflicts, runs `work` again from the start, so it must have no other effects. With `readOnly`, the
 * database refuses writes.
 */
export async function inSnapshot<Result>(
  pool: Pool,
  work: (client: PoolClient) => Promise<Result>,
  { readOnly = false }: { readOnly?: boolean } = {},
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await inTransaction(pool, work, { isolation: "REPEATABLE READ", readOnly, local: PLANNING });
    } catch (error) {
      if (attempt === ATTEMPTS || !isPassing(error)) throw error;
      await sleep(2 ** attempt * 5 * (0.5 + Math.random()));
    }
  }
}

/**
 * Planner settings for short ranges answered by indexes: JIT compilation would cost more than it saves, indexes are
 * mostly in memory, and sorts fit in memory too.
 */
const PLANNING = { jit: "off", random_page_cost: "1.1", work_mem: "32MB" };
