import { setTimeout as sleep } from "node:timers/promises";
import type { Pool } from "pg";
import type { Logger } from "pino";
import { listen } from "../../database/listen";
import type { Queues } from "../queue";
import { withQueueTimeout } from "../queue-timeout";
import { expandOutbox } from "./expand-outbox";
import { findDue } from "./find-due";
import type { Format } from "./formats/format";
import { DELIVER_QUEUE, type DeliverJob, enqueueDeliveries } from "./jobs";

const OUTBOX_CHANNEL = "compliance_outbox";
const POLL_MS = 500;
const SWEEP_ROWS = 500;
/** Within this time, sweeps enqueue at most one job for the same delivery, however many relays run. */
const SWEEP_ROUND_MS = 2_000;
/**
 * With more waiting jobs than this, the queue is behind rather than lost, and a sweep would only add to the backlog.
 */
const BACKLOG = 1_000;
/** Where the queue is away for longer, a sweep does the work again once it is back. */
const QUEUE_TIMEOUT_MS = 5_000;

export type Relay = {
  stop(): Promise<void>;
};

/**
 * Expands outbox rows into deliveries and wakes workers for them and for retries. Any number of relays may run. Losing
 * the queue loses no message: sweeps find what is due in the database and enqueue it again.
 */
export function startRelay({
  pool,
  queues,
  logger,
  settings,
  formats,
  sweepMs = 1_000,
}: {
  pool: Pool;
  queues: Queues;
  logger: Logger;
  settings: { databaseUrl: string; publicUrl: string };
  /** Default: all that there are. */
  formats?: readonly Format[];
  /** How often to look for what is due: retries are at most this late. Default a second. */
  sweepMs?: number;
}): Relay {
  const hint = listen({ databaseUrl: settings.databaseUrl, channel: OUTBOX_CHANNEL, logger });
  const stopped = new AbortController();

  async function relay(): Promise<void> {
    for (;;) {
      const { events, deliveries } = await expandOutbox({ pool, publicUrl: settings.publicUrl, formats });
      if (events === 0 || stopped.signal.aborted) return;
      logger.debug({ events, deliveries: deliveries.length }, "Expanded outbox rows into deliveries");
      await withQueueTimeout(enqueueDeliveries(queues, deliveries, "first"), QUEUE_TIMEOUT_MS);
    }
  }

  async function sweep(): Promise<void> {
    const due = await findDue({ pool, limit: SWEEP_ROWS });
    if (due.length === 0) return;
    await withQueueTimeout(
      (async () => {
        if ((await queues.queue<DeliverJob>(DELIVER_QUEUE).getWaitingCount()) > BACKLOG) return;
        await enqueueDeliveries(queues, due, Math.floor(Date.now() / SWEEP_ROUND_MS));
      })(),
      QUEUE_TIMEOUT_MS,
    );
  }

  const loops = [
    repeat("relay", relay, () => hint.wait(POLL_MS, stopped.signal)),
    repeat("sweep", sweep, () => sleep(sweepMs, undefined, { signal: stopped.signal }).catch(() => {})),
  ];

  async function repeat(task: string, run: () => Promise<void>, wait: () => Promise<void>): Promise<void> {
    let failing = false;
    while (!stopped.signal.aborted) {
      try {
        await run();
        if (failing) logger.info({ task }, "Relaying works again");
        failing = false;
      } catch (error) {
        if (!failing)
          logger.warn(
            { task, error: error instanceof Error ? error.message : String(error) },
            "Relaying failed and will be retried",
          );
        failing = true;
      }
      await wait();
    }
  }

  return {
    async stop() {
      stopped.abort();
      await Promise.all(loops);
      await hint.stop();
    },
  };
}
