/** What a benchmark tells the processes that it starts, by way of their environment. */
import { fileURLToPath } from "node:url";
import { type RunningProcess, startProcess } from "../../devnet/processes";

export type WorkerSettings = {
  databaseUrl: string;
  /** Without it the queue runs on PostgreSQL. */
  redisUrl?: string;
  rpcUrl: string;
  /** Most accesses in a range. */
  rangeSize: number;
  /** Jobs at once. */
  concurrency: number;
};

/** Reads what `startBenchWorker` gave. */
export function readWorkerSettings(): WorkerSettings {
  return JSON.parse(process.env.BENCH_SETTINGS ?? "{}") as WorkerSettings;
}

/** Starts a script of this folder as a process of its own. */
export function startBenchWorker(script: string, settings: WorkerSettings): RunningProcess {
  const { PATH, HOME, TMPDIR } = process.env;
  return startProcess({
    name: script,
    command: [process.execPath, "--import", "tsx", fileURLToPath(new URL(script, import.meta.url))],
    env: { PATH, HOME, TMPDIR, NODE_ENV: "production", BENCH_SETTINGS: JSON.stringify(settings) },
  });
}
