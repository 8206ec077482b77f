/** Plays scenarios on an embedded stack and compares what the monitor finds with what they expect. */
import type { RunningProcess } from "./processes";
import { type Comparison, compare } from "./scenario/compare";
import { readScenario } from "./scenario/format";
import { startSystem } from "./system";

export type CheckOptions = {
  files: readonly string[];
  packed?: boolean;
  /** Default `postgres`. With `redis`, the server of `redisUrl`, or one of its own. */
  queue?: "redis" | "postgres";
  /** A Redis that may be filled; without it one is started. */
  redisUrl?: string;
  /** Told what happens, in sentences. */
  onProgress?: (sentence: string) => void;
  /** Seconds without any progress after which the check gives up. Default 120. */
  patienceSeconds?: number;
};

export type CheckedFile = Comparison & { file: string };

/**
 * Checks the files, all at once: one database, one indexer, one worker, one chain a file. Throws a `ScenarioError` for a file
 * that cannot be understood, a `RefusalError` for a line that the contracts refuse, and an error with the end of the logs
 * where a process ends or the monitor stands still.
 */
export async function checkScenarios(options: CheckOptions): Promise<CheckedFile[]> {
  const { files, packed = false, queue, redisUrl, patienceSeconds, onProgress = () => {} } = options;
  const scenarios = files.map((file) => readScenario(file));
  onProgress("Starting PostgreSQL and the chains.");
  const system = await startSystem({
    scenarios: scenarios.map(({ lines }) => lines),
    queue,
    redisUrl,
    patienceSeconds,
  });
  const ending = new AbortController();
  try {
    onProgress("Starting the indexer and the worker.");
    const indexer = system.start("indexer");
    const worker = system.start("worker");
    const checks = scenarios.map(async (scenario, index): Promise<CheckedFile> => {
      const chain = system.chains[index]!;
      const file = files[index]!;
      const played = await system.play(chain, {
        packed,
        signal: ending.signal,
        // What is reorganised away must have been seen first, or there would be nothing to take back.
        beforeReorg: async (_, gone) => {
          await system.ready(indexer);
          await system.judged(chain, gone, { vanishedToo: false });
        },
      });
      onProgress(`${file}: played ${scenario.lines.length} lines in ${played.blocks.length} blocks.`);
      const { alerts } = await system.judged(chain, played.blocks);
      return { file, ...compare(scenario, played.lines, alerts) };
    });
    return await Promise.race([Promise.all(checks), unlessEnded(indexer), unlessEnded(worker)]);
  } finally {
    ending.abort(new Error("The check has ended."));
    await system.stop();
  }
}

/** Never resolves; throws with the last lines of the process when it ends. */
async function unlessEnded(running: RunningProcess): Promise<never> {
  const { code, signal } = await running.exited;
  throw new Error(`The ${running.name} ended with ${signal ?? `code ${code}`}. Its last lines:\n${running.tail()}`);
}
