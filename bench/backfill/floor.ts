/** The hand-written minimum, measured in a separate process. */
import { fileURLToPath } from "node:url";
import { startProcess } from "../../devnet/processes";
import { peakMemory } from "../memory";
import type { Measure, Run } from "./contender";
import type { FloorSettings } from "./floor-settings";

/** Runs it once, from an empty database until the last access is stored and the indexes are made. */
export async function measureFloor({ chain, pool, databaseUrl, logFile }: Run): Promise<Measure> {
  const { PATH, HOME, TMPDIR } = process.env;
  const settings: FloorSettings = {
    ...{ rpcUrl: chain.anvil.rpcUrl, databaseUrl, chainId: chain.anvil.chainId },
    ...{ address: chain.deployment.contracts.accessLedger, fromBlock: chain.firstBlock, toBlock: chain.lastBlock },
  };
  let peak = 0;
  const started = performance.now();
  const floor = startProcess({
    name: "floor",
    command: [process.execPath, "--import", "tsx", fileURLToPath(new URL("./floor-process.ts", import.meta.url))],
    env: { PATH, HOME, TMPDIR, NODE_ENV: "production", BENCH_SETTINGS: JSON.stringify(settings) },
    logFile,
  });
  const watch = setInterval(() => {
    peak = Math.max(peak, peakMemory(floor.pid));
  }, 100);
  const { code } = await floor.exited;
  clearInterval(watch);
  const seconds = (performance.now() - started) / 1000;
  if (code !== 0) throw new Error(`The floor exited with code ${code}:\n${floor.tail()}`);
  const { rows } = await pool.query<{ count: number }>("SELECT count(*)::int AS count FROM chain.access");
  if (rows[0]!.count !== chain.accesses)
    throw new Error(`The floor stored ${rows[0]!.count} of ${chain.accesses} accesses.`);
  return { seconds, storedSeconds: seconds, peakMemory: { process: peak } };
}
