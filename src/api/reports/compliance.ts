import { and, gte, lt, min, or, type SQL, sql } from "drizzle-orm";
import { ALERT_BREACH_DUE, ALERT_BREACH_OPEN, alert, ruleset as rulesetTable } from "../../../database/schema/index";
import { effectiveTime } from "../../../facts/effective-time";
import { blockOf } from "../../../facts/position";
import { patientsAccounts } from "../directory/patients";
import type { ApiContext } from "../environment";
import { wholeSeconds } from "../reading/alerts";
import { factTable, readFacts } from "../reading/fact-rows";
import { readSnapshot, type Snapshot } from "../reading/snapshot";
import { readWindows } from "../reading/time-to-position";
import type { ComplianceReport } from "../schemas/report";
import { SEVERITIES } from "../schemas/values";
import type { ReportReader } from "./chains";
import { periodBefore, periodsUpTo } from "./earlier-periods";
import { type Period, readReportHeader } from "./header";
import { named } from "./named";
import { type PeriodCoverage, readPeriodCoverage } from "./period-coverage";
import { titleOf } from "./rule-titles";

type Severity = (typeof SEVERITIES)[number];
type FigureRow = Omit<ComplianceReport["findings"]["bySeverity"][number], "severity" | "precision">;

const OPEN = sql`${alert.status} IN ('open', 'acknowledged', 'investigating')`;
const OVERDUE = sql`${OPEN} AND ${alert.dueAt} < now()`;
const MOST_ITEMS = 50;
const TREND_PERIODS = 12;

const count = (condition?: SQL) =>
  condition ? sql<number>`(count(*) filter (WHERE ${condition}))::integer` : sql<number>`count(*)::integer`;
const outcome = (name: string) => count(sql`${alert.status} = 'resolved' AND ${alert.outcome} = ${name}`);

/** One finding counts once, although a new version of its rule, or a second alert about the same, found it again. */
const COUNTS = sql`${alert.status} <> 'retracted' AND NOT (${alert.status} = 'resolved' AND ${alert.outcome} = 'duplicate')`;

const figuresOf = ({ to }: Period) => ({
  found: count(COUNTS),
  foundLater: count(sql`${COUNTS} AND ${gte(alert.detectedAt, to)}`),
  open: count(OPEN),
  suppressed: count(sql`${alert.status} = 'suppressed'`),
  confirmed: outcome("confirmed_violation"),
  policyException: outcome("policy_exception"),
  falsePositive: outcome("false_positive"),
  duplicate: outcome("duplicate"),
  retracted: count(sql`${alert.status} = 'retracted'`),
});

/**
 * Reads the compliance report of a period: what happened in it, what of that was evaluated, the findings and their
 * outcomes. It counts by when things happened, so that it stays true when they are found late. All figures are from one
 * snapshot, so that they agree. Throws a `Problem` while there are no facts.
 */
export async function readComplianceReport(context: ApiContext, period: Period): Promise<ComplianceReport> {
  return readSnapshot(context, async (snapshot) => {
    const { client, db, factsSchema } = snapshot;
    const reader = { ...context, pool: client, db, factsSchema };
    const header = await readReportHeader(reader, { report: "compliance", period, clock: "happened" });
    const coverage = await readPeriodCoverage(snapshot, { chainIds: context.chainIds, period });
    const trend = await readTrend(reader, snapshot, period);
    const before = periodBefore(period);
    const findings = await readFindings(reader, period);
    return {
      ...{ ...header, report: "compliance", clock: "happened", filters: {} },
      organisation: context.organisationName ?? null,
      coverage: coverage.map(({ facts: _, ...shown }) => shown),
      rulesets: await readRulesets(reader, { period, coverage }),
      accesses: await readAccessFigures(reader, period),
      findings,
      foundAboutEarlier: await readFoundAboutEarlier(reader, period),
      previous: await readPrevious(reader, snapshot, { before, findings }),
      trend,
      breaches: await readBreaches(reader, period),
      responseTimes: await readResponseTimes(reader, period),
      openItems: await readOpenItems(reader, period),
    };
  });
}

type Reader = ReportReader & Pick<ApiContext, "db" | "ruleset">;

const happenedIn = ({ from, to }: Period) =>
  and(gte(alert.happenedAt, wholeSeconds(from)), lt(alert.happenedAt, wholeSeconds(to)));

const shown = ({ from, to }: Period) => ({ from: from.toISOString(), to: to.toISOString() });

