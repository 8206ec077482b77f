/** Plays scenarios on an embedded stack and compares the monitor's alerts with their expectations. */
import type { RunningProcess } from "./processes";
import { type Comparison, compare } from "./scenario/compare";
import { readScenario, type Scenario } from "./scenario/format";
import { startSystem } from "./system";

export type CheckOptions = {
  files: readonly string[];
  packed?: boolean;
  /** Default `postgres`. With `redis`, uses the server at `redisUrl`, or starts one. */
  queue?: "redis" | "postgres";
  /** A Redis server for the queue; without it, one is started. */
  redisUrl?: string;
  /** Receives progress messages. */
  onProgress?: (sentence: string) => void;
  /** Seconds without progress before the check fails. Default 120. */
  patienceSeconds?: number;
};

export type CheckedFile = Comparison & { file: string };

/** Maximum number of chains per indexer and worker: activity on one chain wakes them for all. */
const CHAINS_AT_ONCE = 10;

/**
 * Checks the files, up to ten at once: one database, one indexer, one worker, one chain per file. Throws a
 * `ScenarioError` for an invalid file, before anything is started; a `RefusalError` for a line that the contracts
 * refuse; and an error with the last log lines if a process exits or the monitor stops making progress.
 */
export async function checkScenarios({ files, ...options }: CheckOptions): Promise<CheckedFile[]> {
  const read = files.map((file) => ({ file, scenario: readScenario(file) }));
  const checked: CheckedFile[] = [];
  for (let first = 0; first < read.length; first += CHAINS_AT_ONCE)
    checked.push(...(await checkTogether(read.slice(first, first + CHAINS_AT_ONCE), options)));
  return checked;
}

type ReadFile = { file: string; scenario: Scenario };

async function checkTogether(read: readonly ReadFile[], options: Omit<CheckOptions, "files">): Promise<CheckedFile[]> {
  const { packed = false, queue, redisUrl, patienceSeconds, onProgress = () => {} } = options;
  onProgress("Starting PostgreSQL and the chains.");
  const system = await startSystem({
    scenarios: read.map(({ scenario }) => scenario.lines),
    queue,
    redisUrl,
    patienceSeconds,
  });
  const ending = new AbortController();
  try {
    onProgress("Starting the indexer and the worker.");
    const indexer = system.start("indexer");
    const worker = system.start("worker");
    const checks = read.map(async ({ file, scenario }, index): Promise<CheckedFile> => {
      const chain = system.chains[index]!;
      const played = await system.play(chain, {
        packed,
        signal: ending.signal,
        // The monitor must see blocks before they are reorganised away, or there would be nothing to retract.
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

/** Never resolves; throws with the process's last lines when it exits. */
async function unlessEnded(running: RunningProcess): Promise<never> {
  const { code, signal } = await running.exited;
  throw new Error(`The ${running.name} exited with ${signal ?? `code ${code}`}. Its last lines:\n${running.tail()}`);
}
