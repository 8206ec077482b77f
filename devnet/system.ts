/**
 * A complete deployment on the embedded stack: a chain per scenario, the database, the queue, and the product's own
 * processes, started as an operator would. Used by the check, the demo and the end-to-end tests.
 */
import { generateKeyPairSync } from "node:crypto";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Pool } from "pg";
import { deploymentFile } from "./deploy";
import { connectDevelopmentNode, type Node } from "./node";
import { freePort } from "./postgres";
import type { PostgresBinaries } from "./postgres-binaries";
import type { RunningProcess } from "./processes";
import { indexerReady, type ProductPart, productEnvironment, startProduct } from "./product-processes";
import { type EventBlock, type Findings, indexedBlock, progressOfAll, readFindings } from "./scenario/findings";
import { type Played, type PlayOptions, playScenario } from "./scenario/player";
import { latestStart, type Prepared, prepareScenario } from "./scenario/prepare";
import type { ScenarioLine } from "./scenario/verbs";
import { type Stack, startStack } from "./stack";

/** The first chain's id; each scenario gets its own chain with the next id. */
const FIRST_CHAIN = 31337;

export type SystemOptions = {
  /** The lines to play on each chain. */
  scenarios: readonly (readonly ScenarioLine[])[];
  /** Default `postgres`. With `redis`, uses the server at `redisUrl`, or starts one. */
  queue?: "postgres" | "redis";
  redisUrl?: string;
  /** A directory whose data are kept after the system stops. Default: fresh data, removed at the end. */
  keep?: string;
  /** Port of the API. Default: a free one. */
  port?: number;
  /** PostgreSQL's programs. Default: those of the embedded one. */
  postgresBinaries?: PostgresBinaries;
  /** Further settings, by their names in the environment. */
  extra?: Record<string, string | undefined>;
};

export type SystemChain = Prepared & {
  chainId: number;
  node: Node;
  lines: readonly ScenarioLine[];
  /** The blocks of deployment and scheduling, which also contain events. */
  setup: readonly EventBlock[];
};

export type StartPartOptions = {
  /** Name in messages; must differ between processes of one kind. Default: the part's name. */
  name?: string;
  /** Settings specific to this process. */
  extra?: Record<string, string | undefined>;
  onLog?: (line: string) => void;
};

export type System = {
  stack: Stack;
  pool: Pool;
  chains: readonly SystemChain[];
  /** URL of the API, without a trailing slash. */
  url: string;
  /** Starts one of the product's processes. It is not ready yet. */
  start: (part: ProductPart, options?: StartPartOptions) => RunningProcess;
  /** Resolves once the indexer at the system's port has finished its backfill; throws with its last lines if it exits. */
  ready: (indexer: RunningProcess) => Promise<void>;
  /** Plays the chain's own scenario. */
  play: (chain: SystemChain, options?: Partial<PlayOptions>) => Promise<Played>;
  /**
   * Resolves with the active alerts once every event in the blocks is evaluated and, with `vanishedToo` (the default), no
   * active alert is on a block that no longer exists. Throws if a process exits or there is no progress for
   * `patienceSeconds`.
   */
  judged: (
    chain: SystemChain,
    blocks: readonly (EventBlock & { logs: number })[],
    options?: { vanishedToo?: boolean },
  ) => Promise<Findings>;
  stop: () => Promise<void>;
};

