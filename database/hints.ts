/**
 * A wait for a hint that there may be something to do. Resolves at the next hint (one since the last wait counts), after
 * `ms`, or when `signal` aborts. A hint may be late or lost: who waits for one must also look now and then.
 */
export type Wait = (ms: number, signal: AbortSignal) => Promise<void>;

export type Hints = {
  /** Gives a hint to every wait. */
  wake: () => void;
  /** Makes a wait for one loop, which waits for one thing at a time: each loop has its own. */
  createWait: () => Wait;
};

export function createHints(): Hints {
  const loops = new Set<() => void>();
  const createWait = (): Wait => {
    let notified = false;
    let resume = () => {};
    loops.add(() => {
      notified = true;
      resume();
    });
    return async (ms, signal) => {
      if (!notified && !signal.aborted)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(() => resume(), ms);
          resume = () => {
            clearTimeout(timer);
            signal.removeEventListener("abort", resume);
            resume = () => {};
            resolve();
          };
          signal.addEventListener("abort", resume, { once: true });
        });
      notified = false;
    };
  };
  return {
    wake: () => {
      for (const notify of loops) notify();
    },
    createWait,
  };
}
