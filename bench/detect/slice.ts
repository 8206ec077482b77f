import type { HistoryBlock } from "./history";
import type { LoadedHistory } from "./load";

/** The end of a history: what is evaluated to warm up, and what is measured after it. Blocks are whole. */
export type Slice = {
  /** The last block before the warm-up. */
  before: HistoryBlock;
  /** The last block of the warm-up. */
  warm: HistoryBlock;
  last: HistoryBlock;
  /** Accesses after the warm-up. */
  measured: number;
};

/** The last `measured` accesses, and `warmUp` before them; of a short history at most nine tenths. */
export function sliceOf({ blocks, last, accesses }: LoadedHistory, measured: number, warmUp: number): Slice {
  const shrink = Math.min(1, (accesses * 0.9) / (measured + warmUp));
  const warm = lastUpTo(blocks, accesses - Math.floor(measured * shrink));
  const before = lastUpTo(blocks, warm.accesses - Math.floor(warmUp * shrink));
  return { before, warm, last, measured: accesses - warm.accesses };
}

function lastUpTo(blocks: readonly HistoryBlock[], accesses: number): HistoryBlock {
  return blocks.findLast((block) => block.accesses <= accesses) ?? blocks[0]!;
}
