import { setTimeout as delay } from "node:timers/promises";

/** Prints a sentence for the operator on standard error. */
export function say(sentence: string): void {
  process.stderr.write(`consentry: ${sentence}\n`);
}

/** Thrown if a process cannot start; the message says what is wrong and what to do. */
export class StartError extends Error {
  override readonly name = "StartError";
}

/** The result of a step that may have to wait: done, or why not yet. */
export type Attempt<Result> = { done: Result } | { waiting: string };

const SECONDS_BETWEEN_ATTEMPTS = 3;

/** Repeats a step until it is done. Reports at every attempt why it waits, and when it continues. */
export async function waitFor<Result>(step: () => Promise<Attempt<Result>>): Promise<Result> {
  for (let attempts = 1; ; attempts++) {
    const attempt = await step();
    if ("done" in attempt) {
      if (attempts > 1) say("That is there now; going on.");
      return attempt.done;
    }
    say(`${attempt.waiting} Trying again every ${SECONDS_BETWEEN_ATTEMPTS} seconds.`);
    await delay(SECONDS_BETWEEN_ATTEMPTS * 1_000);
  }
}

const REASONS: Record<string, string> = {
  ECONNREFUSED: "nothing listens there",
  ECONNRESET: "the connection was cut",
  ENOTFOUND: "there is no such host",
  EAI_AGAIN: "the host's name cannot be resolved",
  ETIMEDOUT: "no answer came in time",
  UND_ERR_CONNECT_TIMEOUT: "no answer came in time",
  EHOSTUNREACH: "there is no way to that host",
  ENETUNREACH: "there is no way to that network",
};

/** Says in a few words why something could not be reached, without an address or a secret. */
export function reasonOf(error: unknown): string {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 6; cause = cause.cause, depth++) {
    if (cause instanceof AggregateError && cause.errors.length > 0) return reasonOf(cause.errors[0]);
    const { code, status } = cause as { code?: unknown; status?: unknown };
    if (typeof code === "string" && REASONS[code]) return REASONS[code];
    if (typeof status === "number") return `it answered with HTTP status ${status}`;
    if (/time[d]? ?out/i.test(cause.message)) return "no answer came in time";
  }
  return "it gave no usable answer";
}
