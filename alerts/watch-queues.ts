import type { Logger } from "pino";
import type { Queues } from "./queue";
import { withQueueTimeout } from "./queue-timeout";
import { createTrouble, type Trouble } from "./trouble";

const PROBE_MS = 1_000;
const PROBE_TIMEOUT_MS = 5_000;

/**
 * Logs when a queue stops responding and when it responds again. Returns what to call with a queue's errors: a queue
 * that had one is asked every second until it answers.
 */
export function watchQueues({ logger, queues }: { logger: Logger; queues: () => Queues }) {
  const troubles = new Map<string, Trouble>();
  const asked = new Set<string>();
  const ask = async (name: string, trouble: Trouble) => {
    try {
      await withQueueTimeout(queues().queue(name).getWaitingCount(), PROBE_TIMEOUT_MS);
    } catch {
      setTimeout(ask, PROBE_MS, name, trouble).unref();
      return;
    }
    asked.delete(name);
    trouble.worked(name);
  };
  return (error: Error, name: string): void => {
    const trouble =
      troubles.get(name) ??
      createTrouble({
        logger: logger.child({ queue: name }),
        began: "A queue reported an error",
        ended: "The queue responds again",
      });
    troubles.set(name, trouble);
    trouble.failed(name, error.message);
    if (asked.has(name)) return;
    asked.add(name);
    setTimeout(ask, PROBE_MS, name, trouble).unref();
  };
}
