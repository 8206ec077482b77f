import type { Pool } from "pg";
import type { Logger } from "pino";
import type { Queues } from "../../queue";
import type { Ruleset } from "../../rules/ruleset";
import type { Shadow } from "../../rules/shadow";
import { DETECT_QUEUE, type DetectJob } from "../schedule/jobs";
import { evaluateRange } from "./evaluate-range";
import { logCreated } from "./log-created";

export type DetectWorker = {
  /** Takes no more ranges, and resolves once those in progress are evaluated. */
  stop: () => Promise<void>;
};

/** Evaluates the ranges that the follower schedules. Any number of workers may run, in any number of processes. */
export function startDetectWorker({
  pool,
  queues,
  ruleset,
  shadow,
  logger,
  concurrency,
  viewsSchema,
}: {
  pool: Pool;
  queues: Queues;
  ruleset: Ruleset;
  /** Shadow rules, evaluated without raising alerts. */
  shadow?: Shadow;
  logger: Logger;
  concurrency: number;
  viewsSchema?: string;
}): DetectWorker {
  const worker = queues.worker<DetectJob>(
    DETECT_QUEUE,
    async ({ data: { chainId, fromPos, toPos, again = false, quiet = false } }) => {
      const range = { chainId, fromPos: BigInt(fromPos), toPos: BigInt(toPos) };
      if (!again && (await isCovered(pool, range))) return;
      const started = performance.now();
      const { created, errors } = await evaluateRange({ pool, ...range, ruleset, shadow, viewsSchema, notify: !quiet });
      logCreated(logger, created);
      if (errors > 0)
        logger.error(
          { chain_id: chainId, from_pos: fromPos, to_pos: toPos, errors },
          "A rule failed and will be retried",
        );
      logger.debug(
        {
          chain_id: chainId,
          from_pos: fromPos,
          to_pos: toPos,
          alerts: created.length,
          duration_ms: Math.round(performance.now() - started),
        },
        "Evaluated a range",
      );
    },
    { concurrency },
  );
  worker.on("failed", (job, error) =>
    logger.warn(
      { from_pos: job?.data.fromPos, to_pos: job?.data.toPos, error: error.message },
      "A range could not be evaluated and will be scheduled again",
    ),
  );
  return { stop: () => worker.close() };
}

/** Returns whether another worker has already evaluated the range. */
async function isCovered(pool: Pool, { chainId, fromPos, toPos }: { chainId: number; fromPos: bigint; toPos: bigint }) {
  const { rows } = await pool.query(
    "SELECT FROM compliance.coverage WHERE chain_id = $1 AND from_pos <= $2 AND to_pos >= $3 LIMIT 1",
    [chainId, fromPos, toPos],
  );
  return rows.length > 0;
}
