/** The queue of ranges to evaluate. */
export const DETECT_QUEUE = "detect";

/** A range of positions, `(fromPos, toPos]`, as decimal strings: never rows, never anybody's data. */
export type DetectJob = {
  chainId: number;
  fromPos: string;
  toPos: string;
  /** Evaluated also where it is covered already. */
  again?: boolean;
  /** Nobody is told of what is found. */
  quiet?: boolean;
};

/**
 * Jobs that are over do not stay to stand in the way of another of the same name. Nothing is attempted again by the
 * queue: the follower asks for what is not evaluated until it is.
 */
export const DETECT_JOB_OPTIONS = {
  removeOnComplete: true,
  removeOnFail: { age: 24 * 3600, count: 500 },
  attempts: 1,
} as const;

/** How long the same range asked for again is the same job. */
const ROUND_MS = 10_000;

/** A job's name: asked for by two followers at once, it is one job; asked for much later, another. */
export const detectJobId = ({ chainId, fromPos, toPos }: DetectJob, now = Date.now()) =>
  `${chainId}-${fromPos.replace("-", "before")}-${toPos}-${Math.floor(now / ROUND_MS)}`;
