import type { Checkpoint } from "../../../facts/checkpoint";

/**
 * How long a head must be unchanged. After a reorganisation or a crash the indexer first removes rows, but for about a
 * second still reports the old head.
 */
const STANDING_MS = 2_000;

export type StableHead = {
  /**
   * Records a head. Returns the chain's clock in Unix seconds, from the newest head that is stable; `undefined` if none
   * is.
   */
  observe: (deployment: string, checkpoint: Checkpoint, at?: number) => number | undefined;
};

/**
 * Creates a debounced head. It remembers the heads seen until the indexer moves back or another deployment takes over.
 */
export function createStableHead(): StableHead {
  let seen: { block: number; clock: number; since: number }[] = [];
  let shown = "";
  return {
    observe: (deployment, { latestBlock, clock }, at = Date.now()) => {
      const last = seen.at(-1);
      if (deployment !== shown || (last && (latestBlock < last.block || clock < last.clock))) seen = [];
      shown = deployment;
      if (clock >= 0 && seen.at(-1)?.clock !== clock) seen.push({ block: latestBlock, clock, since: at });
      const newest = seen.findLastIndex(({ since }) => at - since >= STANDING_MS);
      if (newest > 0) seen = seen.slice(newest);
      return newest < 0 ? undefined : seen[0]!.clock;
    },
  };
}
