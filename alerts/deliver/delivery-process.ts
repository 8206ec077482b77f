/** A process that delivers and nothing else, for tests that kill one. Its settings come as JSON in its only argument. */
import { pino } from "pino";
import { createPool } from "../database/pool";
import { createQueues } from "../queue";
import { startRelay } from "./relay";
import { startDeliveryWorker } from "./worker";

const settings: Parameters<typeof startRelay>[0]["settings"] &
  Parameters<typeof startDeliveryWorker>[0]["settings"] & { redisUrl?: string } = JSON.parse(process.argv[2] ?? "{}");

const logger = pino({ level: "warn" });
const queues = createQueues(settings);
const pool = createPool({ databaseUrl: settings.databaseUrl, applicationName: "delivery-process" });
startRelay({ pool, queues, logger, settings });
startDeliveryWorker({ queues, logger, settings });
