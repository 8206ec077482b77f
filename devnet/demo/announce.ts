import type { AlertMessage } from "../../alerts/deliver/formats/standard";
import type { ReceivedMessage } from "../receiver";
import { findingText } from "./finding-text";

type Announcer = {
  onMessage: (message: ReceivedMessage) => void;
  /** Resolves once this many alerts were notified and not retracted; throws after a minute without a message. */
  received: (count: number) => Promise<void>;
};

const PATIENCE_MS = 60_000;

/**
 * Prints the signature of the first webhook, and each alert as it arrives. `minedAt` is when each block was mined, by
 * hash, in Unix milliseconds.
 */
export function announceMessages(options: {
  minedAt: ReadonlyMap<string, number>;
  say: (text: string) => void;
}): Announcer {
  const { minedAt, say } = options;
  const standing = new Set<unknown>();
  const seen = new Set<string>();
  let lastAt = Date.now();

  return {
    onMessage: ({ id, type, message, verified, headers, body, receivedAt }) => {
      lastAt = Date.now();
      if (seen.has(id) || !message) return;
      const { data } = message;
      if (seen.size === 0) {
        say(`Received the first webhook: ${Buffer.byteLength(body)} bytes, with these headers:`);
        for (const name of ["webhook-id", "webhook-timestamp", "webhook-signature"]) say(`  ${name}: ${headers[name]}`);
        say(`The signature is ${verified ? "valid" : "NOT VALID"}.\n`);
      }
      seen.add(id);
      if (type === "alert.retracted") standing.delete(data.id);
      else standing.add(data.id);
      const mined = minedAt.get(String(data.blockHash));
      const delayMs = mined === undefined ? undefined : receivedAt.getTime() - mined;
      say(`${findingText(message as unknown as AlertMessage, delayMs)}\n`);
    },
    received: async (count) => {
      lastAt = Date.now();
      while (standing.size < count) {
        if (Date.now() - lastAt > PATIENCE_MS)
          throw new Error(`Only ${standing.size} of ${count} alerts arrived as webhooks, and none in the last minute.`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
  };
}
