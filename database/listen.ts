import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";

const RECONNECT_MS = 1_000;

/** A hint that there may be work to do. Hints can be late or lost, so also poll from time to time. */
export type Hint = {
  /** Resolves at the next notification (one since the last wait counts), after `ms`, or when `signal` aborts. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
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
  let notified = false;
  let wake = () => {};
  const notify = () => {
    notified = true;
    wake();
  };

  async function connection(): Promise<void> {
    const client = new Client({ connectionString: databaseUrl, application_name: applicationName });
    let end = () => {};
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    client.on("end", end);
    client.on("error", end);
    stopped.signal.addEventListener("abort", end);
    client.on("notification", notify);
    try {
      await client.connect();
      await client.query(`listen ${client.escapeIdentifier(channel)}`);
      notify();
      await ended;
    } catch (error) {
      logger.debug({ error: error instanceof Error ? error.message : String(error) }, "Listening failed");
    } finally {
      stopped.signal.removeEventListener("abort", end);
      await client.end().catch(() => {});
    }
  }

  const listening = (async () => {
    while (!stopped.signal.aborted) {
      await connection();
      await sleep(RECONNECT_MS, undefined, { signal: stopped.signal }).catch(() => {});
    }
  })();

  return {
    async wait(ms, signal) {
      if (!notified && !signal.aborted)
        await new Promise<void>((resolve) => {
          const done = () => {
            clearTimeout(timer);
            signal.removeEventListener("abort", done);
            resolve();
          };
          const timer = setTimeout(done, ms);
          signal.addEventListener("abort", done, { once: true });
          wake = done;
        });
      notified = false;
    },
    async stop() {
      stopped.abort();
      await listening;
    },
  };
}
