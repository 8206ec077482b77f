/** The embedded stack: a PostgreSQL server and development chains, from npm, on free ports. */
import { chmodSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Deployments } from "../settings";
import { type Anvil, startAnvil } from "./anvil";
import { guardDirectory, stopOnExit } from "./child-guard";
import { removeLeftovers, stackDirectory } from "./orphaned-stacks";
import { startPostgres } from "./postgres";
import type { PostgresBinaries } from "./postgres-binaries";
import { startRedis } from "./redis";

export type StackOptions = {
  /** A directory whose data are kept and reused. Default: fresh data, removed at the end. */
  keep?: string;
  /** Default: one chain, 31337. */
  chains?: { chainId: number; genesisTime?: number }[];
  /** Whether to start a Redis beside them. Default `false`. */
  redis?: boolean;
  /** PostgreSQL's `shared_buffers`. Default `256MB`. */
  sharedBuffers?: string;
  /** PostgreSQL's programs. Default: those of the embedded one. */
  postgresBinaries?: PostgresBinaries;
};

export type Stack = {
  /** The directory of the stack's files, logs and deployment file. */
  directory: string;
  databaseUrl: string;
  /** Creates another database on the same server and returns its connection string. */
  createDatabase: (name: string) => Promise<string>;
  chains: Anvil[];
  /** Only with `redis`. */
  redisUrl?: string;
  /** Writes the deployment file and returns its path. */
  writeDeployments: (deployments: Deployments) => string;
  /** Stops everything and removes the data, unless they are kept; idempotent. */
  stop: () => Promise<void>;
};

/**
 * Starts the stack. It stops with `stop`, on Ctrl-C, and whenever this process ends. Also removes what an earlier
 * process could not remove.
 */
export async function startStack(options: StackOptions = {}): Promise<Stack> {
  const { keep, chains: wanted = [{ chainId: 31337 }], redis: withRedis = false } = options;
  removeLeftovers();
  const directory = keep === undefined ? stackDirectory() : resolve(keep);
  mkdirSync(directory, { recursive: true });
  // PostgreSQL may run as another user, which must be able to reach its own directory in here.
  chmodSync(directory, 0o755);
  const keepNow = keep === undefined ? guardDirectory(directory) : undefined;

  const stops: (() => Promise<void>)[] = [];
  const stop = async () => {
    takeBack();
    for (let next = stops.pop(); next; next = stops.pop()) await next();
    if (keep === undefined) rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
    keepNow?.();
  };
  const takeBack = stopOnExit(stop);
  const started = async <Server extends { stop: () => Promise<void> }>(start: Promise<Server>): Promise<Server> => {
    const server = await start;
    stops.push(server.stop);
    return server;
  };

  try {
    const [postgres, redis, ...chains] = await Promise.all([
      started(
        startPostgres({
          ...{ directory, durable: keep !== undefined, sharedBuffers: options.sharedBuffers },
          binaries: options.postgresBinaries,
        }),
      ),
      withRedis ? started(startRedis({ directory: join(directory, "redis") })) : undefined,
      ...wanted.map(({ chainId, genesisTime }) =>
        started(
          startAnvil({
            chainId,
            genesisTime,
            stateFile: keep === undefined ? undefined : join(directory, `chain-${chainId}.json`),
          }),
        ),
      ),
    ]);
    return {
      directory,
      databaseUrl: postgres.url(),
      createDatabase: postgres.createDatabase,
      chains,
      redisUrl: redis?.url,
      writeDeployments: (deployments) => {
        const file = join(directory, "deployments.json");
        writeFileSync(file, `${JSON.stringify(deployments, null, 2)}\n`);
        return file;
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
