/**
 * The worker process: follower, detection, relay, delivery and the operator log's sealer. Any number may run; one of
 * them follows. `SIGTERM` and `SIGINT` end it after the work in progress is done.
 */
import { databaseIdentity } from "../database/identity";
import { createPool } from "../database/pool";
import { startSealer } from "../operator-log/sealer";
import { readSettings } from "../settings";
import { startRelay } from "./deliver/relay";
import { startDeliveryWorker } from "./deliver/worker";
import { connectNode } from "./detect/chain/chain-node";
import { startDetectWorker } from "./detect/evaluate/worker";
import { startFollower } from "./detect/follow/follower";
import { startHeartbeat } from "./heartbeat";
import { createLogger } from "./logger";
import { createQueues, type Queues } from "./queue";
import { createRuleset } from "./rules/create-ruleset";
import { createShadow } from "./rules/shadow";
import { startBacktestWorker } from "./trials/worker";
import { watchQueues } from "./watch-queues";

const settings = readSettings();
const ruleset = createRuleset(settings);
const shadow = createShadow(settings);
const logger = createLogger({ name: "worker", level: settings.logLevel });

const onLost = (error: Error) => logger.warn({ error: error.message }, "Lost a connection to the database");
const pool = createPool({
  databaseUrl: settings.databaseUrl,
  max: settings.detectConcurrency + 7,
  applicationName: "consentry worker",
  onLost,
});
const queues: Queues = createQueues({
  databaseUrl: settings.databaseUrl,
  redisUrl: settings.redisUrl,
  databaseIdentity: settings.redisUrl === undefined ? undefined : await databaseIdentity(pool),
  onError: watchQueues({ logger, queues: () => queues }),
});

const follower = startFollower({
  databaseUrl: settings.databaseUrl,
  pool,
  queues,
  chains: settings.chains.map(({ chainId, rpcUrls, goLiveBlock }) => ({
    chainId,
    node: connectNode({ chainId, rpcUrls }),
    startBlock: settings.deployments[chainId]!.startBlock,
    goLiveBlock,
  })),
  ruleset,
  logger,
  viewsSchema: settings.viewsSchema,
});
const detection = startDetectWorker({
  pool,
  queues,
  ruleset,
  shadow,
  logger,
  concurrency: settings.detectConcurrency,
  viewsSchema: settings.viewsSchema,
});
const relay = startRelay({ pool, queues, logger, settings });
const delivery = startDeliveryWorker({ queues, logger, settings });
const sealer = startSealer({ pool, signingKey: settings.signingKey, logger });
const { viewsSchema } = settings;
const backtests = startBacktestWorker({ pool, queues, ruleset, logger, viewsSchema });
const heartbeat = startHeartbeat({ pool });

logger.info({ queue: queues.kind, ruleset: ruleset.hash, chains: settings.chains.length }, "The worker runs");

let stopping: Promise<void> | undefined;

function stop(code: number): Promise<void> {
  stopping ??= (async () => {
    heartbeat.stop();
    const workers = [follower, detection, relay, delivery, backtests];
    await Promise.all(workers.map((each) => each.stop()));
    await sealer.stop();
    await queues.close();
    await pool.end();
    logger.info("The worker has ended");
    process.exitCode = code;
    process.exit();
  })();
  return stopping;
}

for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void stop(0));

follower.done.catch((error: Error) => {
  logger.fatal(error.message);
  void stop(1);
});
