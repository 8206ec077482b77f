import type { Pool } from "pg";

/**
 * Takes the secondary indexes of the fact tables away; the function returned makes them again. The indexer does it the
 * same way: keys from the start, indexes after the backfill.
 */
export async function dropIndexes(pool: Pool): Promise<() => Promise<void>> {
  const { rows } = await pool.query<{ name: string; definition: string }>(
    `SELECT indexname AS name, indexdef AS definition FROM pg_indexes
     WHERE schemaname = 'chain' AND indexname NOT IN (SELECT conname FROM pg_constraint)`,
  );
  for (const { name } of rows) await pool.query(`DROP INDEX chain."${name}"`);
  return async () => {
    for (const { definition } of rows) await pool.query(definition);
  };
}
