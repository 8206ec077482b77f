import { setMaxListeners } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "pino";
import { createConnection, listenOn } from "../../../database/connection";
import { createHints } from "../../../database/hints";
import { LOCKS } from "../../../database/locks";

const RETRY_MS = 1_000;

/** Resolves at the next notification (one since the last wait counts), after `ms`, or when the leadership ends. */
export type Wait = (ms: number) => Promise<void>;

export type Leadership = {
  signal: AbortSignal;
  /** Creates a wait for one loop. Each loop needs its own, because it waits for one thing at a time. */
  createWait: () => Wait;
};

/**
 * Runs `lead` whenever this process becomes the leader, until `signal` aborts. An advisory lock in the database decides
 * who leads, so a process that dies or loses its connection stops leading. Rejects if `lead` does.
 */
export async function whileLeading({
  databaseUrl,
  channel,
  logger,
  signal,
  lead,
}: {
  databaseUrl: string;
  /** Notifications on this channel end waits. */
  channel: string;
  logger: Logger;
  signal: AbortSignal;
  lead: (leadership: Leadership) => Promise<void>;
}): Promise<void> {
  let standingBy = false;
  while (!signal.aborted) {
    const { client, lost, close } = createConnection({
      databaseUrl,
      applicationName: `consentry follower ${process.pid}`,
    });
    const leading = AbortSignal.any([signal, lost]);
    // Every loop listens to it: more than ten are no leak.
    setMaxListeners(0, leading);
    try {
      await client.connect();
      const { rows } = await client.query(`SELECT pg_try_advisory_lock(${LOCKS.follower.key}) AS mine`);
      if (rows[0].mine) {
        standingBy = false;
        logger.info("Following the chains");
        const hints = createHints();
        await listenOn(client, channel, hints.wake);
        const createWait = (): Wait => {
          const wait = hints.createWait();
          return (ms) => wait(ms, leading);
        };
        await lead({ signal: leading, createWait });
        if (!signal.aborted) logger.warn("Lost the leader's database connection and will retry");
      } else if (!standingBy) {
        standingBy = true;
        logger.info("Another process follows the chains; standing by");
      }
    } catch (error) {
      if (!isConnectionError(error, lost)) throw error;
      logger.warn({ error: (error as Error).message }, "The database cannot be reached and will be retried");
    } finally {
      await close();
    }
    await sleep(RETRY_MS, undefined, { signal }).catch(() => {});
  }
}

/** Whether the database or the way to it failed, rather than what was done with it. */
function isConnectionError(error: unknown, lost: AbortSignal): boolean {
  if (lost.aborted) return true;
  const code = (error as { code?: string }).code ?? "";
  return (
    /^(ECONN|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EPIPE|08|57P|53)/.test(code) || /terminated|timeout/i.test(String(error))
  );
}
