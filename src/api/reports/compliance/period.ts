/** What the parts of the compliance report have in common: the reader, the period's condition, and counts. */
import { and, gte, lt, type SQL, sql } from "drizzle-orm";
import { alert, OPEN_STATUSES_SQL } from "../../../../database/schema/index";
import type { ApiContext } from "../../environment";
import { wholeSeconds } from "../../reading/alerts";
import type { SEVERITIES } from "../../schemas/values";
import type { ReportReader } from "../chains";
import type { Period } from "../header";

/** What the report is read with: one snapshot of the database. */
export type Reader = ReportReader & Pick<ApiContext, "db" | "ruleset">;

/** Condition for alerts about events of the period. */
export const happenedIn = ({ from, to }: Period) =>
  and(gte(alert.happenedAt, wholeSeconds(from)), lt(alert.happenedAt, wholeSeconds(to)));

/** A period as the report shows it. */
export const shown = ({ from, to }: Period) => ({ from: from.toISOString(), to: to.toISOString() });

export type Severity = (typeof SEVERITIES)[number];

/** Longest list of items in a report. */
export const MOST_ITEMS = 50;

/** Condition for alerts that somebody still has to work on. */
export const OPEN = sql`${alert.status} IN ${sql.raw(OPEN_STATUSES_SQL)}`;

/** Counts rows, or those that meet the condition. */
export const count = (condition?: SQL) =>
  condition ? sql<number>`(count(*) filter (WHERE ${condition}))::integer` : sql<number>`count(*)::integer`;
