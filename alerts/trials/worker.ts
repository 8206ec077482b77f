import type { Pool } from "pg";
import type { Logger } from "pino";
import type { Backtest } from "../../database/schema/backtest-result";
import { FactsNotReadyError } from "../../facts/schema";
import type { Queues } from "../queue";
import type { Ruleset } from "../rules/ruleset";
import { backtest } from "./backtest";
import { candidateOf } from "./candidate";
import { BACKTEST_QUEUE, type BacktestJob, enqueueBacktest } from "./jobs";
import { type BacktestRow, claimBacktest, findFreeBacktests, noteBacktest } from "./store";

const BEAT_MS = 5_000;
const SWEEP_MS = 5_000;

export type BacktestWorker = {
  /** Takes no more jobs. The running back-test is released after its current range and starts again elsewhere. */
  stop(): Promise<void>;
};

/** Thrown when the worker is stopping. */
class Stopped extends Error {
  override readonly name = "Stopped";
}

/**
 * Runs the requested back-tests, one at a time. Losing the queue or a worker loses none: sweeps find waiting ones in
 * the database.
 */
export function startBacktestWorker({
  pool,
  queues,
  ruleset,
  logger,
  viewsSchema,
  sweepMs = SWEEP_MS,
}: {
  pool: Pool;
  queues: Queues;
  ruleset: Ruleset;
  logger: Logger;
  viewsSchema?: string;
  sweepMs?: number;
}): BacktestWorker {
  let stopping = false;
  const worker = queues.worker<BacktestJob>(BACKTEST_QUEUE, async ({ data: { backtestId } }) => {
    const row = stopping ? undefined : await claimBacktest({ pool, id: backtestId });
    if (row) await run(row);
  });
  worker.on("failed", (_job, error) =>
    logger.warn({ error: error.message }, "A back-test job failed and will be retried"),
  );

  async function run(row: BacktestRow): Promise<void> {
    const note = (change: Parameters<typeof noteBacktest>[0]["change"]) => noteBacktest({ pool, id: row.id, change });
    const fields = { backtest_id: row.id, rule: row.ruleId };
    const progress = { rangesDone: 0, rangesTotal: null as number | null };
    const beat = setInterval(() => void note(progress).catch(() => {}), BEAT_MS);
    try {
      const results = await compare(row, (done, all) => {
        if (stopping) throw new Stopped();
        Object.assign(progress, { rangesDone: done, rangesTotal: all });
      });
      await note({ ...progress, state: "done", results });
      logger.info(fields, "Back-test finished");
    } catch (error) {
      if (error instanceof Stopped) return await note({ state: "waiting", rangesDone: 0, rangesTotal: null });
      logger.error({ ...fields, error: codeOf(error) }, "Back-test failed");
      await note({ state: "failed", error: reasonOf(error) });
    } finally {
      clearInterval(beat);
    }
  }

  async function compare(row: BacktestRow, onProgress: (done: number, all: number) => void): Promise<Backtest[]> {
    const period = { from: seconds(row.periodFrom), to: seconds(row.periodTo) };
    const candidate = candidateOf(ruleset, row.ruleId, row.parameters);
    const results: Backtest[] = [];
    let before = 0;
    for (const chainId of row.chainIds) {
      let ranges = 0;
      const result = await backtest({
        ...{ pool, chainId, ruleId: row.ruleId, period, current: ruleset, candidate, viewsSchema },
        onProgress: (done, all) => {
          ranges = all;
          onProgress(before + done, before + all);
        },
      });
      before += ranges;
      results.push(result);
    }
    return results;
  }

  const sweep = async () => {
    const round = Math.floor(Date.now() / sweepMs);
    for (const id of await findFreeBacktests({ pool })) await enqueueBacktest(queues, id, round);
  };
  const sweeping = setInterval(
    () =>
      void sweep().catch((error: Error) =>
        logger.debug({ error: error.message }, "The search for waiting back-tests failed"),
      ),
    sweepMs,
  );

  return {
    async stop() {
      stopping = true;
      clearInterval(sweeping);
      await worker.close();
    },
  };
}

/** Block times are whole seconds, so a period begins with the first whole second in it. */
const seconds = (instant: Date) => Math.ceil(instant.getTime() / 1000);

/** Returns an error's code without its message, whose values may be patient data. */
function codeOf(error: unknown): string {
  const { code, name } = error as { code?: string; name: string };
  return code ?? name;
}

function reasonOf(error: unknown): string {
  if (error instanceof FactsNotReadyError) return error.message;
  return `The rule could not be evaluated over this period (${codeOf(error)}): ask for it again, or for a shorter period.`;
}
