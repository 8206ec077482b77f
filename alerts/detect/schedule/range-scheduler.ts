import type { Queue } from "../../queue";
import { withQueueTimeout } from "../../queue-timeout";
import { DETECT_JOB_OPTIONS, DETECT_QUEUE, type DetectJob, detectJobId } from "./jobs";

/** A range to evaluate. `tag` distinguishes ranges with the same positions, after a reorganisation. */
export type RangeRequest = DetectJob & { tag?: string };

export type RangeScheduler = {
  /**
   * Schedules the ranges that need evaluation now. A new range gets a job. A range that is still needed after a while
   * gets another, unless its job is still waiting or running.
   */
  schedule: (ranges: readonly RangeRequest[]) => Promise<void>;
};

const PATIENCE_MS = 5_000;
/** After this time the worker is presumed dead. If it is not, the range is evaluated twice, which is harmless. */
const LONGEST_EVALUATION_MS = 15_000;
/** A queue that cannot be reached must not hold up the follower. */
const QUEUE_TIMEOUT_MS = 10_000;

/**
 * Creates a scheduler that turns ranges into jobs. Its memory only avoids duplicates: what it forgets is scheduled
 * again.
 */
export function createRangeScheduler(queue: Queue<DetectJob>): RangeScheduler {
  const requested = new Map<string, { jobId: string; since: number; first: number }>();

  async function isUnderWay(jobId: string, first: number): Promise<boolean> {
    const state = await withQueueTimeout(queue.getJobState(jobId), QUEUE_TIMEOUT_MS);
    return state === "waiting" || (state === "active" && Date.now() - first < LONGEST_EVALUATION_MS);
  }

  return {
    schedule: async (ranges) => {
      const now = Date.now();
      const requests = new Map(ranges.map((range) => [keyOf(range), range]));
      for (const key of requested.keys()) if (!requests.has(key)) requested.delete(key);

      const missing: RangeRequest[] = [];
      for (const [key, range] of requests) {
        const before = requested.get(key);
        if (
          before === undefined ||
          (now - before.since > PATIENCE_MS && !(await isUnderWay(before.jobId, before.first)))
        )
          missing.push(range);
        else if (now - before.since > PATIENCE_MS) before.since = now;
      }
      if (missing.length === 0) return;
      await withQueueTimeout(
        queue.addBulk(
          missing.map(({ tag, ...data }) => ({
            name: DETECT_QUEUE,
            data,
            opts: { ...DETECT_JOB_OPTIONS, jobId: idOf({ tag, ...data }, now) },
          })),
        ),
        QUEUE_TIMEOUT_MS,
      );
      for (const range of missing) requested.set(keyOf(range), { jobId: idOf(range, now), since: now, first: now });
    },
  };
}

const keyOf = ({ fromPos, toPos, tag }: RangeRequest) => `${fromPos} ${toPos} ${tag}`;

const idOf = ({ tag, ...job }: RangeRequest, now: number) =>
  `${detectJobId(job, now)}${tag === undefined ? "" : `-${tag}`}`;
