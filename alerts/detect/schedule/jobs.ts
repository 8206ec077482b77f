/** The queue of ranges to evaluate. */
export const DETECT_QUEUE = "detect";

/** A range of positions, `(fromPos, toPos]`, as decimal strings. Jobs never contain rows or patient data. */
export type DetectJob = {
  chainId: number;
  fromPos: string;
  toPos: string;
  /** Evaluate the range even if it is already covered. */
  again?: boolean;
  /** Notify nobody of the findings. */
  quiet?: boolean;
};

/**
 * Finished jobs are removed, so that they do not block another with the same id. The queue never retries: the follower
 * reschedules a range until it is evaluated.
 */
export const DETECT_JOB_OPTIONS = {
  removeOnComplete: true,
  removeOnFail: { age: 24 * 3600, count: 500 },
  attempts: 1,
} as const;

/** Within this time, requests for the same range are the same job. */
const ROUND_MS = 10_000;

/**
 * Returns a job's id. Two followers that request a range at the same time get the same job; a much later request gets
 * another.
 */
export const detectJobId = ({ chainId, fromPos, toPos }: DetectJob, now = Date.now()) =>
  `${chainId}-${fromPos.replace("-", "before")}-${toPos}-${Math.floor(now / ROUND_MS)}`;
