import { type Agent as HttpAgent, request as httpRequest, type IncomingMessage, type RequestOptions } from "node:http";
import { request as httpsRequest } from "node:https";
import { readRetryAfter } from "../backoff";
import type { Connections } from "./connections";
import {
  checkLiteralAddress,
  DestinationError,
  guardedLookup,
  type PrivateNetworks,
  parseDestination,
} from "./destination";
import { signMessage } from "./sign";

/** Time limit for a receiver's response, including name resolution and connecting. */
export const ATTEMPT_TIMEOUT_MS = 10_000;

/** The result of one attempt. */
export type AttemptOutcome = {
  /** `gone`: the receiver answered 410 and does not want this message any more. */
  result: "accepted" | "failed" | "gone";
  statusCode: number | null;
  /** Why it was not accepted, as a sentence without the URL. */
  error: string | null;
  /** The wait requested with `Retry-After`. */
  retryAfterMs?: number;
  durationMs: number;
};

export type AttemptParameters = {
  url: string;
  secret: string;
  /** The secret before a rotation, while it is still valid. */
  previousSecret?: string | null;
  /** The `webhook-id`. */
  id: string;
  body: string;
  privateNetworks: PrivateNetworks;
  timeoutMs?: number;
  /** If omitted, the message gets a connection of its own. */
  connections?: Connections;
};

/**
 * Posts a signed message once. Never throws: failures are part of the outcome. Any 2xx status accepts the message.
 * Redirects are not followed, and the response body is discarded.
 */
export async function attemptDelivery(parameters: AttemptParameters): Promise<AttemptOutcome> {
  const { timeoutMs = ATTEMPT_TIMEOUT_MS } = parameters;
  const started = performance.now();
  const signal = AbortSignal.timeout(timeoutMs);
  const durationMs = () => Math.round(performance.now() - started);
  try {
    const { statusCode, retryAfter } = await post(parameters, signal);
    const outcome = { statusCode, durationMs: durationMs() };
    if (statusCode >= 200 && statusCode < 300) return { ...outcome, result: "accepted", error: null };
    const result = statusCode === 410 ? "gone" : "failed";
    return { ...outcome, result, error: refusal(statusCode), retryAfterMs: readRetryAfter(retryAfter) };
  } catch (error) {
    const reason = signal.aborted ? `No answer came within ${timeoutMs / 1000} seconds.` : failure(error);
    return { result: "failed", statusCode: null, error: reason, durationMs: durationMs() };
  }
}

async function post(parameters: AttemptParameters, signal: AbortSignal) {
  const { url: text, secret, previousSecret, id, body, privateNetworks, connections } = parameters;
  const url = parseDestination(text);
  checkLiteralAddress(url, privateNetworks);
  const secure = url.protocol === "https:";
  const request = secure ? httpsRequest : httpRequest;
  const options: RequestOptions = {
    method: "POST",
    lookup: guardedLookup(privateNetworks),
    signal,
    headers: {
      ...signMessage({ secret, previousSecret, id, body }),
      "content-type": "application/json",
      "content-length": Buffer.byteLength(body),
      "user-agent": "Consentry",
    },
  };
  const sendOver = (agent: HttpAgent | false) =>
    new Promise<IncomingMessage>((resolve, reject) => {
      const sent = request(url, { ...options, agent });
      sent.on("response", resolve);
      sent.on("error", (error: NodeJS.ErrnoException) =>
        reject(sent.reusedSocket && CLOSED.has(error.code) ? new KeptConnectionClosed() : error),
      );
      sent.end(body);
    });
  const response = await sendOver((secure ? connections?.https : connections?.http) ?? false).catch((error) => {
    if (error instanceof KeptConnectionClosed) return sendOver(false);
    throw error;
  });
  response.on("error", () => {});
  response.resume();
  return { statusCode: response.statusCode ?? 0, retryAfter: response.headers["retry-after"] };
}

/** The receiver closed a kept connection while a message was in flight, which says nothing about the message. */
class KeptConnectionClosed extends Error {}

const CLOSED = new Set<string | undefined>(["ECONNRESET", "EPIPE"]);

function refusal(statusCode: number): string {
  if (statusCode === 410) return "The endpoint answered 410: it is gone and wants no more messages.";
  if (statusCode >= 300 && statusCode < 400)
    return `The endpoint answered ${statusCode}: redirects are not followed, give its final address.`;
  return `The endpoint answered ${statusCode}.`;
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
