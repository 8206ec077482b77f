import type { NextBlock } from "../scenario/player";

/** Waits between blocks so that `speed` chain seconds pass per second. Time before the first block is skipped. */
export function dayAtSpeed(speed: number): (next: NextBlock) => Promise<void> {
  let start: { chain: number; wall: number } | undefined;
  return async ({ time }) => {
    start ??= { chain: time, wall: Date.now() };
    const due = start.wall + ((time - start.chain) * 1000) / speed;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - Date.now())));
  };
}
