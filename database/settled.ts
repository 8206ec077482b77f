import { setTimeout as sleep } from "node:timers/promises";

/** The present by the database's clock, and the instant before which nothing can be missing, which is not after it. */
export type Moments = { now: Date; settled: Date };

const POLL_MS = 100;
const PATIENCE_MS = 5_000;

/**
 * Returns the end of an export that the next one may begin at: `to` if nothing before it can be missing, or can be
 * within a few seconds as running transactions end; otherwise an earlier instant. Without `to`, the latest there is.
 */
export async function settledEnd(readMoments: () => Promise<Moments>, to?: Date): Promise<Date> {
  for (const until = Date.now() + PATIENCE_MS; ; await sleep(POLL_MS)) {
    const { now, settled } = await readMoments();
    if (to !== undefined && to <= settled) return to;
    if (to === undefined || to > now || Date.now() > until) return settled;
  }
}
