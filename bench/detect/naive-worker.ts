/** A worker process of the naive way: a job an access. */
import pino from "pino";
import { createQueues } from "../../alerts/queue";
import { createPool } from "../../database/pool";
import { evaluateOne } from "./naive";
import { readWorkerSettings } from "./worker-settings";

const { databaseUrl, redisUrl, concurrency } = readWorkerSettings();
const logger = pino({ name: "naive worker", level: "warn" });
const pool = createPool({ databaseUrl, max: concurrency, applicationName: "consentry benchmark, naive" });
const queues = createQueues({ databaseUrl, redisUrl });
const worker = queues.worker<{ pos: string }>("naive", async ({ data }) => evaluateOne(pool, data.pos), {
  concurrency,
});
worker.on("failed", (job, error) => logger.error({ pos: job?.data.pos, error: error.message }, "A job failed"));

process.once("SIGTERM", async () => {
  await queues.close();
  await pool.end();
  process.exit(0);
});
