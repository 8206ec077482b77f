/** The worker process without delivery: the product's follower and detection, with ranges of a size to be chosen. */
import pino from "pino";
import { connectNode } from "../../alerts/detect/chain/chain-node";
import { startDetectWorker } from "../../alerts/detect/evaluate/worker";
import { startFollower } from "../../alerts/detect/follow/follower";
import { createQueues } from "../../alerts/queue";
import { createRuleset } from "../../alerts/rules/create-ruleset";
import { createPool } from "../../database/pool";
import { CHAIN_ID } from "./fact-lines";
import { readWorkerSettings } from "./worker-settings";

const { databaseUrl, redisUrl, rpcUrl, rangeSize, concurrency } = readWorkerSettings();
const logger = pino({ name: "worker", level: "warn" });
const ruleset = createRuleset({});
const pool = createPool({ databaseUrl, max: concurrency + 6, applicationName: "consentry benchmark" });
const queues = createQueues({
  databaseUrl,
  redisUrl,
  onError: (error, queue) => logger.warn({ queue, error: error.message }, "The queue is in trouble"),
});
const follower = startFollower({
  databaseUrl,
  pool,
  queues,
  chains: [{ chainId: CHAIN_ID, node: connectNode({ chainId: CHAIN_ID, rpcUrls: [rpcUrl] }), startBlock: 0 }],
  ruleset,
  logger,
  rangeSize,
});
const detection = startDetectWorker({ pool, queues, ruleset, logger, concurrency });

follower.done.catch((error: Error) => {
  logger.fatal(error.message);
  process.exit(1);
});
process.once("SIGTERM", async () => {
  await Promise.all([follower.stop(), detection.stop()]);
  await queues.close();
  await pool.end();
  process.exit(0);
});
