import type { Queues } from "../queue";

/** The queue of requested back-tests. */
export const BACKTEST_QUEUE = "backtest";

/** A job contains only the id. What to compare is in the database. */
export type BacktestJob = {
  backtestId: string;
};

/** Wakes a worker. `round` makes jobs distinct: a job still in the queue absorbs another of the same round. */
export async function enqueueBacktest(
  queues: Pick<Queues, "queue">,
  backtestId: string,
  round: string | number,
): Promise<void> {
  const options = { jobId: `${backtestId}-${round}`, removeOnComplete: true, removeOnFail: true };
  await queues.queue<BacktestJob>(BACKTEST_QUEUE).add(BACKTEST_QUEUE, { backtestId }, options);
}
