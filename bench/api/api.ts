/** `npm run bench -- api`: response times at a steady load, and the memory of a large export. */
import { fileURLToPath } from "node:url";
import { createPool } from "../../database/pool";
import { freePort } from "../../devnet/postgres";
import { startProcess } from "../../devnet/processes";
import { startStack } from "../../devnet/stack";
import { createApiKey } from "../../src/api/identity/api-keys";
import { describeMachine, type Machine, sharedBuffers } from "../machine";
import { peakMemory } from "../memory";
import { readOptions } from "../options";
import { percentile } from "../statistics";
import { casesFor, type Description } from "./cases";
import { type Exported, exportAccesses } from "./export";
import { pacedLoad } from "./load";
import { type Prepared, prepare, preparedBefore } from "./prepare";

export const API_USAGE = `api  [--accesses 5M] [--export 1M] [--rate 50] [--connections 20] [--seconds 10] [--seed 1] [--keep DIRECTORY]
        milliseconds of answers over a large history, at a steady rate, and the memory of a large export; the history of a
        directory is kept, and found again by the next run`;

export type CaseMeasure = { name: string; requests: number; limit: number; p50: number; p95: number; p99: number };

export type ApiResult = {
  machine: Machine;
  options: Record<string, unknown>;
  prepared: Prepared;
  cases: CaseMeasure[];
  export: Exported;
};

/** Runs the benchmark; `say` receives progress messages. */
export async function benchApi(args: readonly string[], say: (text: string) => void): Promise<ApiResult> {
  const given = readOptions(args, ["accesses", "export", "rate", "connections", "seconds", "seed", "keep", "json"], []);
  const options = {
    accesses: given.count("accesses", 5_000_000),
    exported: given.count("export", 1_000_000),
    rate: given.amount("rate", 50),
    connections: given.count("connections", 20),
    seconds: given.amount("seconds", 10),
    seed: given.count("seed", 1),
  };
  const keep = given.text("keep");
  const stack = await startStack({ chains: [{ chainId: 31337 }], sharedBuffers: sharedBuffers(), keep });
  const { databaseUrl } = stack;
  const pool = createPool({ databaseUrl, max: 4, applicationName: "consentry benchmark" });
  try {
    const prepared =
      (await preparedBefore(pool, options.accesses)) ??
      (await prepare(
        { pool, databaseUrl, anvil: stack.chains[0]! },
        // Chosen so that 5 million accesses give 100,000 alerts.
        { accesses: options.accesses, seed: options.seed, violations: 0.0215 },
        say,
      ));
    const { key } = await createApiKey({ pool, name: "benchmark", role: "officer" });
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const { PATH, HOME, TMPDIR } = process.env;
    const server = startProcess({
      name: "API",
      command: [process.execPath, "--import", "tsx", fileURLToPath(new URL("server.ts", import.meta.url))],
      env: {
        ...{ PATH, HOME, TMPDIR, NODE_ENV: "production", RATE_LIMIT_PER_MINUTE: "0" },
        BENCH_SETTINGS: JSON.stringify({ databaseUrl, port }),
      },
    });
    try {
      const ask = (path: string) => fetch(`${url}${path}`, { headers: { authorization: `Bearer ${key}` } });
      const description = () => ask("/v1/openapi.json");
      await server.waitUntil(() =>
        description().then(
          ({ ok }) => ok,
          () => false,
        ),
      );
      const cases: CaseMeasure[] = [];
      for (const { name, paths, limit } of await casesFor(pool, (await (await description()).json()) as Description)) {
        const times = await pacedLoad({ url, key, paths, ...options });
        const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => percentile(times, share)) as [number, number, number];
        say(`${name}: p95 ${p95.toFixed(1)} ms`);
        cases.push({ name, limit, requests: times.length, p50, p95, p99 });
      }
      say(`Exporting ${options.exported} accesses.`);
      const before = peakMemory(server.pid);
      const exported = await exportAccesses({ pool, url, key, rows: options.exported });
      const grown = { before, after: peakMemory(server.pid) };
      return { machine: await describeMachine(pool), options, prepared, cases, export: { ...exported, ...grown } };
    } finally {
      await server.stop();
    }
  } finally {
    await pool.end();
    await stack.stop();
  }
}
