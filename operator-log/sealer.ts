import type { KeyObject } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Pool } from "pg";
import type { Logger } from "pino";
import { sealNext } from "./seal";

const EVERY_MS = 500;

/**
 * Seals new rows of the operator log twice a second; any number of processes may do so. Also writes each head to the
 * process log, out of reach of someone who can write to the database. `stop` seals the remaining rows and resolves.
 */
export function startSealer({ pool, signingKey, logger }: { pool: Pool; signingKey?: KeyObject; logger: Logger }): {
  stop: () => Promise<void>;
} {
  const stopping = new AbortController();
  if (!signingKey) logger.warn("The heads of the operator log are not signed: SIGNING_KEY_FILE is not set");

  const sealAll = async () => {
    for (let more = true; more; ) {
      const done = await sealNext({ pool, signingKey });
      more = (done?.sealed ?? 0) > 0;
      if (!done?.head) continue;
      const { sequence, hash, at, signature, keyId } = done.head;
      logger.info({ sequence: String(sequence), hash, at, signature, keyId }, "Kept the operator log's head");
    }
  };
  const run = async () => {
    let failing = false;
    while (true) {
      const ending = stopping.signal.aborted;
      try {
        await sealAll();
        if (failing) logger.info("The operator log is sealed again");
        failing = false;
      } catch (error) {
        if (!failing) logger.warn({ error: (error as Error).message }, "The operator log could not be sealed");
        failing = true;
      }
      if (ending) return;
      await sleep(EVERY_MS, undefined, { signal: stopping.signal }).catch(() => {});
    }
  };
  const running = run();
  return {
    stop: () => {
      stopping.abort();
      return running;
    },
  };
}
