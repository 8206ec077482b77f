/**
 * `npm run bench -- backfill`: from an empty database to the last alert, compared with bare Ponder and a hand-written
 * minimum.
 */
import { join } from "node:path";
import { createPool } from "../../database/pool";
import { deploymentFile } from "../../devnet/deploy";
import { freePort } from "../../devnet/postgres";
import { type Stack, startStack } from "../../devnet/stack";
import { describeMachine, type Machine, sharedBuffers } from "../machine";
import { readOptions } from "../options";
import { measureBare } from "./bare";
import { type FilledChain, FORMS, type Form, fillChain } from "./chain";
import type { Measure, Run } from "./contender";
import { measureFloor } from "./floor";
import { measureProduct, profileDirectory } from "./product";
import { type SelfTime, topFunctions } from "./profile";

export const BACKFILL_USAGE = `backfill  [--size 200k,1M] [--form single,packed] [--contender product,bare,floor] [--rounds 3]
            [--endpoints 25] [--profile]
            seconds from an empty database to the last alert, for single logs and for packed batches;
            --endpoints lists the node so many times, --profile shows where the indexer's time goes`;

export const CONTENDERS = ["product", "bare", "floor"] as const;
export type Contender = (typeof CONTENDERS)[number];

export type BackfillVariant = {
  size: number;
  form: Form;
  blocks: number;
  /** In the order of the rounds. */
  measures: Partial<Record<Contender, Measure[]>>;
  /** With `--profile`: the profile of an additional run of the product, which is not measured. */
  profile?: SelfTime[];
};

export type BackfillResult = { machine: Machine; options: Record<string, unknown>; variants: BackfillVariant[] };

const MEASURES: Record<Contender, (run: Run) => Promise<Measure>> = {
  product: measureProduct,
  bare: measureBare,
  floor: measureFloor,
};

/** Runs the benchmark; `say` receives progress messages. */
export async function benchBackfill(args: readonly string[], say: (text: string) => void): Promise<BackfillResult> {
  const given = readOptions(args, ["size", "form", "contender", "rounds", "endpoints", "json"], ["profile"]);
  const options = {
    sizes: given.counts("size", [200_000, 1_000_000]),
    forms: given.words("form", FORMS, FORMS),
    contenders: given.words("contender", CONTENDERS, CONTENDERS),
    rounds: given.count("rounds", 3),
    endpoints: given.count("endpoints", 25),
    profile: given.flag("profile"),
  };
  const stack = await startStack({ chains: [], sharedBuffers: sharedBuffers() });
  const pool = createPool({ databaseUrl: stack.databaseUrl, max: 1, applicationName: "consentry benchmark" });
  try {
    const machine = await describeMachine(pool);
    const variants: BackfillVariant[] = [];
    for (const size of options.sizes)
      for (const form of options.forms) {
        say(`Building a chain of ${size} accesses, ${form}.`);
        const chain = await fillChain(form, size);
        try {
          variants.push(await compare({ stack, chain, comparing: { size, form, ...options }, say }));
        } finally {
          await chain.anvil.stop();
        }
      }
    return { machine, options, variants };
  } finally {
    await pool.end();
    await stack.stop();
  }
}

type Comparing = {
  size: number;
  form: Form;
  contenders: readonly Contender[];
  rounds: number;
  endpoints: number;
  profile: boolean;
};

async function compare({
  stack,
  chain,
  comparing: { size, form, contenders, rounds, endpoints, profile },
  say,
}: {
  stack: Stack;
  chain: FilledChain;
  comparing: Comparing;
  say: (text: string) => void;
}): Promise<BackfillVariant> {
  const variant: BackfillVariant = { size, form, blocks: chain.lastBlock - chain.firstBlock + 1, measures: {} };
  const run = (name: string, work: (run: Run) => Promise<Measure>) =>
    inEmptyDatabase({ stack, chain, name, endpoints, work });
  for (let round = 1; round <= rounds; round++)
    for (const contender of contenders) {
      const measure = await run(`${form}_${size}_${contender}_${round}`, MEASURES[contender]);
      say(`${form}, ${size}, round ${round}: ${contender} ${measure.seconds.toFixed(1)} s`);
      variant.measures[contender] = [...(variant.measures[contender] ?? []), measure];
    }
  if (profile) {
    const directory = profileDirectory(join(stack.directory, `${form}-${size}`));
    await run(`${form}_${size}_profile`, (each) => measureProduct(each, { profileDirectory: directory }));
    variant.profile = topFunctions(directory, 25);
  }
  return variant;
}

async function inEmptyDatabase({
  stack,
  chain,
  name,
  endpoints,
  work,
}: {
  stack: Stack;
  chain: FilledChain;
  name: string;
  endpoints: number;
  work: (run: Run) => Promise<Measure>;
}): Promise<Measure> {
  const databaseUrl = await stack.createDatabase(name);
  const pool = createPool({ databaseUrl, max: 2, applicationName: "consentry benchmark" });
  try {
    return await work({
      ...{ chain, pool, databaseUrl },
      deploymentsFile: stack.writeDeployments(
        deploymentFile([{ chainId: chain.anvil.chainId, deployment: chain.deployment }]),
      ),
      rpcUrls: Array(endpoints).fill(chain.anvil.rpcUrl),
      port: await freePort(),
      logFile: join(stack.directory, `${name}.log`),
    });
  } finally {
    await pool.end();
    await dropDatabase(stack, name);
  }
}

async function dropDatabase({ databaseUrl }: Stack, name: string): Promise<void> {
  const pool = createPool({ databaseUrl, max: 1, applicationName: "consentry benchmark" });
  await pool.query(`DROP DATABASE "${name}" WITH (FORCE)`);
  await pool.end();
}
