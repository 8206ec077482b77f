/** A bare Ponder project that only stores the accesses, on Ponder as published. */
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startProcess } from "../../devnet/processes";
import { PROJECT_ROOT } from "../../settings";
import { peakMemoryOfTree } from "../memory";
import { type Measure, type Run, until } from "./contender";

const SCHEMA = "bare";

/** Runs the project once, from an empty database until the last access is stored. */
export async function measureBare(run: Run): Promise<Measure> {
  mendDependencies("--undo");
  try {
    return await measure(run);
  } finally {
    mendDependencies();
  }
}

function mendDependencies(...options: string[]): void {
  execFileSync(process.execPath, [join(PROJECT_ROOT, "patches", "apply.mjs"), ...options]);
}

async function measure(run: Run): Promise<Measure> {
  const { chain, pool, databaseUrl, rpcUrls, port, logFile } = run;
  const { PATH, HOME, TMPDIR } = process.env;
  const root = copyProject();
  const started = performance.now();
  const ponder = startProcess({
    name: "bare Ponder",
    command: [
      ...([process.execPath, fileURLToPath(new URL("./bin/ponder.js", import.meta.resolve("ponder")))] as const),
      ...["start", "--root", root, "--schema", SCHEMA, "--hostname", "127.0.0.1", "--port", String(port)],
      ...["--log-level", "warn"],
    ],
    env: {
      ...{ PATH, HOME, TMPDIR, NODE_ENV: "production", PONDER_TELEMETRY_DISABLED: "1", DATABASE_URL: databaseUrl },
      BENCH_CHAIN: JSON.stringify({
        ...{ id: chain.anvil.chainId, rpc: rpcUrls },
        ...{ address: chain.deployment.contracts.accessLedger, startBlock: chain.deployment.startBlock },
      }),
    },
    cwd: root,
    logFile,
  });
  try {
    // The block's last log number is unknown, but blocks are stored atomically.
    await until([ponder], async () => {
      const { rows } = await pool.query(`SELECT FROM "${SCHEMA}".access WHERE chain_id = $1 AND pos >= $2 LIMIT 1`, [
        chain.anvil.chainId,
        (BigInt(chain.lastBlock) << 27n).toString(),
      ]);
      return rows.length > 0;
    });
    const seconds = (performance.now() - started) / 1000;
    const { rows } = await pool.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM "${SCHEMA}".access WHERE block_number >= $1`,
      [chain.firstBlock],
    );
    if (rows[0]!.count !== chain.accesses)
      throw new Error(`Bare Ponder stored ${rows[0]!.count} of ${chain.accesses} accesses.`);
    return { seconds, storedSeconds: seconds, peakMemory: { indexer: peakMemoryOfTree(ponder.pid) } };
  } finally {
    await ponder.stop(60_000);
  }
}

/**
 * Copies the project, because Ponder writes types and schemas into it. The copy is at the same depth, so that imports
 * from this repository still resolve.
 */
function copyProject(): string {
  const root = join(PROJECT_ROOT, ".data", "bare-ponder");
  rmSync(root, { recursive: true, force: true });
  mkdirSync(root, { recursive: true });
  cpSync(fileURLToPath(new URL("../bare-ponder", import.meta.url)), root, { recursive: true });
  return root;
}
