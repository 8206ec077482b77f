import { and, gte, lt, type SQL, sql } from "drizzle-orm";
import { alert, coverage, ruleset as rulesetTable } from "../../../database/schema/index";
import { patientsAccounts } from "../directory/patients";
import type { ApiContext } from "../environment";
import { factTable, listed, readFacts } from "../reading/fact-rows";
import { readSnapshot } from "../reading/snapshot";
import type { ComplianceReport } from "../schemas/report";
import { SEVERITIES } from "../schemas/values";
import type { ReportReader } from "./chains";
import { type Period, readReportHeader } from "./header";
import { named } from "./named";

type Figures = Omit<ComplianceReport["findings"]["bySeverity"][number], "severity">;
type Severity = (typeof SEVERITIES)[number];

const OPEN = sql`${alert.status} IN ('open', 'acknowledged', 'investigating')`;
const OVERDUE = sql`${OPEN} AND ${alert.dueAt} < now()`;
const OLDEST = 50;

const count = (condition?: SQL) =>
  condition ? sql<number>`(count(*) filter (WHERE ${condition}))::integer` : sql<number>`count(*)::integer`;
const outcome = (name: string) => count(sql`${alert.status} = 'resolved' AND ${alert.outcome} = ${name}`);

const FIGURES = {
  found: count(sql`${alert.status} <> 'retracted'`),
  open: count(OPEN),
  suppressed: count(sql`${alert.status} = 'suppressed'`),
  confirmed: outcome("confirmed_violation"),
  policyException: outcome("policy_exception"),
  falsePositive: outcome("false_positive"),
  duplicate: outcome("duplicate"),
  retracted: count(sql`${alert.status} = 'retracted'`),
};

/**
 * Reads the compliance report of a period: what was evaluated, by which rules, the findings and their outcomes. All
 * figures are from one snapshot, so that they agree. Throws a `Problem` while there are no facts.
 */
export async function readComplianceReport(context: ApiContext, period: Period): Promise<ComplianceReport> {
  return readSnapshot(context, async ({ client, db, factsSchema }) => {
    const reader = { ...context, pool: client, db, factsSchema };
    const header = await readReportHeader(reader, { report: "compliance", period });
    return {
      ...{ ...header, report: "compliance", filters: {} },
      rulesets: await readRulesets(reader, period),
      accesses: await readAccessFigures(reader, period),
      findings: await readFindings(reader, period),
      responseTimes: await readResponseTimes(reader, period),
      openItems: await readOpenItems(reader, period),
    };
  });
}

type Reader = ReportReader & Pick<ApiContext, "db" | "ruleset">;

const detectedIn = ({ from, to }: Period) => and(gte(alert.detectedAt, from), lt(alert.detectedAt, to));

async function readRulesets({ db }: Reader, period: Period): Promise<ComplianceReport["rulesets"]> {
  const rows = await db
    .select()
    .from(rulesetTable)
    .where(
      // Merged coverage has the time of its last part, which may be after the period.
      sql`(${lt(rulesetTable.firstUsedAt, period.to)} AND ${rulesetTable.hash} IN (
          SELECT ${coverage.ruleset} FROM ${coverage} WHERE ${gte(coverage.evaluatedAt, period.from)}))
        OR ${rulesetTable.hash} IN (SELECT ${alert.ruleset} FROM ${alert} WHERE ${detectedIn(period)})`,
    )
    .orderBy(rulesetTable.firstUsedAt, rulesetTable.hash);
  return rows.map(({ hash, firstUsedAt, rules }) => ({
    hash,
    firstUsedAt: firstUsedAt.toISOString(),
    rules: rules.map(({ id, version, parameters }) => ({ id, version, parameters })),
  }));
}

async function readAccessFigures(
  { db, factsSchema, chainIds }: Reader,
  { from, to }: Period,
): Promise<ComplianceReport["accesses"]> {
  const seconds = (instant: Date) => Math.ceil(instant.getTime() / 1000);
  const rows = await readFacts<{ verdict: string; accesses: string }>(
    db,
    sql`SELECT coalesce(v.consent, 'pending') AS verdict, count(*) AS accesses
      FROM ${factTable(factsSchema, "access")} a LEFT JOIN compliance.verdict v
        ON v.chain_id = a.chain_id AND v.pos = a.pos AND v.block_hash = a.block_hash
      WHERE a.chain_id IN (${listed(chainIds)}) AND a.block_time >= ${seconds(from)} AND a.block_time < ${seconds(to)}
      GROUP BY 1 ORDER BY 1`,
  );
  const byVerdict = Object.fromEntries(rows.map(({ verdict, accesses }) => [verdict, Number(accesses)]));
  return { recorded: Object.values(byVerdict).reduce((sum, some) => sum + some, 0), byVerdict };
}

async function readFindings({ db, ruleset }: Reader, period: Period): Promise<ComplianceReport["findings"]> {
  const [byRule, bySeverity] = await Promise.all([
    db
      .select({ rule: alert.ruleId, ...FIGURES })
      .from(alert)
      .where(detectedIn(period))
      .groupBy(alert.ruleId),
    db
      .select({ severity: alert.severity, ...FIGURES })
      .from(alert)
      .where(detectedIn(period))
      .groupBy(alert.severity),
  ]);
  const none = Object.fromEntries(Object.keys(FIGURES).map((name) => [name, 0])) as Figures;
  return {
    byRule: ruleset.rules
      .map(({ rule }) => ({
        ...{ rule: rule.id, name: rule.name, severity: rule.severity },
        ...(byRule.find((row) => row.rule === rule.id) ?? none),
      }))
      .sort((a, b) => (a.rule < b.rule ? -1 : 1)),
    bySeverity: SEVERITIES.map((severity) => ({
      ...none,
      ...bySeverity.find((row) => row.severity === severity),
      severity,
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

async function readResponseTimes({ pool }: Reader, period: Period): Promise<ComplianceReport["responseTimes"]> {
  const quantile = (share: number, value: string) =>
    `percentile_cont(${share}) within group (order by ${value})::float8`;
  const { rows } = await pool.query<ResponseRow>(
    `SELECT severity, count(acknowledge) AS acknowledged, count(resolve) AS resolved,
       ${quantile(0.5, "acknowledge")} AS acknowledge_median, ${quantile(0.9, "acknowledge")} AS acknowledge_p90,
       ${quantile(0.5, "resolve")} AS resolve_median, ${quantile(0.9, "resolve")} AS resolve_p90
     FROM (
       SELECT severity, extract(epoch FROM acknowledged_at - opened_at) AS acknowledge,
         extract(epoch FROM resolved_at - opened_at) AS resolve
       FROM compliance.alert WHERE detected_at >= $1 AND detected_at < $2 AND status <> 'retracted'
     ) steps GROUP BY severity`,
    [period.from, period.to],
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

async function readOpenItems(reader: Reader, { to }: Period): Promise<ComplianceReport["openItems"]> {
  const { db } = reader;
  const where = and(lt(alert.detectedAt, to), OPEN);
  const [bySeverity, oldest] = await Promise.all([
    db
      .select({ severity: alert.severity, open: count(), overdue: count(OVERDUE) })
      .from(alert)
      .where(where)
      .groupBy(alert.severity),
    db.select().from(alert).where(where).orderBy(alert.detectedAt, alert.id).limit(OLDEST),
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
        ...{ id, rule: ruleId, severity, headline: row.headline, status, assignee: row.assignee },
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
