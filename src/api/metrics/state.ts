import { Counter, Gauge, Registry } from "prom-client";
import { catalogue } from "../../../alerts/rules/catalogue";
import { OPEN_STATUSES_SQL } from "../../../database/schema/index";
import type { ApiContext } from "../environment";
import { readStatus } from "../reading/status";
import type { StatusJson } from "../schemas/status";

/**
 * Reads the monitor's state in Prometheus' text format. It comes from the database, so every API replica reports the
 * same. Labels name chains, queues, rules and states, never a patient or an actor.
 */
export async function readStateMetrics(context: ApiContext): Promise<string> {
  const registry = new Registry();
  const gauge = <Label extends string>(name: string, help: string, ...labelNames: Label[]) =>
    new Gauge({ name: `consentry_${name}`, help, labelNames, registers: [registry] });
  const [status, alerts, deadlines, unsealedSeconds, deliveries] = await Promise.all([
    readStatus(context),
    readAlertCounts(context),
    readAlertDeadlines(context),
    readUnsealedSeconds(context),
    readDeliveryFigures(context),
  ]);

  gauge("build_info", "Version and ruleset of this process.", "version", "ruleset").set(
    { version: status.version, ruleset: status.ruleset },
    1,
  );
  chainMetrics(gauge, status.chains);
  queueMetrics(gauge, status.queues);

  const found = gauge("alerts", "Alerts by rule, severity and status.", "rule", "severity", "status");
  for (const { count, ...labels } of alerts) found.set(labels, count);
  const raised = new Counter({
    name: "consentry_alerts_raised_total",
    help: "Alerts raised since the beginning, whatever became of them.",
    labelNames: ["rule", "severity"],
    registers: [registry],
  });
  // From zero on, so that a rule's first alert is an increase.
  for (const { id: rule, severity } of catalogue) raised.inc({ rule, severity }, 0);
  for (const { count, rule, severity } of alerts) raised.inc({ rule, severity }, count);
  const overdue = gauge("alerts_overdue", "Alerts past their due date that are not resolved, by severity.", "severity");
  for (const { severity, count } of deadlines.overdue) overdue.set({ severity }, count);
  const breaches = gauge(
    "breaches_unassessed",
    "Confirmed violations without a breach assessment, by how far off the earlier due date is.",
    "due",
  );
  for (const { due, count } of deadlines.breaches) breaches.set({ due }, count);

  const { operatorLog } = status;
  gauge("operator_log_unsealed", "Rows of the operator log that are not sealed yet.").set(operatorLog.unsealed);
  gauge("operator_log_oldest_unsealed_seconds", "Age of the oldest unsealed row; 0 if all are sealed.").set(
    unsealedSeconds,
  );
  const signed = gauge("operator_log_head_signed", "Whether the newest head of the operator log is signed: 1 or 0.");
  if (operatorLog.head) signed.set(operatorLog.head.signed ? 1 : 0);
  else signed.remove();

  gauge("outbox_unrelayed", "Events in the outbox that are not turned into deliveries yet.").set(
    status.deliveries.unrelayed,
  );
  const messages = gauge("deliveries", "Messages to endpoints by status.", "status");
  for (const { status: state, count } of deliveries.statuses) messages.set({ status: state }, count);
  gauge(
    "delivery_oldest_pending_seconds",
    "Age of the oldest pending message, except those to a paused endpoint and those that are sent again; 0 if none is.",
  ).set(deliveries.oldestPendingSeconds);
  const attempts = new Counter({
    name: "consentry_delivery_attempts_total",
    help: "Delivery attempts by result.",
    labelNames: ["result"],
    registers: [registry],
  });
  for (const { result, count } of deliveries.attempts) attempts.inc({ result }, count);
  return registry.metrics();
}

type MakeGauge = <Label extends string>(name: string, help: string, ...labelNames: Label[]) => Gauge<Label>;

function chainMetrics(gauge: MakeGauge, chains: StatusJson["chains"]): void {
  const lag = gauge("chain_lag_seconds", "Time since the newest indexed block, by this server's clock.", "chain");
  const block = gauge(
    "chain_block",
    "Number of the head, indexed, finalized and evaluated block.",
    "chain",
    "position",
  );
  const pending = gauge("chain_pending_blocks", "Realtime blocks with facts that are not evaluated yet.", "chain");
  const gaps = gauge("chain_gaps", "Historical ranges that are not evaluated yet.", "chain");
  const errors = gauge("chain_rule_errors", "Facts on which a rule failed and has not succeeded since.", "chain");
  for (const { chainId, lagSeconds, pendingBlocks, gaps: stretches, errors: failed, ...chain } of chains) {
    const label = { chain: String(chainId) };
    if (lagSeconds !== null) lag.set(label, lagSeconds);
    for (const position of ["head", "indexed", "finalized", "evaluated"] as const) {
      const at = chain[position];
      if (at) block.set({ ...label, position }, Number(at.blockNumber));
    }
    pending.set(label, pendingBlocks);
    gaps.set(label, stretches);
    errors.set(label, failed);
  }
}

