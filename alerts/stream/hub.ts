import { setMaxListeners } from "node:events";
import type { Pool } from "pg";
import { createClient } from "../../database/client";
import { type Hint, listen } from "../../database/listen";
import { STREAM_CHANNEL } from "../deliver/channels";
import { readHead } from "./events";

const POLL_MS = 1_000;

/** A reader's subscription to the hub. */
export type Subscription = {
  /** Resolves to true once there is an event after this position; to false after `ms`, or when `signal` aborts. */
  wait(after: number, ms: number, signal: AbortSignal): Promise<boolean>;
  leave(): void;
};

export type EventHub = {
  /** Subscribes one more reader; `undefined` if the hub is full or closed. */
  join(): Subscription | undefined;
  /** Aborts when the hub closes; readers then end. */
  closed: AbortSignal;
  close(): Promise<void>;
};

type Waiter = {
  after: number;
  wake: () => void;
};

/**
 * Wakes all stream readers of a process; each then reads for itself, at its own pace. One listening connection and one
 * query per second serve them all, and the hub buffers nothing. A lost notification delays readers by at most that
 * second. The hub polls only while it has readers.
 */
export function createEventHub({
  pool,
  databaseUrl,
  logger,
  subscriptions = 500,
}: {
  pool: Pool;
  databaseUrl: string;
  logger: Record<"debug" | "warn", (fields: object, message: string) => void>;
  /** Maximum number of readers. Default 500. */
  subscriptions?: number;
}): EventHub {
  const db = createClient(pool);
  const closing = new AbortController();
  // Every reader listens to this signal, so more than ten listeners are not a leak.
  setMaxListeners(subscriptions, closing.signal);
  const waiters = new Set<Waiter>();
  let taken = 0;
  let watching: { end: AbortController; done: Promise<void> } | undefined;

  async function watch(end: AbortSignal): Promise<void> {
    const hint: Hint = listen({
      databaseUrl,
      channel: STREAM_CHANNEL,
      logger,
      applicationName: "consentry-stream-listen",
    });
    let failing = false;
    while (!end.aborted) {
      try {
        const head = await readHead(db);
        for (const waiter of waiters) if (waiter.after < head) waiter.wake();
        failing = false;
      } catch (error) {
        if (!failing)
          logger.warn({ error: error instanceof Error ? error.message : String(error) }, "The stream cannot be read");
        failing = true;
      }
      await hint.wait(POLL_MS, end);
    }
    await hint.stop();
  }

  function begin(): void {
    const end = new AbortController();
    watching = { end, done: watch(end.signal) };
  }

  async function finish(): Promise<void> {
    const ending = watching;
    watching = undefined;
    ending?.end.abort();
    await ending?.done;
  }

  return {
    closed: closing.signal,
    join() {
      if (closing.signal.aborted || taken >= subscriptions) return undefined;
      taken += 1;
      if (taken === 1) begin();
      let left = false;
      return {
        wait: (after, ms, signal) =>
          new Promise((resolve) => {
            const settle = (woken: boolean) => {
              clearTimeout(timer);
              waiters.delete(waiter);
              signal.removeEventListener("abort", stop);
              resolve(woken);
            };
            const stop = () => settle(false);
            const waiter: Waiter = { after, wake: () => settle(true) };
            const timer = setTimeout(stop, ms);
            if (signal.aborted) return stop();
            signal.addEventListener("abort", stop, { once: true });
            waiters.add(waiter);
          }),
        leave() {
          if (left) return;
          left = true;
          taken -= 1;
          if (taken === 0) void finish();
        },
      };
    },
    async close() {
      closing.abort();
      await finish();
    },
  };
}