async function readRulesets(
  { db }: Reader,
  { period, coverage }: { period: Period; coverage: readonly PeriodCoverage[] },
): Promise<ComplianceReport["rulesets"]> {
  const used = coverage.flatMap(({ chainId, facts }) =>
    facts === null
      ? []
      : [
          sql`${rulesetTable.hash} IN (SELECT c.ruleset FROM compliance.coverage c
            WHERE c.chain_id = ${chainId} AND c.to_pos > ${facts.fromPos}::bigint AND c.from_pos < ${facts.toPos}::bigint)
          OR ${rulesetTable.hash} IN (SELECT e.ruleset FROM compliance.evaluated_block e WHERE e.chain_id = ${chainId}
            AND e.block_number BETWEEN ${blockOf(facts.fromPos + 1n)}::bigint AND ${blockOf(facts.toPos)}::bigint)`,
        ],
  );
  const found = sql`${rulesetTable.hash} IN (SELECT ${alert.ruleset} FROM ${alert} WHERE ${happenedIn(period)})`;
  const rows = await db
    .select()
    .from(rulesetTable)
    .where(or(found, ...used))
    .orderBy(rulesetTable.firstUsedAt, rulesetTable.hash);
  return rows.map(({ hash, firstUsedAt, rules }) => ({
    hash,
    firstUsedAt: firstUsedAt.toISOString(),
    rules: rules.map(({ id, version, parameters }) => ({ id, version, parameters })),
  }));
}

/** Counts accesses by effective time; their blocks are at most the clock tolerance later. */
async function readAccessFigures(
  { db, factsSchema, chainIds, ruleset: { clockToleranceSeconds } }: Reader,
  period: Period,
): Promise<ComplianceReport["accesses"]> {
  const [from, to] = [wholeSeconds(period.from), wholeSeconds(period.to)];
  const windows = await readWindows(
    { db, factsSchema },
    {
      ...{ table: "access", chainIds, from: period.from, to: new Date((to + clockToleranceSeconds) * 1000) },
      ...{ cursor: undefined, descending: false },
    },
  );
  const happened = sql.raw(effectiveTime("f", String(clockToleranceSeconds)));
  const totals = new Map<string, number>();
  for (const { within } of windows) {
    const rows = await readFacts<{ verdict: string; accesses: string }>(
      db,
      sql`SELECT coalesce(v.consent, 'pending') AS verdict, count(*) AS accesses
        FROM ${factTable(factsSchema, "access")} f LEFT JOIN compliance.verdict v
          ON v.chain_id = f.chain_id AND v.pos = f.pos AND v.block_hash = f.block_hash
        WHERE ${within} AND ${happened} >= ${from}::bigint AND ${happened} < ${to}::bigint GROUP BY 1`,
    );
    for (const { verdict, accesses } of rows) totals.set(verdict, (totals.get(verdict) ?? 0) + Number(accesses));
  }
  const byVerdict = Object.fromEntries([...totals].sort(([one], [other]) => (one < other ? -1 : 1)));
  return { recorded: [...totals.values()].reduce((sum, some) => sum + some, 0), byVerdict };
}

async function readFindings({ db, ruleset }: Reader, period: Period): Promise<ComplianceReport["findings"]> {
  const figures = figuresOf(period);
  const versions = sql<number[]>`coalesce(array_agg(DISTINCT ${alert.ruleVersion}) filter (WHERE ${COUNTS}), '{}')`;
  const byRule = await db
    .select({ rule: alert.ruleId, name: sql<string>`max(${alert.ruleName})`, versions, ...figures })
    .from(alert)
    .where(happenedIn(period))
    .groupBy(alert.ruleId);
  const severityOf = await db
    .selectDistinct({ rule: alert.ruleId, severity: alert.severity })
    .from(alert)
    .where(happenedIn(period));
  const bySeverity = await db
    .select({ severity: alert.severity, ...figures })
    .from(alert)
    .where(happenedIn(period))
    .groupBy(alert.severity);
  const none = Object.fromEntries(Object.keys(figures).map((name) => [name, 0])) as FigureRow;
  // Rules that are no longer in force still count for what they found.
  const former = byRule.filter(({ rule }) => !ruleset.rules.some((each) => each.rule.id === rule));
  const rules = [
    ...ruleset.rules.map(({ rule }) => ({ rule: rule.id, name: rule.name, severity: rule.severity as Severity })),
    ...former.map(({ rule, name }) => ({
      ...{ rule, name },
      severity: severityOf.find((each) => each.rule === rule)!.severity,
    })),
  ];
  return {
    byRule: rules
      .map(({ rule, name, severity }) => {
        const { versions: some = [], ...row } =
          byRule.find((each) => each.rule === rule) ?? (none as (typeof byRule)[number]);
        return withPrecision({ ...row, ...{ rule, name, title: titleOf(rule), severity, versions: some } });
      })
      .sort((a, b) => (a.rule < b.rule ? -1 : 1)),
    bySeverity: SEVERITIES.map((severity) =>
      withPrecision({ ...none, ...bySeverity.find((row) => row.severity === severity), severity }),
    ),
  };
}

