/** The API in a separate process, on the tables that the benchmark filled. */
import { serve } from "@hono/node-server";
import pino from "pino";
import { createQueues } from "../../alerts/queue";
import { createRuleset } from "../../alerts/rules/create-ruleset";
import { createEventHub } from "../../alerts/stream/hub";
import { createPool } from "../../database/pool";
import { createApi } from "../../src/api/app";
import { CHAIN_ID } from "../detect/fact-lines";

const { databaseUrl, port } = JSON.parse(process.env.BENCH_SETTINGS ?? "{}") as { databaseUrl: string; port: number };
const pool = createPool({ databaseUrl, applicationName: "consentry benchmark api" });
const queues = createQueues({ databaseUrl });
const logger = pino({ name: "api", level: "warn" });
const events = createEventHub({ pool, databaseUrl, logger });
const app = createApi({
  pool,
  queues,
  logger,
  events,
  publicUrl: `http://127.0.0.1:${port}`,
  factsSchema: "chain",
  chainIds: [CHAIN_ID],
  ruleset: createRuleset(),
  webhookPrivateNetworks: "refuse",
});
const server = serve({ fetch: app.fetch, hostname: "127.0.0.1", port });
process.once("SIGTERM", async () => {
  await events.close();
  await new Promise((resolve) => server.close(resolve));
  await events.close();
  await queues.close();
  await pool.end();
  process.exit(0);
});
