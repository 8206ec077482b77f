import type { Pool } from "pg";
import type { Queue } from "../../queue";
import { DETECT_JOB_OPTIONS, DETECT_QUEUE, type DetectJob, detectJobId } from "./jobs";

/** Maximum number of errors retried in one round. */
const AT_ONCE = 50;

/**
 * Schedules the ranges on which a rule failed again: 30 seconds after the first failure, then with doubling waits up to
 * an hour. A retry is silent unless an error in the range was to notify.
 */
export async function retryErrors({
  pool,
  queue,
  chainId,
}: {
  pool: Pool;
  queue: Queue<DetectJob>;
  chainId: number;
}): Promise<void> {
  const { rows } = await pool.query<{ from_pos: string; to_pos: string; quiet: boolean }>(
    `WITH asked AS (
       UPDATE compliance.rule_error SET last_at = now() WHERE id IN (
         SELECT id FROM compliance.rule_error WHERE chain_id = $1 AND resolved_at IS NULL
           AND last_at + LEAST(power(2, LEAST(attempts, 10) - 1) * INTERVAL '30 seconds', INTERVAL '1 hour') <= now()
         ORDER BY last_at LIMIT ${AT_ONCE})
       RETURNING from_pos, to_pos
     )
     SELECT from_pos, to_pos, bool_and(quiet) AS quiet FROM compliance.rule_error
     WHERE chain_id = $1 AND resolved_at IS NULL AND (from_pos, to_pos) IN (SELECT * FROM asked)
     GROUP BY from_pos, to_pos`,
    [chainId],
  );
  if (rows.length === 0) return;
  await queue.addBulk(
    rows.map(({ from_pos, to_pos, quiet }) => {
      const data: DetectJob = { chainId, fromPos: from_pos, toPos: to_pos, again: true, quiet };
      return { name: DETECT_QUEUE, data, opts: { ...DETECT_JOB_OPTIONS, jobId: `${detectJobId(data)}-again` } };
    }),
  );
}
