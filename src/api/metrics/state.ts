import { Counter, Gauge, Registry } from "prom-client";
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
  const [status, alerts, deliveries] = await Promise.all([
    readStatus(context),
    readAlertCounts(context),
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

  gauge("outbox_unrelayed", "Events in the outbox that are not turned into deliveries yet.").set(
    status.deliveries.unrelayed,
  );
  const messages = gauge("deliveries", "Messages to endpoints by status.", "status");
  for (const { status: state, count } of deliveries.statuses) messages.set({ status: state }, count);
  gauge("delivery_oldest_pending_seconds", "Age of the oldest pending message; 0 if none is pending.").set(
    deliveries.oldestPendingSeconds,
  );
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
      `SELECT COALESCE(extract(epoch FROM now() - min(created_at)), 0)::float8 AS seconds
       FROM compliance.delivery WHERE status = 'pending'`,
    ),
  ]);
  return { statuses: statuses.rows, attempts: attempts.rows, oldestPendingSeconds: oldest.rows[0]!.seconds };
}
