/** The entry point that Ponder serves: gives the API its database and settings. */

import { db } from "ponder:api";
import facts from "ponder:schema";
import { Hono } from "hono";
import { createLogger } from "../../alerts/logger";
import { createQueues, type Queues } from "../../alerts/queue";
import { createRuleset } from "../../alerts/rules/create-ruleset";
import { createEventHub } from "../../alerts/stream/hub";
import { watchQueues } from "../../alerts/watch-queues";
import { databaseIdentity } from "../../database/identity";
import { createPool } from "../../database/pool";
import { readSettings } from "../../settings";
import { createApi } from "./app";
import { graphqlMiddleware, type PonderDatabase } from "./graphql/middleware";
import { createRateLimit } from "./identity/rate-limit";

const settings = readSettings();
const logger = createLogger({ name: "api", level: settings.logLevel });
const poolOf = ({
  what,
  max,
  statementTimeoutMs,
  patienceMs,
}: {
  what: string;
  max: number;
  statementTimeoutMs: number;
  patienceMs?: number;
}) =>
  createPool({
    databaseUrl: settings.databaseUrl,
    applicationName: `consentry api${what}`,
    max,
    statementTimeoutMs,
    patienceMs,
    onLost: (error) => logger.warn({ error: error.message }, "Lost a connection to the database"),
  });
const pool = poolOf({ what: "", max: 10, statementTimeoutMs: 30_000 });
const guardPool = poolOf({ what: " guard", max: 3, statementTimeoutMs: 10_000 });
// A report makes more statements at once than there are connections, and each may take long.
const exportPool = poolOf({ what: " export", max: 4, statementTimeoutMs: 10 * 60_000, patienceMs: 2 * 60_000 });

const events = createEventHub({ pool, databaseUrl: settings.databaseUrl, logger });
for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void events.close());

const identity = settings.redisUrl === undefined ? undefined : await databaseIdentity(pool);
const queues: Queues = createQueues({
  databaseUrl: settings.databaseUrl,
  redisUrl: settings.redisUrl,
  databaseIdentity: identity,
  onError: watchQueues({ logger, queues: () => queues }),
});

const api = createApi({
  pool,
  guardPool,
  exportPool,
  logger,
  events,
  publicUrl: settings.publicUrl,
  organisationName: settings.organisationName,
  factsSchema: settings.viewsSchema,
  ownFactsSchema: settings.databaseSchema,
  chainIds: settings.chains.map(({ chainId }) => chainId),
  queues,
  ruleset: createRuleset(settings),
  oidc: settings.oidc,
  sessionTerms: settings.sessionTerms,
  rateLimit: createRateLimit({
    pool: guardPool,
    redisUrl: settings.redisUrl,
    databaseIdentity: identity,
    perMinute: settings.rateLimitPerMinute,
    onError: (error) =>
      logger.warn({ error: error.message }, "Redis cannot be reached: rate limits are not shared between servers"),
  }),
  trustedProxies: settings.trustedProxies,
  webhookPrivateNetworks: settings.webhookPrivateNetworks,
  graphql: graphqlMiddleware({ db: db as unknown as PonderDatabase, facts, logger }),
});

// Ponder requires an instance of Hono's own class.
export default new Hono().route("/", api);