function withPrecision<Row extends FigureRow>(row: Row): Row & { precision: number | null } {
  const judged = row.confirmed + row.policyException + row.falsePositive;
  return { ...row, precision: judged === 0 ? null : row.confirmed / judged };
}

async function readFoundAboutEarlier({ db }: Reader, period: Period): Promise<ComplianceReport["foundAboutEarlier"]> {
  const rows = await db
    .select({ rule: alert.ruleId, severity: alert.severity, found: count(), oldest: min(alert.happenedAt) })
    .from(alert)
    .where(
      and(
        ...[gte(alert.detectedAt, period.from), lt(alert.detectedAt, period.to)],
        ...[lt(alert.happenedAt, wholeSeconds(period.from)), COUNTS],
      ),
    )
    .groupBy(alert.ruleId, alert.severity)
    .orderBy(alert.ruleId);
  const oldest = rows.map((row) => Number(row.oldest)).sort((a, b) => a - b)[0];
  return {
    total: rows.reduce((sum, { found }) => sum + found, 0),
    bySeverity: sumBySeverity(rows),
    byRule: rows.map(({ rule, severity, found }) => ({ rule, title: titleOf(rule), severity, found })),
    oldest: oldest === undefined ? null : new Date(oldest * 1000).toISOString(),
  };
}

const sumBySeverity = (rows: readonly { severity: Severity; found: number }[]) =>
  SEVERITIES.map((severity) => ({
    severity,
    found: rows.reduce((sum, row) => sum + (row.severity === severity ? row.found : 0), 0),
  }));

async function readPrevious(
  reader: Reader,
  snapshot: Snapshot,
  { before, findings }: { before: Period; findings: ComplianceReport["findings"] },
): Promise<ComplianceReport["previous"]> {
  const { byRule, bySeverity } = await readFindings(reader, before);
  const now = new Set(findings.byRule.filter(({ found }) => found > 0).map(({ rule }) => rule));
  return {
    period: shown(before),
    state: stateOf(await readPeriodCoverage(snapshot, { chainIds: reader.chainIds, period: before })),
    accesses: await readAccessFigures(reader, before),
    bySeverity: bySeverity.map(({ severity, found }) => ({ severity, found })),
    byRule: byRule
      .filter(({ rule, found }) => found > 0 || now.has(rule))
      .map(({ rule, title, found }) => ({ rule, title, found })),
  };
}

async function readTrend(reader: Reader, snapshot: Snapshot, period: Period): Promise<ComplianceReport["trend"]> {
  const trend: ComplianceReport["trend"] = [];
  for (const each of periodsUpTo(period, TREND_PERIODS)) {
    const rows = await reader.db
      .select({ severity: alert.severity, found: count(COUNTS) })
      .from(alert)
      .where(happenedIn(each))
      .groupBy(alert.severity);
    const state = stateOf(await readPeriodCoverage(snapshot, { chainIds: reader.chainIds, period: each }));
    trend.push({ period: shown(each), state, bySeverity: sumBySeverity(rows) });
  }
  const first = trend.findIndex(({ state }) => state !== "noFacts");
  return first === -1 ? trend.slice(-1) : trend.slice(first);
}

/** Returns the state of all chains together. */
function stateOf(coverage: readonly PeriodCoverage[]): PeriodCoverage["state"] {
  const states = new Set(coverage.map(({ state }) => state).filter((state) => state !== "noFacts"));
  if (states.size === 0) return "noFacts";
  return states.size === 1 ? [...states][0]! : "partly";
}

async function readBreaches({ db }: Reader, period: Period): Promise<ComplianceReport["breaches"]> {
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

async function readOpenItems(reader: Reader, { to }: Period): Promise<ComplianceReport["openItems"]> {
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
