import type { Format, Outgoing } from "./formats/format";
import type { Connections } from "./webhook/connections";
import { DestinationError, type PrivateNetworks } from "./webhook/destination";

/** How long a receiver has to answer, name resolution and connection included. */
export const ATTEMPT_TIMEOUT_MS = 10_000;

/** How one attempt went. */
export type AttemptOutcome = {
  /** `gone`: the receiver answered, and will never take this message (410). */
  result: "accepted" | "failed" | "gone";
  statusCode: number | null;
  /** Why it was not accepted, in a sentence without the URL. */
  error: string | null;
  /** What the receiver asked for by `Retry-After`. */
  retryAfterMs?: number;
  durationMs: number;
};

export type AttemptParameters = Outgoing & {
  format: Format;
  url: string;
  privateNetworks: PrivateNetworks;
  timeoutMs?: number;
  /** Without them the message has a connection of its own. */
  connections?: Connections;
};

/** Sends a message once, as its format has it. Never throws: what goes wrong is the outcome. */
export async function attemptDelivery({
  format,
  url,
  privateNetworks,
  timeoutMs = ATTEMPT_TIMEOUT_MS,
  connections,
  ...message
}: AttemptParameters): Promise<AttemptOutcome> {
  const started = performance.now();
  const signal = AbortSignal.timeout(timeoutMs);
  const durationMs = () => Math.round(performance.now() - started);
  try {
    const { contentType, transport } = format;
    const { body } = message;
    const headers = format.headers(message);
    const answer = await transport.send({ url, contentType, headers, body, privateNetworks, signal, connections });
    return { statusCode: answer.statusCode, durationMs: durationMs(), ...format.judge(answer) };
  } catch (error) {
    const reason = signal.aborted ? `No answer came within ${timeoutMs / 1000} seconds.` : failure(error);
    return { result: "failed", statusCode: null, error: reason, durationMs: durationMs() };
  }
}

const FAILURES: Record<string, string> = {
  ECONNREFUSED: "The connection was refused.",
  ECONNRESET: "The connection was closed before an answer came.",
  EPIPE: "The connection was closed before an answer came.",
  ENOTFOUND: "The host's name does not resolve to an address.",
  EAI_AGAIN: "The host's name could not be resolved at the moment.",
  ETIMEDOUT: "The connection could not be made in time.",
  EHOSTUNREACH: "The host cannot be reached.",
  ENETUNREACH: "The network cannot be reached.",
};

function failure(error: unknown): string {
  if (error instanceof DestinationError) return error.message;
  const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
  return FAILURES[code] ?? `The request failed (${code}).`;
}
