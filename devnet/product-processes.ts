/** Starts the product's own processes as an operator would: with its commands, and settings in the environment. */
import { fileURLToPath } from "node:url";
import { type RunningProcess, startProcess } from "./processes";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** Which process: one with everything, or one of the three that `docker-compose.yml` starts. */
export type ProductPart = "all" | "indexer" | "api" | "worker";

const COMMANDS: Record<ProductPart, string> = {
  all: "commands/start.ts",
  indexer: "commands/start-indexer.ts",
  api: "commands/start-api.ts",
  worker: "commands/start-worker.ts",
};

/** The indexer begins with 20 requests a second for each listed endpoint; a node of one's own bears more. */
const RPC_LIMITERS = 25;

export type ProductSettings = {
  databaseUrl: string;
  /** Without it the queue runs on PostgreSQL. */
  redisUrl?: string;
  chains: readonly { chainId: number; rpcUrl: string; wsUrl?: string }[];
  deploymentsFile: string;
  /** Port of the HTTP server; each process that has one needs its own. */
  port: number;
  /** Default 0: everything is notified. */
  goLiveBlock?: number;
  /** Further settings, by their names in the environment. */
  extra?: Record<string, string | undefined>;
};

/** Returns the environment for these settings. Nothing is inherited from this process's own environment. */
export function productEnvironment(settings: ProductSettings): Record<string, string | undefined> {
  const { databaseUrl, redisUrl, chains, deploymentsFile, port, goLiveBlock = 0, extra } = settings;
  const { PATH, HOME, TMPDIR, TZ, LANG, SystemRoot } = process.env;
  const environment: Record<string, string | undefined> = {
    ...{ PATH, HOME, TMPDIR, TZ, LANG, SystemRoot },
    PONDER_TELEMETRY_DISABLED: "1",
    // The operator's .env belongs to another deployment.
    ENV_FILES: "off",
    DATABASE_URL: databaseUrl,
    REDIS_URL: redisUrl,
    DEPLOYMENTS_FILE: deploymentsFile,
    GO_LIVE_BLOCK: String(goLiveBlock),
    HOST: "127.0.0.1",
    PORT: String(port),
    POLLING_INTERVAL_MS: "100",
    CHAIN_CACHE: "off",
    WEBHOOK_PRIVATE_NETWORKS: "allow",
  };
  // Polled, not subscribed: a subscription reports only the next block, and a development chain may mine none for long.
  for (const { chainId, rpcUrl } of chains)
    environment[`PONDER_RPC_URL_${chainId}`] = Array(RPC_LIMITERS).fill(rpcUrl).join();
  return { ...environment, ...extra };
}

export type StartProductOptions = {
  part: ProductPart;
  env: Record<string, string | undefined>;
  /** How messages call it; default: the part's name. Two of one kind need two names. */
  name?: string;
  logFile?: string;
  onLog?: (line: string) => void;
};

/** The program and arguments that run a part, as `docker-compose.yml` has them too. */
export function productCommand(part: ProductPart): [string, ...string[]] {
  return [process.execPath, "--import", "tsx", COMMANDS[part]];
}

/** Starts one of the product's processes. It is not ready yet: see `indexerReady`. */
export function startProduct({ part, env, name = part, logFile, onLog }: StartProductOptions): RunningProcess {
  return startProcess({
    name,
    command: productCommand(part),
    env,
    cwd: ROOT,
    logFile,
    onLog,
  });
}

/** Whether the indexer on this port has finished its backfill. It may still be a few blocks behind the chain's head. */
export async function indexerReady(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/ready`, { signal: AbortSignal.timeout(5_000) }).then(
    (response) => response.ok,
    () => false,
  );
}
