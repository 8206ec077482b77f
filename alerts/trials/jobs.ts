import type { Queues } from "../queue";

/** The queue of comparisons that were asked for. */
export const BACKTEST_QUEUE = "backtest";

/** A job only says which; what is to be compared stands in the database. */
export type BacktestJob = {
  backtestId: string;
};

/** Wakes a worker. `round` tells attempts to wake apart: a job that is still in the queue swallows another of its round. */
export async function enqueueBacktest(
  queues: Pick<Queues, "queue">,
  backtestId: string,
  round: string | number,
): Promise<void> {
  const options = { jobId: `${backtestId}-${round}`, removeOnComplete: true, removeOnFail: true };
  await queues.queue<BacktestJob>(BACKTEST_QUEUE).add(BACKTEST_QUEUE, { backtestId }, options);
}
