import { type SQL, sql } from "drizzle-orm";
import { alert, OPEN_STATUSES_SQL } from "../../../database/schema/index";

/** Condition for alerts that somebody still has to work on, written out so that partial indexes serve it. */
export const OPEN = sql`${alert.status} IN ${sql.raw(OPEN_STATUSES_SQL)}`;

/** Counts rows, or those that meet the condition. */
export const count = (condition?: SQL) =>
  condition ? sql<number>`(count(*) filter (WHERE ${condition}))::integer` : sql<number>`count(*)::integer`;
