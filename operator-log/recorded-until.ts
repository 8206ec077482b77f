import type { Pool } from "pg";
import { type Moments, settledEnd } from "../database/settled";

/**
 * Returns an instant before which no entry is missing: every earlier one is committed, and later ones are recorded at or
 * after it. Returns `to` if it qualifies, or comes to qualify within a few seconds; otherwise an earlier instant.
 */
export async function readRecordedUntil(pool: Pick<Pool, "query">, to?: Date): Promise<Date> {
  return settledEnd(async () => {
    // An entry gets its time once its transaction has locked the table. The statement begins before it looks at locks.
    const { rows } = await pool.query<Moments>(
      `SELECT now, LEAST(now, writing.since) AS settled
       FROM (SELECT date_trunc('milliseconds', statement_timestamp()) AS now) moment,
         (SELECT date_trunc('milliseconds', min(a.xact_start)) AS since
          FROM pg_locks l JOIN pg_stat_activity a USING (pid)
          WHERE l.relation = 'compliance.operator_log'::regclass AND l.mode = 'RowExclusiveLock'
            AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())) writing`,
    );
    return rows[0]!;
  }, to);
}
