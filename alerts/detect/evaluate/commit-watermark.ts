import { setTimeout as sleep } from "node:timers/promises";
import type { Pool } from "pg";
import { LOCKS } from "../../../database/locks";
import type { Query } from "../../rules/pass";

/**
 * Says, until the transaction is over, that alerts are being stored. What a later statement stores is detected when that
 * statement begins: never before the lock was there to be seen.
 */
export async function holdWatermark(query: Query): Promise<void> {
  await query(
    `SELECT pg_advisory_xact_lock_shared(${LOCKS.storing.key}, floor(extract(epoch FROM clock_timestamp()))::integer)`,
    [],
  );
}

const POLL_MS = 100;
const PATIENCE_MS = 5_000;

/**
 * The moment up to which no alert is missing: all that were detected before it are committed, and whatever is stored from
 * now on is detected at it or later. It is `to`, where that is given and such a moment, or becomes one while storing that
 * began before it ends, for which this waits a few seconds; otherwise an earlier one.
 */
export async function readWatermark(pool: Pick<Pool, "query">, to?: Date): Promise<Date> {
  for (const until = Date.now() + PATIENCE_MS; ; await sleep(POLL_MS)) {
    const { now, settled } = await readMoments(pool);
    if (to !== undefined && to <= settled) return to;
    if (to === undefined || to > now || Date.now() > until) return settled;
  }
}

async function readMoments(pool: Pick<Pool, "query">): Promise<{ now: Date; settled: Date }> {
  // The statement's own time is from before it looked at the locks.
  const { rows } = await pool.query<{ now: Date; settled: Date }>(
    `SELECT now, LEAST(now, storing.since) AS settled
     FROM (SELECT date_trunc('milliseconds', statement_timestamp()) AS now) moment,
       (SELECT to_timestamp(min(objid::bigint)) AS since FROM pg_locks
        WHERE locktype = 'advisory' AND classid = ${LOCKS.storing.key} AND objsubid = 2
          AND database = (SELECT oid FROM pg_database WHERE datname = current_database())) storing`,
  );
  return rows[0]!;
}
