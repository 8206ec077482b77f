/** The product, from an empty database to the last verdict: indexer and worker started as an operator would. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Pool } from "pg";
import { ponderPart } from "../../commands/ponder";
import { type RunningProcess, startProcess } from "../../devnet/processes";
import { productEnvironment, startProduct } from "../../devnet/product-processes";
import { blockOf, blockStart } from "../../facts/position";
import { readSettings } from "../../settings";
import { peakMemoryOfTree } from "../memory";
import type { FilledChain } from "./chain";
import { type Measure, type Run, until } from "./contender";

/** Runs the product once, and checks that it stored every access and found exactly the violations. */
export async function measureProduct(
  run: Run,
  { profileDirectory }: { profileDirectory?: string } = {},
): Promise<Measure> {
  const { chain, pool, databaseUrl, port, deploymentsFile, rpcUrls, logFile } = run;
  const env = productEnvironment({
    databaseUrl,
    chains: [chain.anvil],
    deploymentsFile,
    port,
    // As in production: nobody is notified of anything older than the first start.
    goLiveBlock: chain.lastBlock + 1,
    extra: { [`PONDER_RPC_URL_${chain.anvil.chainId}`]: rpcUrls.join(), LOG_LEVEL: "warn" },
  });
  const started = performance.now();
  const worker = startProduct({ part: "worker", env, logFile: `${logFile}.worker` });
  const indexer =
    profileDirectory === undefined
      ? startProduct({ part: "indexer", env, logFile })
      : startProfiledIndexer(env, profileDirectory, logFile);
  try {
    const elapsed = () => (performance.now() - started) / 1000;
    await until([indexer, worker], () => isStored(pool, chain));
    const storedSeconds = elapsed();
    await until([indexer, worker], () => isEvaluated(pool, chain));
    const seconds = elapsed();
    await requireEverything(pool, chain);
    return {
      seconds,
      storedSeconds,
      peakMemory: { indexer: peakMemoryOfTree(indexer.pid), worker: peakMemoryOfTree(worker.pid) },
    };
  } finally {
    await Promise.all([indexer.stop(60_000), worker.stop()]);
  }
}

/** Ponder as the product's command starts it, with V8's profiler on. */
function startProfiledIndexer(
  env: Record<string, string | undefined>,
  directory: string,
  logFile: string,
): RunningProcess {
  mkdirSync(directory, { recursive: true });
  const part = ponderPart("start", readSettings(env));
  return startProcess({
    name: "indexer",
    command: [process.execPath, "--cpu-prof", "--cpu-prof-dir", directory, ...part.args],
    env: { ...env, ...part.env },
    logFile,
  });
}

/** Whether the last fact is visible to readers, which means that the backfill is done and the indexes exist. */
async function isStored(pool: Pool, { anvil, lastBlock }: FilledChain): Promise<boolean> {
  const { rows } = await pool.query("SELECT FROM chain.access WHERE chain_id = $1 AND pos >= $2 LIMIT 1", [
    anvil.chainId,
    blockStart(BigInt(lastBlock)).toString(),
  ]);
  return rows.length > 0;
}

/** Whether every block with facts is evaluated: all up to the cursor, and the recorded ones above it. */
async function isEvaluated(pool: Pool, { anvil, lastBlock }: FilledChain): Promise<boolean> {
  const { rows } = await pool.query<{ pos: string; blocks: string }>(
    `SELECT evaluated_pos AS pos, (SELECT count(*) FROM compliance.evaluated_block e
       WHERE e.chain_id = c.chain_id AND e.block_number > c.evaluated_pos >> 27 AND e.block_number <= $2) AS blocks
     FROM compliance.chain c WHERE chain_id = $1`,
    [anvil.chainId, lastBlock],
  );
  const row = rows[0];
  return row !== undefined && Number(blockOf(BigInt(row.pos))) + Number(row.blocks) >= lastBlock;
}

async function requireEverything(pool: Pool, { accesses, violations, firstBlock }: FilledChain): Promise<void> {
  const { rows } = await pool.query<{ accesses: number; verdicts: number }>(
    `SELECT (SELECT count(*)::int FROM chain.access WHERE block_number >= $1) AS accesses,
       (SELECT count(*)::int FROM compliance.verdict v WHERE v.pos >> 27 >= $1) AS verdicts`,
    [firstBlock],
  );
  const { rows: alerts } = await pool.query<{ rule_id: string; count: number }>(
    "SELECT rule_id, count(*)::int AS count FROM compliance.alert GROUP BY rule_id ORDER BY rule_id",
  );
  const found = Object.fromEntries(alerts.map(({ rule_id, count }) => [rule_id, count]));
  const expected = Object.fromEntries(Object.entries(violations).sort(([a], [b]) => (a < b ? -1 : 1)));
  if (rows[0]!.accesses !== accesses || rows[0]!.verdicts !== accesses)
    throw new Error(`Of ${accesses} accesses ${rows[0]!.accesses} were stored and ${rows[0]!.verdicts} evaluated.`);
  if (JSON.stringify(found) !== JSON.stringify(expected))
    throw new Error(`The alerts are ${JSON.stringify(found)} but ${JSON.stringify(expected)} were expected.`);
}

/** Returns the directory of the indexer's profile. */
export const profileDirectory = (directory: string): string => join(directory, "profile");
