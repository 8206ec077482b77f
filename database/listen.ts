import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { createConnection, listenOn } from "./connection";
import { createHints, type Wait } from "./hints";

const RECONNECT_MS = 1_000;

/** A hint that there may be work to do. Hints can be late or lost, so also poll from time to time. */
export type Hint = {
  wait: Wait;
  stop(): Promise<void>;
};

/** Listens on a PostgreSQL channel over a dedicated connection, and reconnects when that is lost. */
export function listen({
  databaseUrl,
  channel,
  logger,
  applicationName = "consentry-relay-listen",
}: {
  databaseUrl: string;
  channel: string;
  logger: { debug(fields: object, message: string): void };
  /** The connection's name in `pg_stat_activity`. */
  applicationName?: string;
}): Hint {
  const stopped = new AbortController();
  const hints = createHints();

  async function listenOnce(): Promise<void> {
    const { client, lost, close } = createConnection({ databaseUrl, applicationName });
    try {
      await client.connect();
      await listenOn(client, channel, hints.wake);
      hints.wake();
      const over = AbortSignal.any([lost, stopped.signal]);
      if (!over.aborted) await once(over, "abort");
    } catch (error) {
      logger.debug({ error: error instanceof Error ? error.message : String(error) }, "Listening failed");
    } finally {
      await close();
    }
  }

  const listening = (async () => {
    while (!stopped.signal.aborted) {
      await listenOnce();
      await sleep(RECONNECT_MS, undefined, { signal: stopped.signal }).catch(() => {});
    }
  })();

  return {
    wait: hints.createWait(),
    async stop() {
      stopped.abort();
      await listening;
    },
  };
}
