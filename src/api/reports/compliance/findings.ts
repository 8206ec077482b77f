import { and, gte, lt, min, sql } from "drizzle-orm";
import { alert } from "../../../../database/schema/index";
import { count, OPEN } from "../../reading/alert-counts";
import { wholeSeconds } from "../../reading/alerts";
import type { Snapshot } from "../../reading/snapshot";
import type { ComplianceReport } from "../../schemas/report";
import { SEVERITIES } from "../../schemas/values";
import { periodsUpTo } from "../earlier-periods";
import type { Period } from "../header";
import { type PeriodCoverage, readPeriodCoverage } from "../period-coverage";
import { titleOf } from "../rule-titles";
import { readAccessFigures } from "./accesses";
import { happenedIn, type Reader, type Severity, shown } from "./period";

type FigureRow = Omit<ComplianceReport["findings"]["bySeverity"][number], "severity" | "precision">;

const TREND_PERIODS = 12;

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

/** Counts the findings of a period by rule and by severity. Every rule in force and every severity has a row. */
export async function readFindings({ db, ruleset }: Reader, period: Period): Promise<ComplianceReport["findings"]> {
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

/** Counts the findings that were detected in the period about events before it. */
export async function readFoundAboutEarlier(
  { db }: Reader,
  period: Period,
): Promise<ComplianceReport["foundAboutEarlier"]> {
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

/** Reads the figures of the period before, with a row for every rule that found something in either. */
export async function readPrevious(
  reader: Reader,
  snapshot: Snapshot,
  { before, findings }: { before: Period; findings: ComplianceReport["findings"] },
): Promise<ComplianceReport["previous"]> {
  const { byRule, bySeverity } = await readFindings(reader, before);
  const now = new Set(findings.byRule.filter(({ found }) => found > 0).map(({ rule }) => rule));
  return {
    period: shown(before),
    state: await readState(reader, snapshot, before),
    accesses: await readAccessFigures(reader, before),
    bySeverity: bySeverity.map(({ severity, found }) => ({ severity, found })),
    byRule: byRule
      .filter(({ rule, found }) => found > 0 || now.has(rule))
      .map(({ rule, title, found }) => ({ rule, title, found })),
  };
}

/** Reads the findings of this period and of those before it, the oldest first, from the first with facts on. */
export async function readTrend(
  reader: Reader,
  snapshot: Snapshot,
  period: Period,
): Promise<ComplianceReport["trend"]> {
  const trend: ComplianceReport["trend"] = [];
  for (const each of periodsUpTo(period, TREND_PERIODS)) {
    const rows = await reader.db
      .select({ severity: alert.severity, found: count(COUNTS) })
      .from(alert)
      .where(happenedIn(each))
      .groupBy(alert.severity);
    const state = await readState(reader, snapshot, each);
    trend.push({ period: shown(each), state, bySeverity: sumBySeverity(rows) });
  }
  const first = trend.findIndex(({ state }) => state !== "noFacts");
  return first === -1 ? trend.slice(-1) : trend.slice(first);
}

/** Reads whether what happened in a period was evaluated, on all chains together. */
async function readState(
  { chainIds, ruleset: { clockToleranceSeconds } }: Reader,
  snapshot: Snapshot,
  period: Period,
): Promise<PeriodCoverage["state"]> {
  const coverage = await readPeriodCoverage(snapshot, { chainIds, period, clockToleranceSeconds });
  const states = new Set(coverage.map(({ state }) => state).filter((state) => state !== "noFacts"));
  if (states.size === 0) return "noFacts";
  return states.size === 1 ? [...states][0]! : "partly";
}
