import { DELIVER_QUEUE } from "../../../alerts/deliver/jobs";
import { type Progress, readProgress } from "../../../alerts/detect/progress";
import { DETECT_QUEUE } from "../../../alerts/detect/schedule/jobs";
import { withQueueTimeout } from "../../../alerts/queue-timeout";
import packageJson from "../../../package.json" with { type: "json" };
import type { ApiContext } from "../environment";
import type { StatusJson } from "../schemas/status";
import { readLogState } from "./operator-log-state";

const QUEUE_TIMEOUT_MS = 2_000;

/** Reads indexing and evaluation progress on each chain, queue counts and pending deliveries. */
export async function readStatus(context: ApiContext): Promise<StatusJson> {
  const { pool, chainIds, factsSchema, ruleset } = context;
  const [progress, deliveries, detect, deliver, operatorLog] = await Promise.all([
    readProgress(pool, { chainIds, viewsSchema: factsSchema }),
    readDeliveryCounts(context),
    queueCounts(context, DETECT_QUEUE),
    queueCounts(context, DELIVER_QUEUE),
    readLogState(context.db),
  ]);
  return {
    version: packageJson.version,
    ruleset: ruleset.hash,
    chains: progress.map(chainToJson),
    queues: { detect, deliver },
    deliveries,
    operatorLog,
  };
}

function chainToJson(progress: Progress): StatusJson["chains"][number] {
  const { chainId, latestBlock, latestTime, finalizedBlock, evaluatedBlock, pendingBlocks, gaps } = progress;
  const block = (number: number, time?: number) =>
    number < 0 ? null : { blockNumber: String(number), blockTime: time ? new Date(time * 1000).toISOString() : null };
  return {
    chainId,
    head: block(latestBlock, latestTime),
    indexed: block(latestBlock, latestTime),
    finalized: block(finalizedBlock),
    evaluated: block(evaluatedBlock, evaluatedBlock === latestBlock ? latestTime : undefined),
    lagSeconds: latestBlock < 0 ? null : Math.max(0, Math.floor(Date.now() / 1000) - latestTime),
    pendingBlocks,
    gaps,
    provisionalAlerts: progress.provisionalAlerts,
    openDeadlines: progress.openDeadlines,
    errors: progress.errors,
  };
}

async function readDeliveryCounts({ pool }: ApiContext): Promise<StatusJson["deliveries"]> {
  const { rows } = await pool.query<StatusJson["deliveries"]>(
    `SELECT (SELECT count(*)::int FROM compliance.outbox WHERE relayed_at IS NULL) AS unrelayed,
       (SELECT count(*)::int FROM compliance.delivery WHERE status = 'pending') AS pending,
       (SELECT count(*)::int FROM compliance.delivery WHERE status = 'failed') AS failed`,
  );
  return rows[0]!;
}

/** Counts a queue's jobs. An unresponsive queue is itself a result, and must not delay the response. */
async function queueCounts({ queues, logger }: ApiContext, name: string): Promise<StatusJson["queues"]["detect"]> {
  try {
    const counts = await withQueueTimeout(
      queues.queue(name).getJobCounts("waiting", "prioritized", "delayed", "active", "failed"),
      QUEUE_TIMEOUT_MS,
    );
    const sum = (...states: string[]) => states.reduce((total, state) => total + (counts[state] ?? 0), 0);
    return { waiting: sum("waiting", "prioritized", "delayed"), active: sum("active"), failed: sum("failed") };
  } catch (error) {
    logger.warn({ queue: name, error: (error as Error).message }, "The jobs of a queue could not be counted");
    return null;
  }
}
