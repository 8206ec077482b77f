import type { Pool } from "pg";

/**
 * Puts changed copies beside the alerts that `where` finds. `changes` is SQL: the copies' columns, by name, as a JSON object made
 * of the alert `a`.
 */
export async function copyAlerts({
  pool,
  changes,
  where = "true",
  values = [],
}: {
  pool: Pool;
  changes: string;
  where?: string;
  values?: unknown[];
}): Promise<void> {
  const { rows } = await pool.query<{ columns: string }>(
    `SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) AS columns FROM pg_attribute
     WHERE attrelid = 'compliance.alert'::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''`,
  );
  const [{ columns }] = rows as [{ columns: string }];
  await pool.query(
    `INSERT INTO compliance.alert (${columns}) SELECT ${columns} FROM (
       SELECT (jsonb_populate_record(a, ${changes})).* FROM compliance.alert a WHERE ${where}) copy`,
    values,
  );
}
