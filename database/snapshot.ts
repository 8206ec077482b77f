import { setTimeout as sleep } from "node:timers/promises";
import { DatabaseError, type Pool, type PoolClient } from "pg";
import { inTransaction } from "./transaction";

/** Two transactions met, or the indexer moved its tables: the same again succeeds. */
const PASSING = new Set([
  "40001", // serialization failure
  "40P01", // deadlock
  "55P03", // lock not available
  "42P01", // table gone: the views have moved
  "3F000", // schema gone
]);

const ATTEMPTS = 8;

/** Whether a database error passes by itself. */
export const isPassing = (error: unknown): boolean => error instanceof DatabaseError && PASSING.has(error.code ?? "");

/**
 * Runs `work` in one transaction that sees one state of the database from its first statement to its last, and commits
 * what it wrote. What another transaction disturbed is run again from the start, so `work` must have no other effects.
 * With `readOnly` the database refuses to write.
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
 * Ranges are short and answered by indexes: compiling a statement takes longer than it saves, indexes are mostly in memory,
 * and what is sorted fits there, too.
 */
const PLANNING = { jit: "off", random_page_cost: "1.1", work_mem: "32MB" };
