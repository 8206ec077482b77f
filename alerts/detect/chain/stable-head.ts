import type { Checkpoint } from "../../../facts/checkpoint";

/**
 * How long a head must have stood. After a reorganisation or a crash the indexer takes rows back first, and for about a
 * second still names the head that it had with them.
 */
const STANDING_MS = 2_000;

export type StableHead = {
  /** The chain's clock, in Unix seconds, by the newest head that has stood long enough; undefined where none has. */
  observe: (deployment: string, checkpoint: Checkpoint, at?: number) => number | undefined;
};

/** Remembers the heads that were seen, until the indexer goes back or another deployment takes over. */
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
