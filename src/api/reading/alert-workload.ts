import type { z } from "@hono/zod-openapi";
import { asc, desc, isNotNull, sql } from "drizzle-orm";
import type { Pool } from "pg";
import { createClient } from "../../../database/client";
import { ALERT_BREACH_DUE, ALERT_BREACH_OPEN, alert } from "../../../database/schema/index";
import { inSnapshot } from "../../../database/snapshot";
import type { alertWorkload } from "../schemas/alert-workload";
import { SEVERITIES } from "../schemas/values";
import { count, OPEN } from "./alert-counts";

export type AlertWorkloadJson = z.infer<typeof alertWorkload>;

const MOST_ASSIGNEES = 100;

const overdue = count(sql`${alert.dueAt} < now()`);

/** Detected at least so many days ago, but less than so many. */
const aged = (least: number, most = Number.POSITIVE_INFINITY) => {
  const before = (days: number) => sql.raw(`now() - INTERVAL '${days} days'`);
  const oldest = Number.isFinite(most) ? sql`${alert.detectedAt} > ${before(most)}` : sql`true`;
  return count(sql`${oldest} AND ${alert.detectedAt} <= ${before(least)}`);
};

/** Reads what there is to do now, in one snapshot, so that the figures agree. */
export function readAlertWorkload(pool: Pool): Promise<AlertWorkloadJson> {
  return inSnapshot(
    pool,
    async (client) => {
      const db = createClient(client);
      const severities = await db
        .select({
          severity: alert.severity,
          ...{ open: count(), overdue },
          dueWithinDay: count(sql`${alert.dueAt} >= now() AND ${alert.dueAt} < now() + INTERVAL '1 day'`),
          unassigned: count(sql`${alert.assignee} IS NULL`),
          // What was detected this instant is younger than a day, whatever clock said so.
          underOneDay: count(sql`${alert.detectedAt} > now() - INTERVAL '1 days'`),
          ...{ oneToThreeDays: aged(1, 3), threeToSevenDays: aged(3, 7), overSevenDays: aged(7) },
        })
        .from(alert)
        .where(OPEN)
        .groupBy(alert.severity);
      const assignees = await db
        .select({ assignee: sql<string>`${alert.assignee}`, open: count(), overdue })
        .from(alert)
        .where(sql`${OPEN} AND ${isNotNull(alert.assignee)}`)
        .groupBy(alert.assignee)
        .orderBy(desc(count()), asc(alert.assignee))
        .limit(MOST_ASSIGNEES);
      const [breaches] = await db
        .select({
          at: sql<string>`now()`,
          running: count(),
          overdue: count(sql`${ALERT_BREACH_DUE} < now()`),
          next: sql<string | null>`min(${NEXT_DUE})`,
        })
        .from(alert)
        .where(ALERT_BREACH_OPEN);
      const sum = (figure: "open" | "overdue" | "dueWithinDay" | "unassigned") =>
        severities.reduce((total, row) => total + row[figure], 0);
      const { at, running, overdue: late, next } = breaches!;
      return {
        at: new Date(at).toISOString(),
        ...{ open: sum("open"), overdue: sum("overdue") },
        ...{ dueWithinDay: sum("dueWithinDay"), unassigned: sum("unassigned") },
        bySeverity: SEVERITIES.map((severity) => {
          const row = severities.find((each) => each.severity === severity);
          return {
            ...{ severity, open: row?.open ?? 0, overdue: row?.overdue ?? 0 },
            byAge: {
              underOneDay: row?.underOneDay ?? 0,
              oneToThreeDays: row?.oneToThreeDays ?? 0,
              threeToSevenDays: row?.threeToSevenDays ?? 0,
              overSevenDays: row?.overSevenDays ?? 0,
            },
          };
        }),
        byAssignee: assignees,
        breaches: { running, overdue: late, nextDueAt: next === null ? null : new Date(next).toISOString() },
      };
    },
    { readOnly: true },
  );
}

/** An alert's first notification due date that has not passed. */
const NEXT_DUE = sql`CASE
  WHEN ${ALERT_BREACH_DUE} >= now() THEN ${ALERT_BREACH_DUE}
  WHEN greatest(${alert.breachIndividualsDueAt}, ${alert.breachAuthorityDueAt}) >= now()
    THEN greatest(${alert.breachIndividualsDueAt}, ${alert.breachAuthorityDueAt}) END`;
