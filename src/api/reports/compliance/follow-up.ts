import { and, lt, sql } from "drizzle-orm";
import { ALERT_BREACH_DUE, ALERT_BREACH_OPEN, alert } from "../../../../database/schema/index";
import { patientsAccounts } from "../../directory/patients";
import { count, OPEN } from "../../reading/alert-counts";
import { wholeSeconds } from "../../reading/alerts";
import type { ComplianceReport } from "../../schemas/report";
import { SEVERITIES } from "../../schemas/values";
import type { Period } from "../header";
import { named } from "../named";
import { happenedIn, MOST_ITEMS, type Reader, type Severity } from "./period";

const OVERDUE = sql`${OPEN} AND ${alert.dueAt} < now()`;

/** Counts breach clocks, and lists those that are running, the first due first. */
export async function readBreaches({ db }: Reader, period: Period): Promise<ComplianceReport["breaches"]> {
  const running = and(lt(alert.happenedAt, wholeSeconds(period.to)), ALERT_BREACH_OPEN);
  const overdue = sql<boolean>`${ALERT_BREACH_DUE} < now()`;
  const [clocks] = await db
    .select({ running: count(), overdue: count(overdue) })
    .from(alert)
    .where(running);
  const assessed = sql`${alert.status} = 'resolved' AND ${alert.breachAssessment} IS NOT NULL`;
  const [decided] = await db
    .select({
      assessed: count(assessed),
      notifiable: count(sql`${assessed} AND (breach_assessment ->> 'notifiable')::boolean`),
    })
    .from(alert)
    .where(happenedIn(period));
  const items = await db
    .select({ row: alert, overdue })
    .from(alert)
    .where(running)
    .orderBy(ALERT_BREACH_DUE, alert.id)
    .limit(MOST_ITEMS);
  return {
    ...clocks!,
    ...decided!,
    items: items.map(({ row, overdue: late }) => ({
      ...{ id: row.id, rule: row.ruleId, headline: row.headline },
      happenedAt: new Date(row.happenedAt * 1000).toISOString(),
      discoveredAt: row.detectedAt.toISOString(),
      individualsDueAt: row.breachIndividualsDueAt!.toISOString(),
      authorityDueAt: row.breachAuthorityDueAt!.toISOString(),
      overdue: late,
    })),
  };
}

type ResponseRow = {
  severity: Severity;
  acknowledged: string;
  acknowledge_median: number | null;
  acknowledge_p90: number | null;
  resolved: string;
  resolve_median: number | null;
  resolve_p90: number | null;
};

/** Reads how long findings of the period took to be acknowledged and resolved, in seconds. */
export async function readResponseTimes({ pool }: Reader, period: Period): Promise<ComplianceReport["responseTimes"]> {
  const quantile = (share: number, value: string) =>
    `percentile_cont(${share}) within group (order by ${value})::float8`;
  const { rows } = await pool.query<ResponseRow>(
    `SELECT severity, count(acknowledge) AS acknowledged, count(resolve) AS resolved,
       ${quantile(0.5, "acknowledge")} AS acknowledge_median, ${quantile(0.9, "acknowledge")} AS acknowledge_p90,
       ${quantile(0.5, "resolve")} AS resolve_median, ${quantile(0.9, "resolve")} AS resolve_p90
     FROM (
       SELECT severity, extract(epoch FROM acknowledged_at - opened_at) AS acknowledge,
         extract(epoch FROM resolved_at - opened_at) AS resolve
       FROM compliance.alert WHERE happened_at >= $1 AND happened_at < $2 AND status <> 'retracted'
     ) steps GROUP BY severity`,
    [wholeSeconds(period.from), wholeSeconds(period.to)],
  );
  return SEVERITIES.map((severity) => {
    const row = rows.find((candidate) => candidate.severity === severity);
    const times = (steps = "0", median: number | null = null, p90: number | null = null) => ({
      count: Number(steps),
      medianSeconds: median,
      p90Seconds: p90,
    });
    return {
      severity,
      toAcknowledge: times(row?.acknowledged, row?.acknowledge_median, row?.acknowledge_p90),
      toResolve: times(row?.resolved, row?.resolve_median, row?.resolve_p90),
    };
  });
}

/** Counts the open alerts about events before the end of the period, and lists those that were found longest ago. */
export async function readOpenItems(reader: Reader, { to }: Period): Promise<ComplianceReport["openItems"]> {
  const { db } = reader;
  const where = and(lt(alert.happenedAt, wholeSeconds(to)), OPEN);
  const [bySeverity, oldest] = await Promise.all([
    db
      .select({ severity: alert.severity, open: count(), overdue: count(OVERDUE) })
      .from(alert)
      .where(where)
      .groupBy(alert.severity),
    db.select().from(alert).where(where).orderBy(alert.detectedAt, alert.id).limit(MOST_ITEMS),
  ]);
  const rows = SEVERITIES.map((severity) => ({
    severity,
    open: bySeverity.find((row) => row.severity === severity)?.open ?? 0,
    overdue: bySeverity.find((row) => row.severity === severity)?.overdue ?? 0,
  }));
  const sum = (figure: "open" | "overdue") => rows.reduce((total, row) => total + row[figure], 0);
  return {
    total: sum("open"),
    overdue: sum("overdue"),
    bySeverity: rows,
    oldest: (await withParties(reader, oldest)).map(
      ({ id, ruleId, severity, status, actor, actorName, organisation, organisationName, ...row }) => ({
        ...{ id, rule: ruleId, severity, headline: row.headline, summary: row.summary, status },
        assignee: row.assignee,
        happenedAt: new Date(row.happenedAt * 1000).toISOString(),
        ...{ actor, actorName, organisation, organisationName },
        detectedAt: row.detectedAt.toISOString(),
        dueAt: row.dueAt?.toISOString() ?? null,
      }),
    ),
  };
}

/** Adds the names of the parties to alerts; omits actors that are known only as patients. */
async function withParties(reader: Reader, alerts: readonly (typeof alert.$inferSelect)[]) {
  const actors = new Set(alerts.map(({ actor }) => actor).filter((actor) => actor !== null));
  const patients = new Set(await patientsAccounts(reader, [...actors]));
  const shown = alerts.map((row) => (row.actor !== null && patients.has(row.actor) ? { ...row, actor: null } : row));
  return named(reader.db, shown, (row) => row);
}
