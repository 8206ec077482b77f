import { type SQL, sql } from "drizzle-orm";

/** The current time in Unix seconds. */
const NOW = sql`extract(epoch FROM now())::bigint`;

/**
 * Returns SQL for the current status of a record with a validity period: `ended`, if something ended it, otherwise
 * `expired`, `upcoming` or `active`.
 */
export function standing(ended: "revoked" | "ended", endedPos: string): SQL {
  return sql`CASE WHEN ${sql.identifier(endedPos)} IS NOT NULL THEN ${sql.raw(`'${ended}'`)}
    WHEN valid_until <> 0 AND valid_until <= ${NOW} THEN 'expired'
    WHEN valid_from > ${NOW} THEN 'upcoming' ELSE 'active' END`;
}