/** Starts the stack and prepares the chains; the product's processes are started with `start`. */
export async function startSystem(options: SystemOptions & { patienceSeconds?: number }): Promise<System> {
  const { scenarios, queue = "postgres", keep, extra, patienceSeconds = 120 } = options;
  const stack = await startStack({
    keep,
    chains: scenarios.map((lines, index) => ({ chainId: FIRST_CHAIN + index, genesisTime: latestStart(lines) })),
    redis: queue === "redis" && options.redisUrl === undefined,
    postgresBinaries: options.postgresBinaries,
  });
  const pool = new Pool({ connectionString: stack.databaseUrl, max: 4 });
  // Losing the server on an idle connection must not crash this process.
  pool.on("error", () => {});
  const processes: RunningProcess[] = [];
  const stop = async () => {
    await pool.end().catch(() => {});
    await Promise.all(processes.map((each) => each.stop()));
    await stack.stop();
  };
  try {
    const chains = await Promise.all(
      scenarios.map(async (lines, index) => {
        const node = await connectDevelopmentNode(stack.chains[index]!);
        const prepared = await prepareScenario({ node, lines });
        const setup = await setupBlocks(node, prepared.deployment.startBlock);
        return { ...prepared, chainId: FIRST_CHAIN + index, node, lines, setup };
      }),
    );
    const port = options.port ?? (await freePort());
    const env = productEnvironment({
      databaseUrl: stack.databaseUrl,
      redisUrl: queue === "redis" ? (options.redisUrl ?? stack.redisUrl) : undefined,
      chains: stack.chains,
      deploymentsFile: stack.writeDeployments(deploymentFile(chains)),
      port,
      extra: { SIGNING_KEY_FILE: signingKeyFile(stack.directory), ...extra },
    });
    return {
      stack,
      pool,
      chains,
      url: `http://127.0.0.1:${port}`,
      start: (part, { name = part, extra: own, onLog } = {}) => {
        const logFile = join(stack.directory, `${name}.log`);
        const started = startProduct({ part, name, env: { ...env, ...own }, logFile, onLog });
        processes.push(started);
        return started;
      },
      ready: (indexer) => indexer.waitUntil(() => indexerReady(port)),
      play: (chain, playing) =>
        playScenario({
          ...chain,
          ...playing,
          // The node forgets replaced blocks; an indexer that has not fetched them yet would retry for minutes.
          beforeReorg: async (line, blocks) => {
            await playing?.beforeReorg?.(line, blocks);
            await awaitIndexed(pool, chain, patienceSeconds);
          },
        }),
      judged: (chain, blocks, { vanishedToo = true } = {}) =>
        awaitJudgement({ pool, processes, patienceSeconds, chain, vanishedToo }, [
          ...chain.setup,
          ...blocks.filter(({ logs }) => logs > 0),
        ]),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Returns the file with the signing key of the operator log: the existing one for kept data, else a new one. */
function signingKeyFile(directory: string): string {
  const file = join(directory, "signing-key.pem");
  if (!existsSync(file)) {
    const { privateKey } = generateKeyPairSync("ed25519");
    writeFileSync(file, privateKey.export({ type: "pkcs8", format: "pem" }), { mode: 0o600 });
  }
  return file;
}

/**
 * Returns a function that tells, from the state of one chain, whether there has been no progress for that long. One
 * indexer serves the chains in turn, so a chain is not stuck while another advances.
 */
function watchProgress(pool: Pool, patienceSeconds: number): (state: string) => Promise<boolean> {
  let before = "";
  let progressBefore = "";
  let movedAt = Date.now();
  return async (state) => {
    if (state !== before) movedAt = Date.now();
    before = state;
    if (Date.now() - movedAt <= patienceSeconds * 1000) return false;
    const progress = await progressOfAll(pool);
    if (progress === progressBefore) return true;
    progressBefore = progress;
    movedAt = Date.now();
    return false;
  };
}

/** Resolves once the indexer has seen the chain's head. */
async function awaitIndexed(pool: Pool, { chainId, node }: SystemChain, patienceSeconds: number): Promise<void> {
  const standsStill = watchProgress(pool, patienceSeconds);
  const { number: head } = await node.head();
  while (true) {
    const indexed = await indexedBlock(pool, chainId);
    if (indexed >= head) return;
    if (await standsStill(`${indexed}`))
      throw new Error(
        `No progress for ${patienceSeconds} s: the indexer is at block ${indexed} of ${head} on chain ${chainId}.`,
      );
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function setupBlocks(node: Node, startBlock: number): Promise<EventBlock[]> {
  const { number: last } = await node.head();
  const numbers = Array.from({ length: last - startBlock + 1 }, (_, index) => startBlock + index);
  return Promise.all(
    numbers.map(async (number) => {
      const { hash } = await node.request<{ hash: string }>("eth_getBlockByNumber", [
        `0x${number.toString(16)}`,
        false,
      ]);
      return { number, hash };
    }),
  );
}

/** Returns the database's time, for comparison with the monitor's timestamps. */
async function databaseClock(pool: Pool): Promise<Date> {
  return (await pool.query<{ now: Date }>("SELECT clock_timestamp() AS now")).rows[0]!.now;
}

type Waiting = {
  pool: Pool;
  processes: readonly RunningProcess[];
  patienceSeconds: number;
  chain: SystemChain;
  vanishedToo: boolean;
};

async function awaitJudgement(waiting: Waiting, blocks: readonly EventBlock[]): Promise<Findings> {
  const { pool, processes, patienceSeconds, chain, vanishedToo } = waiting;
  const { chainId } = chain;
  const { time: clock } = await chain.node.head();
  const standsStill = watchProgress(pool, patienceSeconds);
  let since = await databaseClock(pool);
  while (true) {
    const findings = await readFindings({ pool, chainId, blocks, deadlines: { clock, since } });
    const { pending, vanished, alerts, deadlinesDecided } = findings;
    const judged = pending === 0 && (vanished === 0 || !vanishedToo);
    if (judged && deadlinesDecided) return findings;
    if (!judged) since = await databaseClock(pool);
    if (await standsStill(`${pending} ${vanished} ${alerts.length} ${deadlinesDecided}`))
      throw new Error(
        [
          `No progress for ${patienceSeconds} s on chain ${chainId}: ${pending} of ${blocks.length} blocks with events are not evaluated, ${vanished} alerts are on blocks that no longer exist, and the deadlines are ${deadlinesDecided ? "" : "not "}decided.`,
          ...processes.map((each) => `The ${each.name}'s last lines:\n${each.tail()}`),
        ].join("\n\n"),
      );
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
