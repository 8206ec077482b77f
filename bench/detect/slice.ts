import { blockEnd } from "../../facts/position";
import type { LoadedHistory } from "./load";

/** The end of a history, which is evaluated: `(from, to]`, whole blocks. */
export type Slice = {
  from: bigint;
  to: bigint;
  /** Accesses in it. */
  accesses: number;
  /** The first so many warm up and are not measured. */
  warmUp: number;
};

/** The last `measured` accesses, and `warmUp` before them; of a short history at most nine tenths. */
export function sliceOf({ blocks, last, accesses }: LoadedHistory, measured: number, warmUp: number): Slice {
  const shrink = Math.min(1, (accesses * 0.9) / (measured + warmUp));
  const start = accesses - Math.floor((measured + warmUp) * shrink);
  const before = blocks.findLast((block) => block.accesses <= start) ?? blocks[0]!;
  return {
    from: blockEnd(BigInt(before.block)),
    to: blockEnd(BigInt(last.block)),
    accesses: accesses - before.accesses,
    warmUp: Math.floor(warmUp * shrink),
  };
}
