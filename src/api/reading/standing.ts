import { type SQL, sql } from "drizzle-orm";

/** This moment, in Unix seconds. */
const NOW = sql`extract(epoch from now())::bigint`;

/**
 * The standing at this moment of what holds for a time: `ended`, where something ended it, `expired`, `upcoming` or
 * `active`.
 */
export function standing(ended: "revoked" | "ended", endedPos: string): SQL {
  return sql`case when ${sql.identifier(endedPos)} is not null then ${sql.raw(`'${ended}'`)}
    when valid_until <> 0 and valid_until <= ${NOW} then 'expired'
    when valid_from > ${NOW} then 'upcoming' else 'active' end`;
}
