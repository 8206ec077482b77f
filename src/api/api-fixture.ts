/** What the API's tests run on: the API behind a real HTTP server, on a real database with facts and what was found in them. */
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import type { Pool } from "pg";
import { evaluateRange } from "../../alerts/detect/evaluate";
import { createQueues } from "../../alerts/queue";
import { createRuleset } from "../../alerts/rules/ruleset";
import { createEventHub } from "../../alerts/stream/hub";
import { startTestServer } from "../../test/support/database";
import { type Facts, insertFacts, setCheckpoint } from "../../test/support/facts";
import { CHAIN_ID, placeAt } from "../../test/support/rows";
import { createAnswerCheck } from "./answer-check";
import { type ApiOptions, createApi } from "./app";
import { describeApi } from "./description";
import { createApiKey } from "./keys";
import { ROLES, type Role } from "./roles";

export interface Answer {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into whatever was answered.
  body: any;
}

export interface TestApi {
  url: string;
  pool: Pool;
  databaseUrl: string;
  /** A key of each role. */
  keys: Record<Role, string>;
  /** What the API logged. */
  logged: object[];
  /**
   * Asks as the auditor, unless another role or key is named; null sends no key. Throws where the answer is not as the
   * OpenAPI document has it.
   */
  ask(
    path: string,
    options?: { as?: Role; key?: string | null; method?: string; json?: unknown } & RequestInit,
  ): Promise<Answer>;
  /** Stores facts, says how far the chain is, and evaluates them. */
  happen(facts: Facts, until: { latest: number; finalized: number }): Promise<void>;
  /** Ends the API as a shutdown does, and starts it anew at the same address. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts it, with nothing in the database but a key for each role. `more` are further options of the API. */
export async function startTestApi(
  more: (given: { pool: Pool; databaseUrl: string }) => Partial<ApiOptions> = () => ({}),
): Promise<TestApi> {
  const database = startTestServer();
  const { pool, url: databaseUrl } = await database.createDatabase();
  const queues = createQueues({ databaseUrl });
  const ruleset = createRuleset();
  const logged: object[] = [];
  const log = (fields: object, message: string) => void logged.push({ ...fields, message });
  const begin = async (port: number) => {
    const logger = { info: log, warn: log, error: log, debug: () => {} };
    const events = createEventHub({ pool, databaseUrl, logger });
    const app = createApi({
      pool,
      logger,
      events,
      publicUrl: "https://monitor.example.org",
      factsSchema: "chain",
      chainIds: [CHAIN_ID, CHAIN_ID + 1],
      ruleset,
      queues,
      webhookPrivateNetworks: "refuse",
      graphql: async (c) => c.json({ data: {} }),
      ...more({ pool, databaseUrl }),
    });
    const server = serve({ fetch: app.fetch, hostname: "127.0.0.1", port });
    await new Promise((resolve) => server.once("listening", resolve));
    return {
      app,
      port: (server.address() as AddressInfo).port,
      async end() {
        await events.close();
        const closed = new Promise((resolve) => server.close(resolve));
        // What `fetch` keeps open for another request, which would not come.
        const late = setTimeout(() => (server as Server).closeAllConnections(), 500);
        await closed;
        clearTimeout(late);
      },
    };
  };
  let running = await begin(0);
  const check = createAnswerCheck(describeApi(running.app));
  const url = `http://127.0.0.1:${running.port}`;
  const keys = {} as Record<Role, string>;
  for (const role of ROLES) keys[role] = (await createApiKey({ pool, name: `the ${role}`, role })).key;

  return {
    url,
    pool,
    databaseUrl,
    keys,
    logged,
    async ask(path, { as = "auditor", key = keys[as], json, headers, ...init } = {}) {
      const response = await fetch(`${url}${path}`, {
        ...init,
        ...(json === undefined ? {} : { body: JSON.stringify(json) }),
        headers: {
          ...(key === null ? {} : { authorization: `Bearer ${key}` }),
          ...(json === undefined ? {} : { "content-type": "application/json" }),
          ...(headers as Record<string, string>),
        },
      });
      const body = await bodyOf(response);
      check({
        method: init.method ?? "GET",
        path,
        status: response.status,
        type: response.headers.get("content-type"),
        body,
      });
      return { status: response.status, headers: response.headers, body };
    },
    async happen(facts, { latest, finalized }) {
      await insertFacts(pool, facts);
      const point = (block: number) => ({ block, time: placeAt({ block }).blockTime });
      await setCheckpoint(pool, { chainId: CHAIN_ID, latest: point(latest), finalized: point(finalized) });
      const toPos = placeAt({ block: latest + 1 }).pos - 1n;
      await evaluateRange({ pool, chainId: CHAIN_ID, fromPos: -1n, toPos, ruleset });
    },
    async restart() {
      await running.end();
      running = await begin(running.port);
    },
    async stop() {
      await running.end();
      await queues.close();
      await database.stop();
    },
  };
}

/** The body, parsed where it is JSON; of a stream, which has no end, what came first. */
async function bodyOf(response: Response): Promise<unknown> {
  const type = response.headers.get("content-type") ?? "";
  if (type.startsWith("text/event-stream")) {
    const reader = response.body!.getReader();
    const { value } = await reader.read();
    await reader.cancel();
    return new TextDecoder().decode(value);
  }
  const text = await response.text();
  if (text === "") return undefined;
  return /[/+]json\b/.test(type) ? JSON.parse(text) : text;
}
