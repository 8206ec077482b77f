import type { Pool } from "pg";
import { LOCKS } from "../../../database/locks";
import { type Moments, settledEnd } from "../../../database/settled";
import type { Query } from "../../rules/pass";

/**
 * Marks, until the transaction ends, that alerts are being stored. Later statements in it stamp their alerts with their
 * own start time, which is never before the lock became visible.
 */
export async function holdWatermark(query: Query): Promise<void> {
  await query(
    `SELECT pg_advisory_xact_lock_shared(${LOCKS.storing.key}, floor(extract(epoch FROM clock_timestamp()))::integer)`,
    [],
  );
}

/**
 * Returns an instant before which no alert is missing: every alert detected before it is committed, and later ones are
 * detected at or after it. Returns `to` if it qualifies, or comes to qualify within a few seconds as running
 * transactions end; otherwise an earlier instant.
 */
export async function readWatermark(pool: Pick<Pool, "query">, to?: Date): Promise<Date> {
  return settledEnd(() => readMoments(pool), to);
}

async function readMoments(pool: Pick<Pool, "query">): Promise<Moments> {
  // The statement's start time precedes its look at the locks.
  const { rows } = await pool.query<Moments>(
    `SELECT now, LEAST(now, storing.since) AS settled
     FROM (SELECT date_trunc('milliseconds', statement_timestamp()) AS now) moment,
       (SELECT to_timestamp(min(objid::bigint)) AS since FROM pg_locks
        WHERE locktype = 'advisory' AND classid = ${LOCKS.storing.key} AND objsubid = 2
          AND database = (SELECT oid FROM pg_database WHERE datname = current_database())) storing`,
  );
  return rows[0]!;
}