function queueMetrics(gauge: MakeGauge, queues: StatusJson["queues"]): void {
  const up = gauge("queue_up", "Whether the queue responds: 1 or 0.", "queue");
  const jobs = gauge("queue_jobs", "Jobs by queue and state.", "queue", "state");
  for (const [queue, counts] of Object.entries(queues)) {
    up.set({ queue }, counts ? 1 : 0);
    for (const [state, count] of Object.entries(counts ?? {})) jobs.set({ queue, state }, count);
  }
}

async function readAlertCounts({ pool }: ApiContext) {
  const { rows } = await pool.query<{ rule: string; severity: string; status: string; count: number }>(
    "SELECT rule_id AS rule, severity, status, count(*)::int AS count FROM compliance.alert GROUP BY 1, 2, 3",
  );
  return rows;
}

/** Counts the alerts whose due dates have passed, and the breach clocks that run by how soon they run out. */
async function readAlertDeadlines({ pool }: ApiContext) {
  const [overdue, breaches] = await Promise.all([
    pool.query<{ severity: string; count: number }>(
      `SELECT level.severity, count(a.id)::int AS count
       FROM unnest(ARRAY['low', 'medium', 'high', 'critical']) level(severity)
       LEFT JOIN compliance.alert a ON a.severity = level.severity
         AND coalesce(a.due_at, timestamptz '9999-12-31 00:00:00+00') < now()
         AND a.status IN ${OPEN_STATUSES_SQL}
       GROUP BY level.severity`,
    ),
    pool.query<Record<"passed" | "within_a_day" | "later", number>>(
      `SELECT count(*) FILTER (WHERE due < now())::int AS passed,
         count(*) FILTER (WHERE due >= now() AND due < now() + INTERVAL '1 day')::int AS within_a_day,
         count(*) FILTER (WHERE due >= now() + INTERVAL '1 day')::int AS later
       FROM (SELECT least(breach_individuals_due_at, breach_authority_due_at) AS due FROM compliance.alert
         WHERE status = 'resolved' AND breach_authority_due_at IS NOT NULL AND breach_assessment IS NULL) running`,
    ),
  ]);
  return {
    overdue: overdue.rows,
    breaches: Object.entries(breaches.rows[0]!).map(([due, count]) => ({ due, count })),
  };
}

async function readUnsealedSeconds({ pool }: ApiContext): Promise<number> {
  const { rows } = await pool.query<{ seconds: number }>(
    `SELECT greatest(0, COALESCE(extract(epoch FROM now() - min(at)), 0))::float8 AS seconds
     FROM compliance.operator_log WHERE sequence IS NULL`,
  );
  return rows[0]!.seconds;
}

async function readDeliveryFigures({ pool }: ApiContext) {
  const [statuses, attempts, oldest] = await Promise.all([
    pool.query<{ status: string; count: number }>(
      `SELECT status, count(delivery.id)::int AS count
       FROM unnest(ARRAY['pending', 'delivered', 'failed', 'cancelled']) status
       LEFT JOIN compliance.delivery USING (status) GROUP BY status`,
    ),
    pool.query<{ result: string; count: number }>(
      `SELECT result, count(a.id)::int AS count FROM unnest(ARRAY['accepted', 'refused', 'unanswered']) result
       LEFT JOIN compliance.delivery_attempt a ON result = CASE WHEN a.error IS NULL THEN 'accepted'
         WHEN a.status_code IS NULL THEN 'unanswered' ELSE 'refused' END
       GROUP BY result`,
    ),
    pool.query<{ seconds: number }>(
      // A message that is sent again has had more attempts than it counts.
      `SELECT COALESCE(extract(epoch FROM now() - min(created_at)), 0)::float8 AS seconds
       FROM compliance.delivery d WHERE status = 'pending' AND NOT EXISTS (
         SELECT FROM compliance.endpoint e
         WHERE e.id = d.endpoint_id AND e.paused_at IS NOT NULL AND e.deleted_at IS NULL)
         AND NOT EXISTS (SELECT FROM compliance.delivery_attempt made WHERE made.delivery_id = d.id OFFSET d.attempts)`,
    ),
  ]);
  return { statuses: statuses.rows, attempts: attempts.rows, oldestPendingSeconds: oldest.rows[0]!.seconds };
}
