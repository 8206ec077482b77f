import type { ReceivedMessage } from "../receiver";

type Announcer = {
  onMessage: (message: ReceivedMessage) => void;
  /** Resolves once this many alerts were told and not taken back; throws after a minute without a message. */
  received: (count: number) => Promise<void>;
};

const PATIENCE_MS = 60_000;

/**
 * Prints the first webhook whole and each alert as it comes in, with the milliseconds from its block to the webhook.
 * `minedAt` is when each block was made, by hash, in Unix milliseconds.
 */
export function announceMessages(options: {
  minedAt: ReadonlyMap<string, number>;
  quiet: boolean;
  say: (text: string) => void;
}): Announcer {
  const { minedAt, quiet, say } = options;
  const standing = new Set<unknown>();
  const seen = new Set<string>();
  let lastAt = Date.now();

  return {
    onMessage: ({ id, type, message, verified, headers, body, receivedAt }) => {
      lastAt = Date.now();
      if (seen.has(id) || !message) return;
      const { data } = message;
      if (seen.size === 0) {
        say("The first webhook, as it arrived:");
        for (const name of ["webhook-id", "webhook-timestamp", "webhook-signature"]) say(`  ${name}: ${headers[name]}`);
        say(`  ${body.length > 400 ? `${body.slice(0, 400)}… (${body.length} bytes)` : body}`);
        say(`  signature ${verified ? "verified" : "NOT VALID"}\n`);
      }
      seen.add(id);
      if (type === "alert.retracted") standing.delete(data.id);
      else standing.add(data.id);
      if (quiet) return;
      const mined = minedAt.get(String(data.blockHash));
      const delay = mined === undefined ? "" : `${String(receivedAt.getTime() - mined).padStart(5)} ms  `;
      const mark = type === "alert.retracted" ? "taken back  " : "";
      say(
        `${String(data.blockTime).slice(11, 19)}  ${delay}${String(data.severity).padEnd(8)}  ${mark}${data.summary}`,
      );
    },
    received: async (count) => {
      lastAt = Date.now();
      while (standing.size < count) {
        if (Date.now() - lastAt > PATIENCE_MS)
          throw new Error(`Only ${standing.size} of ${count} alerts came as webhooks, and none for a minute.`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
  };
}
