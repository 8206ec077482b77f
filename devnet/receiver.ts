/**
 * A webhook receiver on loopback for the demo and tests: it verifies and stores messages, and misbehaves on request.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Webhook } from "standardwebhooks";

/** A received request. */
export type ReceivedMessage = {
  /** The `webhook-id`. */
  id: string;
  /** `alert.created`, `alert.retracted` …; empty if the body is not JSON. */
  type: string;
  /** The exact body. */
  body: string;
  /** The parsed body; null if it is not JSON. */
  message: { type: string; timestamp: string; data: Record<string, unknown> } | null;
  headers: Record<string, string>;
  /** The path that it was sent to. */
  path: string;
  /** Whether the signature is valid for this path's secret; false if no secret is known. */
  verified: boolean;
  receivedAt: Date;
  /** The response status; 0 if there was none. */
  answered: number;
};

/**
 * How to respond: with a status, at once or later, or not at all (`hang` keeps the connection open, `drop` closes it).
 */
export type Behaviour = { status: number; headers?: Record<string, string>; delayMs?: number } | "hang" | "drop";

export type Receiver = {
  /** URL to register, `http://127.0.0.1:<port>/`. Any path below it is accepted too. */
  url: string;
  /** Every request so far, oldest first. */
  readonly received: readonly ReceivedMessage[];
  /** Accepted requests, one per `webhook-id`, oldest first: what a correct receiver acts on. */
  accepted(): ReceivedMessage[];
  /** Sets the secret that verifies requests to a path. Earlier requests keep their result. */
  trust(secret: string, path?: string): void;
  /**
   * Sets the behaviour from now on: one for all requests, or chosen per request (`nth` counts the requests of its id,
   * from 1).
   */
  behave(behaviour: Behaviour | ((message: ReceivedMessage, nth: number) => Behaviour)): void;
  /** Resolves with the first request that satisfies the condition, including earlier ones. */
  waitFor(condition: (message: ReceivedMessage) => boolean, timeoutMs?: number): Promise<ReceivedMessage>;
  /** The maximum number of concurrent requests with the same `webhook-id`. */
  readonly mostConcurrent: number;
  stop(): Promise<void>;
};

const WAIT_MS = 30_000;

/** Starts a receiver. It responds with 204 by default, and uses a free port unless one is given. */
export async function startReceiver({
  port = 0,
  secret,
  onMessage,
}: {
  port?: number;
  secret?: string;
  onMessage?: (message: ReceivedMessage) => void;
} = {}): Promise<Receiver> {
  const secrets = new Map<string, string>();
  if (secret !== undefined) secrets.set("/", secret);
  const received: ReceivedMessage[] = [];
  const watchers = new Set<(message: ReceivedMessage) => void>();
  const underWay = new Map<string, number>();
  let mostConcurrent = 0;
  let choose: (message: ReceivedMessage, nth: number) => Behaviour = () => ({ status: 204 });

  function judge(request: IncomingMessage, body: string): ReceivedMessage {
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.join(", ") : (value ?? ""),
      ]),
    );
    const path = request.url ?? "/";
    const message = parse(body);
    const known = secrets.get(path);
    return {
      id: headers["webhook-id"] ?? "",
      type: message?.type ?? "",
      body,
      message,
      headers,
      path,
      verified: known !== undefined && isSigned(known, body, headers),
      receivedAt: new Date(),
      answered: 0,
    };
  }

  function answer(message: ReceivedMessage, response: ServerResponse): void {
    const behaviour = choose(message, received.filter(({ id }) => id === message.id).length);
    if (behaviour === "drop") response.destroy();
    else if (behaviour !== "hang") {
      message.answered = behaviour.status;
      const respond = () => response.writeHead(behaviour.status, behaviour.headers).end();
      if (behaviour.delayMs === undefined) respond();
      else setTimeout(respond, behaviour.delayMs);
    }
  }

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const message = judge(request, Buffer.concat(chunks).toString("utf8"));
      const concurrent = (underWay.get(message.id) ?? 0) + 1;
      underWay.set(message.id, concurrent);
      mostConcurrent = Math.max(mostConcurrent, concurrent);
      response.on("close", () => underWay.set(message.id, (underWay.get(message.id) ?? 1) - 1));
      received.push(message);
      answer(message, response);
      onMessage?.(message);
      for (const watch of watchers) watch(message);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    received,
    get mostConcurrent() {
      return mostConcurrent;
    },
    accepted() {
      const ids = new Map<string, ReceivedMessage>();
      for (const message of received)
        if (message.answered >= 200 && message.answered < 300 && !ids.has(message.id)) ids.set(message.id, message);
      return [...ids.values()];
    },
    trust(trusted, path = "/") {
      secrets.set(path, trusted);
    },
    behave(behaviour) {
      choose = typeof behaviour === "function" ? behaviour : () => behaviour;
    },
    waitFor(condition, timeoutMs = WAIT_MS) {
      const here = received.find(condition);
      if (here) return Promise.resolve(here);
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          watchers.delete(watch);
          reject(
            new Error(`No such webhook arrived within ${timeoutMs / 1000} seconds; ${received.length} others did.`),
          );
        }, timeoutMs);
        const watch = (message: ReceivedMessage) => {
          if (!condition(message)) return;
          clearTimeout(timer);
          watchers.delete(watch);
          resolve(message);
        };
        watchers.add(watch);
      });
    },
    async stop() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

function parse(body: string): ReceivedMessage["message"] {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

function isSigned(secret: string, body: string, headers: Record<string, string>): boolean {
  try {
    new Webhook(secret).verify(body, headers);
    return true;
  } catch {
    return false;
  }
}
