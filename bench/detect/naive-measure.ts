/** Measures the naive implementation: jobs are queued and processed one by one. */
import type { Pool } from "pg";
import { createQueues } from "../../alerts/queue";
import type { RunningProcess } from "../../devnet/processes";
import { CHAIN_ID } from "./fact-lines";
import { createNaiveTables } from "./naive";
import type { Slice } from "./slice";
import { startBenchWorker } from "./worker-settings";

export type NaiveMeasure = { accesses: number; seconds: number; rate: number; concurrency: number };

export type NaiveOptions = {
  pool: Pool;
  databaseUrl: string;
  redisUrl?: string;
  slice: Slice;
  /** Accesses that are measured, the first of the slice; a tenth more go before them to warm up. */
  accesses: number;
  concurrency: number;
};

/** Jobs that are added at once. */
const BATCH = 500;
const JOB_OPTIONS = { removeOnComplete: true, attempts: 1 } as const;

/** Evaluates the accesses one by one and checks that every one has its verdict. */
export async function measureNaive(options: NaiveOptions): Promise<NaiveMeasure> {
  const { pool, databaseUrl, redisUrl, slice, concurrency } = options;
  await createNaiveTables(pool);
  const warmUp = Math.ceil(options.accesses / 10);
  const { rows } = await pool.query<{ pos: string }>(
    "SELECT pos FROM chain.access WHERE chain_id = $1 AND pos > $2 ORDER BY pos LIMIT $3",
    [CHAIN_ID, slice.from, options.accesses + warmUp],
  );
  const queues = createQueues({ databaseUrl, redisUrl });
  const queue = queues.queue<{ pos: string }>("naive");
  const worker = startBenchWorker("naive-worker.ts", { databaseUrl, redisUrl, rpcUrl: "", rangeSize: 1, concurrency });
  const evaluate = async (positions: readonly { pos: string }[], done: number) => {
    for (let start = 0; start < positions.length; start += BATCH)
      await queue.addBulk(
        positions.slice(start, start + BATCH).map((data) => ({ name: "naive", data, opts: JOB_OPTIONS })),
      );
    await awaitVerdicts(pool, worker, done);
  };
  try {
    await evaluate(rows.slice(0, warmUp), warmUp);
    const started = performance.now();
    await evaluate(rows.slice(warmUp), rows.length);
    const seconds = (performance.now() - started) / 1000;
    const accesses = rows.length - warmUp;
    return { accesses, seconds, rate: accesses / seconds, concurrency };
  } finally {
    await queues.close();
    await worker.stop();
  }
}

async function awaitVerdicts(pool: Pool, worker: RunningProcess, count: number): Promise<void> {
  await worker.waitUntil(
    async () => {
      const { rows } = await pool.query<{ count: number }>("SELECT count(*)::int AS count FROM naive.verdict");
      return rows[0]!.count >= count;
    },
    { timeoutMs: 3_600_000, everyMs: 50 },
  );
}
