/**
 * `npm run bench -- detect`: accesses per second with the whole catalogue, by size of history, compared with a naive
 * implementation.
 */

import { passes } from "../../alerts/rules/catalogue";
import { createPool } from "../../database/pool";
import { connectDevelopmentNode } from "../../devnet/node";
import { startStack } from "../../devnet/stack";
import { describeMachine, type Machine, sharedBuffers } from "../machine";
import { readOptions } from "../options";
import { type HistoryOptions, sizesFor } from "./history";
import { loadHistory, setIndexed } from "./load";
import { measureNaive, type NaiveMeasure } from "./naive-measure";
import { measureProduct, type ProductMeasure } from "./product";
import { sliceOf } from "./slice";

export const DETECT_USAGE = `detect  [--size 100k,1M,5M] [--slice 200k] [--warm-up 50k] [--range 20k] [--concurrency 2]
          [--naive 3k] [--naive-concurrency 16] [--rate 13] [--seed 1] [--queue postgres|redis]
          accesses a second with all rules at the end of a history of each size, and by a job an access`;

export type DetectSize = {
  /** Accesses of history. */
  size: number;
  /** Seconds spent generating and loading the history, which no rate includes. */
  loadSeconds: number;
  product: ProductMeasure;
  naive: NaiveMeasure;
};

export type DetectResult = {
  machine: Machine;
  options: Record<string, unknown>;
  rules: string[];
  sizes: DetectSize[];
};

/** Runs the benchmark; `say` receives progress messages. */
export async function benchDetect(args: readonly string[], say: (text: string) => void): Promise<DetectResult> {
  const names = ["size", "slice", "warm-up", "range", "concurrency", "naive", "naive-concurrency", "rate", "seed"];
  const given = readOptions(args, [...names, "queue", "json"], []);
  const options = {
    sizes: given.counts("size", [100_000, 1_000_000, 5_000_000]),
    slice: given.count("slice", 200_000),
    warmUp: given.count("warm-up", 50_000),
    rangeSize: given.count("range", 20_000),
    concurrency: given.count("concurrency", 2),
    naive: given.count("naive", 3_000),
    naiveConcurrency: given.count("naive-concurrency", 16),
    rate: given.amount("rate", 13),
    seed: given.count("seed", 1),
    queue: given.words("queue", ["postgres", "redis"], ["postgres"])[0]!,
  };
  const stack = await startStack({
    chains: [{ chainId: 31337 }],
    redis: options.queue === "redis",
    sharedBuffers: sharedBuffers(),
  });
  try {
    const administration = createPool({
      databaseUrl: stack.databaseUrl,
      max: 1,
      applicationName: "consentry benchmark",
    });
    const machine = await describeMachine(administration);
    const sizes: DetectSize[] = [];
    for (const size of options.sizes) {
      const name = `detect_${size}`;
      const databaseUrl = await stack.createDatabase(name);
      const pool = createPool({ databaseUrl, max: 4, applicationName: "consentry benchmark" });
      try {
        say(`Generating a history of ${size} accesses.`);
        const started = performance.now();
        const history: HistoryOptions = {
          ...{ accesses: size, sizes: sizesFor(size), seed: options.seed, rate: options.rate },
          ...{ blockSeconds: 5, violations: 0.01, campaigns: 1 },
        };
        const loaded = await loadHistory(pool, databaseUrl, history);
        const loadSeconds = (performance.now() - started) / 1000;
        const slice = sliceOf(loaded, options.slice, options.warmUp);
        const anvil = stack.chains[0]!;
        const genesisHash = (await (await connectDevelopmentNode(anvil)).head()).hash;
        const { redisUrl } = stack;
        await setIndexed(pool, loaded.last);
        say(`Evaluating its last ${slice.accesses} accesses.`);
        const product = await measureProduct({
          ...{ pool, databaseUrl, redisUrl, anvil, genesisHash, slice },
          rangeSize: options.rangeSize,
          concurrency: options.concurrency,
        });
        say(`${Math.round(product.rate)} per second. Evaluating ${options.naive} of them naively.`);
        const naive = await measureNaive({
          ...{ pool, databaseUrl, redisUrl, slice },
          accesses: Math.min(options.naive, Math.floor(slice.accesses / 1.1)),
          concurrency: options.naiveConcurrency,
        });
        sizes.push({ size, loadSeconds, product, naive });
      } finally {
        await pool.end();
        await administration.query(`DROP DATABASE ${name} WITH (FORCE)`);
      }
    }
    await administration.end();
    return { machine, options, rules: passes.flatMap(({ rules }) => rules), sizes };
  } finally {
    await stack.stop();
  }
}
