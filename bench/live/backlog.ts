/** What is left to be done: rows that wait, and jobs. */
import type { Pool } from "pg";
import { DELIVER_QUEUE } from "../../alerts/deliver/jobs";
import { DETECT_QUEUE } from "../../alerts/detect/schedule/jobs";
import { createQueues } from "../../alerts/queue";
import type { RunningProcess } from "../../devnet/processes";
import type { Receiver } from "../../devnet/receiver";

export type Backlog = {
  /** Outbox rows that were not relayed. */
  outbox: number;
  /** Deliveries that were not accepted. */
  deliveries: number;
  /** Jobs that wait or are under way. */
  jobs: number;
};

const QUIET_MS = 120_000;

export async function readBacklog(options: { pool: Pool; databaseUrl: string; redisUrl?: string }): Promise<Backlog> {
  const { pool, ...where } = options;
  const { rows } = await pool.query<{ outbox: number; deliveries: number }>(
    `SELECT (SELECT count(*)::int FROM compliance.outbox WHERE relayed_at IS NULL) AS outbox,
       (SELECT count(*)::int FROM compliance.delivery WHERE status <> 'delivered') AS deliveries`,
  );
  const queues = createQueues(where);
  let jobs = 0;
  for (const name of [DETECT_QUEUE, DELIVER_QUEUE]) {
    const counts = await queues.queue(name).getJobCounts("waiting", "active", "delayed", "prioritized", "failed");
    jobs += Object.values(counts).reduce((sum, count) => sum + count, 0);
  }
  await queues.close();
  return { ...rows[0]!, jobs };
}

/** Waits until as many messages were accepted as are wanted and nothing waits any more; at most two minutes. */
export async function awaitQuiet(options: {
  pool: Pool;
  receiver: Receiver;
  wanted: number;
  processes: readonly RunningProcess[];
}): Promise<void> {
  const { pool, receiver, wanted, processes } = options;
  const deadline = Date.now() + QUIET_MS;
  while (Date.now() < deadline) {
    const ended = processes.find((each) => each.exit() !== null);
    if (ended) throw new Error(`The ${ended.name} exited. Its last lines:\n${ended.tail()}`);
    const { rows } = await pool.query<{ waiting: boolean }>(
      `SELECT EXISTS (SELECT FROM compliance.outbox WHERE relayed_at IS NULL)
         OR EXISTS (SELECT FROM compliance.delivery WHERE status = 'pending') AS waiting`,
    );
    if (!rows[0]!.waiting && receiver.accepted().length >= wanted) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
