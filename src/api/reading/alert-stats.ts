import type { z } from "@hono/zod-openapi";
import type { Pool } from "pg";
import { inSnapshot } from "../../../database/snapshot";
import type { alertStats } from "../schemas/alert-stats";
import { wholeSeconds } from "./alerts";

export type AlertStatsJson = z.infer<typeof alertStats>;

export type Period = {
  /** When the alerts were detected, or when what they are about happened. */
  clock: "detected" | "happened";
  from: Date;
  to: Date;
};

const MOST_ACTORS = 100;

/**
 * Reads the statistics of the alerts of a period by one of the two clocks, `to` exclusive: three passes over one index in one snapshot,
 * so that the figures agree.
 */
export async function readAlertStats(pool: Pool, period: Period): Promise<AlertStatsJson> {
  const clock = CLOCKS[period.clock];
  const values = clock.values(period);
  const { counts, durations, outcomes } = await inSnapshot(
    pool,
    async (client) => ({
      counts: await client.query<CountRow>(countsBy(clock), values),
      durations: await client.query<DurationRow>(durationsBy(clock), values),
      outcomes: await client.query<OutcomeRow>(outcomesBy(clock), values),
    }),
    { readOnly: true },
  );
  const { rows } = counts;
  const by = <Key extends keyof CountRow>(dimension: string, key: Key) =>
    rows.filter((row) => row.dimension === dimension).map((row) => ({ [key]: row[key], count: row.standing }));
  const [duration] = durations.rows;
  const figures = {
    clock: period.clock,
    from: period.from.toISOString(),
    to: period.to.toISOString(),
    total: rows.filter((row) => row.dimension === "severity").reduce((sum, row) => sum + row.standing, 0),
    byDay: by("day", "day"),
    byRule: by("rule", "rule"),
    bySeverity: by("severity", "severity"),
    byStatus: rows.filter(({ dimension }) => dimension === "status").map(({ status, all }) => ({ status, count: all })),
    byActor: by("actor", "actor"),
    secondsToAcknowledge: { median: duration!.acknowledge, alerts: duration!.acknowledged },
    secondsToResolve: { median: duration!.resolve, alerts: duration!.resolved },
    precision: outcomes.rows.map(precisionOf),
  };
  return figures as AlertStatsJson;
}

type Clock = { within: string; day: string; values: (period: Period) => unknown[] };

/** SQL for the period `$1` to `$2` and for a row's UTC day, by each clock. */
const CLOCKS: Record<Period["clock"], Clock> = {
  detected: {
    within: "detected_at >= $1 AND detected_at < $2",
    day: "(detected_at AT TIME ZONE 'UTC')::date::text",
    values: ({ from, to }) => [from, to],
  },
  happened: {
    within: "happened_at >= $1 AND happened_at < $2",
    day: "(to_timestamp(happened_at) AT TIME ZONE 'UTC')::date::text",
    values: ({ from, to }) => [wholeSeconds(from), wholeSeconds(to)],
  },
};

type CountRow = {
  dimension: "day" | "rule" | "severity" | "status" | "actor";
  day: string | null;
  rule: string | null;
  severity: string | null;
  status: string | null;
  actor: string | null;
  all: number;
  /** All but the retracted alerts. */
  standing: number;
};

/** Orders each dimension's groups: days and rules ascending, the others by count. */
const countsBy = ({ within, day }: Clock) => `
  WITH counted AS (
    SELECT day, rule_id AS rule, severity, status, actor, count(*)::int AS all,
      count(*) FILTER (WHERE status <> 'retracted')::int AS standing,
      CASE GROUPING(day, rule_id, severity, status, actor)
        WHEN 15 THEN 'day' WHEN 23 THEN 'rule' WHEN 27 THEN 'severity' WHEN 29 THEN 'status' ELSE 'actor' END AS dimension
    FROM (
      SELECT ${day} AS day, rule_id, severity, status, actor
      FROM compliance.alert WHERE ${within}
    ) alert
    GROUP BY GROUPING SETS ((day), (rule_id), (severity), (status), (actor))
  ), ranked AS (
    SELECT *, row_number() OVER (PARTITION BY dimension ORDER BY standing DESC, actor) AS place FROM counted
    WHERE standing > 0 OR dimension = 'status'
  )
  SELECT dimension, day, rule, severity, status, actor, "all", standing FROM ranked
  WHERE dimension <> 'actor' OR place <= ${MOST_ACTORS}
  ORDER BY dimension, day, rule, place`;

type DurationRow = {
  acknowledge: number | null;
  acknowledged: number;
  resolve: number | null;
  resolved: number;
};

const durationsBy = ({ within }: Clock) => `
  SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM acknowledged_at - opened_at)::float8) AS acknowledge,
    count(acknowledged_at)::int AS acknowledged,
    percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM resolved_at - opened_at)::float8) AS resolve,
    count(resolved_at)::int AS resolved
  FROM compliance.alert WHERE ${within} AND status <> 'retracted'`;

type OutcomeRow = {
  rule: string;
  confirmed: number;
  exceptions: number;
  false_positives: number;
  duplicates: number;
};

const outcomesBy = ({ within }: Clock) => `
  SELECT rule_id AS rule, count(*) FILTER (WHERE outcome = 'confirmed_violation')::int AS confirmed,
    count(*) FILTER (WHERE outcome = 'policy_exception')::int AS exceptions,
    count(*) FILTER (WHERE outcome = 'false_positive')::int AS false_positives,
    count(*) FILTER (WHERE outcome = 'duplicate')::int AS duplicates
  FROM compliance.alert
  WHERE ${within} AND status <> 'retracted' AND outcome IS NOT NULL
  GROUP BY rule_id ORDER BY rule_id`;

function precisionOf({ rule, confirmed, exceptions, false_positives, duplicates }: OutcomeRow) {
  const judged = confirmed + exceptions + false_positives;
  return {
    rule,
    confirmedViolations: confirmed,
    policyExceptions: exceptions,
    falsePositives: false_positives,
    duplicates,
    precision: judged === 0 ? null : confirmed / judged,
  };
}
