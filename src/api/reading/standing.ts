import { type SQL, sql } from "drizzle-orm";

/** This moment, in Unix seconds. */
const NOW = sql`extract(epoch FROM now())::bigint`;

/**
 * The standing at this moment of what holds for a time: `ended`, where something ended it, `expired`, `upcoming` or
 * `active`.
 */
export function standing(ended: "revoked" | "ended", endedPos: string): SQL {
  return sql`CASE WHEN ${sql.identifier(endedPos)} IS NOT NULL THEN ${sql.raw(`'${ended}'`)}
    WHEN valid_until <> 0 AND valid_until <= ${NOW} THEN 'expired'
    WHEN valid_from > ${NOW} THEN 'upcoming' ELSE 'active' END`;
}
