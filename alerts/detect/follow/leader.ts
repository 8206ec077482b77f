import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import type { Logger } from "pino";

/**
 * Advisory lock held by the leading follower of a database. An arbitrary number, used for nothing else in this
 * database.
 */
const FOLLOWER_LOCK = 4_731_002_027;

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
    const client = new Client({
      connectionString: databaseUrl,
      application_name: `consentry follower ${process.pid}`,
      keepAlive: true,
    });
    const lost = new AbortController();
    client.on("error", () => lost.abort());
    client.on("end", () => lost.abort());
    const leading = AbortSignal.any([signal, lost.signal]);
    try {
      await client.connect();
      const { rows } = await client.query("SELECT pg_try_advisory_lock($1) AS mine", [FOLLOWER_LOCK]);
      if (rows[0].mine) {
        standingBy = false;
        logger.info("Following the chains");
        const hints = createHints(leading);
        client.on("notification", hints.wake);
        await client.query(`LISTEN ${client.escapeIdentifier(channel)}`);
        await lead({ signal: leading, createWait: hints.createWait });
        if (!signal.aborted) logger.warn("Lost the leader's database connection and will retry");
      } else if (!standingBy) {
        standingBy = true;
        logger.info("Another process follows the chains; standing by");
      }
    } catch (error) {
      if (!isConnectionError(error, lost.signal)) throw error;
      logger.warn({ error: (error as Error).message }, "The database cannot be reached and will be retried");
    } finally {
      lost.abort();
      await client.end().catch(() => {});
    }
    await sleep(RETRY_MS, undefined, { signal }).catch(() => {});
  }
}

function createHints(signal: AbortSignal) {
  const loops = new Set<() => void>();
  const wake = () => {
    for (const notify of loops) notify();
  };
  signal.addEventListener("abort", wake, { once: true });
  const createWait = (): Wait => {
    let notified = false;
    let resume = () => {};
    loops.add(() => {
      notified = true;
      resume();
    });
    return (ms) =>
      new Promise<void>((resolve) => {
        const timer = setTimeout(() => resume(), ms);
        resume = () => {
          clearTimeout(timer);
          notified = false;
          resume = () => {};
          resolve();
        };
        if (notified || signal.aborted) resume();
      });
  };
  return { wake, createWait };
}

/** Returns whether the database or the connection to it failed, rather than the work. */
function isConnectionError(error: unknown, lost: AbortSignal): boolean {
  if (lost.aborted) return true;
  const code = (error as { code?: string }).code ?? "";
  return (
    /^(ECONN|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EPIPE|08|57P|53)/.test(code) || /terminated|timeout/i.test(String(error))
  );
}
