import type { z } from "@hono/zod-openapi";
import { and, asc, desc, isNotNull, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { Pool } from "pg";
import { createClient } from "../../../database/client";
import { ALERT_FINALITIES, ALERT_STATUSES, alert } from "../../../database/schema/index";
import { inSnapshot } from "../../../database/snapshot";
import type { alertFacets } from "../schemas/alert-facets";
import { SEVERITIES } from "../schemas/values";
import { count, OPEN } from "./alert-counts";
import { type AlertFilters, filterOf } from "./alerts";

export type AlertFacetsJson = z.infer<typeof alertFacets>;

const MOST_ASSIGNEES = 50;

/** Open alerts that are due from one time to another, both given in SQL. */
const due = (from: string, to: string) =>
  count(sql`${OPEN} AND ${alert.dueAt} >= ${sql.raw(from)} AND ${alert.dueAt} < ${sql.raw(to)}`);

/**
 * Counts the alerts that meet the filters by each filter's values, in one snapshot. A filter does not limit its own
 * counts: they say what the list would have with another value.
 */
export function readAlertFacets(pool: Pool, filters: AlertFilters): Promise<AlertFacetsJson> {
  const without = (...names: (keyof AlertFilters)[]) =>
    filterOf({ ...filters, ...Object.fromEntries(names.map((name) => [name, undefined])) });
  return inSnapshot(
    pool,
    async (client) => {
      const db = createClient(client);
      const countsBy = (column: PgColumn, where: SQL | undefined) =>
        db
          .select({ value: sql<string>`${column}`, count: count() })
          .from(alert)
          .where(where)
          .groupBy(column)
          .orderBy(asc(column));
      const all = async <Value extends string>(values: readonly Value[], column: PgColumn, where: SQL | undefined) => {
        const counts = new Map((await countsBy(column, where)).map(({ value, count: some }) => [value, some]));
        return values.map((value) => ({ value, count: counts.get(value) ?? 0 }));
      };
      const [taken] = await db
        .select({ all: count(), assigned: sql<number>`count(${alert.assignee})::integer` })
        .from(alert)
        .where(without("assignee", "assigned"));
      const [dates] = await db
        .select({
          overdue: due("'-infinity'", "now()"),
          withinDay: due("now()", "now() + INTERVAL '1 day'"),
          withinWeek: due("now() + INTERVAL '1 day'", "now() + INTERVAL '7 days'"),
          later: due("now() + INTERVAL '7 days'", "'infinity'"),
        })
        .from(alert)
        .where(without("overdue", "dueBefore"));
      return {
        total: await db.$count(alert, filterOf(filters)),
        status: await all(ALERT_STATUSES, alert.status, without("status")),
        severity: await all(SEVERITIES, alert.severity, without("severity")),
        finality: await all(ALERT_FINALITIES, alert.finality, without("finality")),
        rule: await countsBy(alert.ruleId, without("rule")),
        assignee: await db
          .select({ value: sql<string>`${alert.assignee}`, count: count() })
          .from(alert)
          .where(and(without("assignee", "assigned"), isNotNull(alert.assignee)))
          .groupBy(alert.assignee)
          .orderBy(desc(count()), asc(alert.assignee))
          .limit(MOST_ASSIGNEES),
        assigned: [
          { value: true, count: taken!.assigned },
          { value: false, count: taken!.all - taken!.assigned },
        ],
        due: dates!,
      };
    },
    { readOnly: true },
  );
}
