import { parseArgs } from "node:util";
import { checkScenarios } from "./check";
import { playFile } from "./play";
import { OptionError, readOptions } from "./scenario/generate/options";
import { allMatch, report, reportJson } from "./scenario/print-comparison";

const USAGE = `Usage:
  npm run scenario -- check FILE... [--json] [--packed] [--queue redis|postgres]
      Play each file on a fresh chain of an embedded stack, wait until every event is evaluated, and compare the alerts
      with the file's expectations. Exits with 0 only if all match.
  npm run scenario -- play FILE --rpc URL [--map OUT.json] [--deployments OUT.json] [--packed]
      Play the file on a running development chain.
  npm run scenario -- generate --seed N --events N [--anomaly-rate R] [--patients N] [--actors N] [--days N]
      Generate a labelled scenario with that many lines: the same output for the same seed and options.
The format is described in docs/scenarios.md.`;

class UsageError extends Error {}

type Say = (sentence: string) => unknown;

const sayOnStderr: Say = (sentence) => process.stderr.write(`${sentence}\n`);

async function check(args: string[], say: Say): Promise<number> {
  const { values, positionals: files } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: "boolean" }, packed: { type: "boolean" }, queue: { type: "string", default: "postgres" } },
  });
  const { json = false, packed = false, queue } = values;
  if (files.length === 0) throw new UsageError("Name at least one scenario file.");
  if (queue !== "redis" && queue !== "postgres") throw new UsageError("--queue must be redis or postgres.");
  const checked = await checkScenarios({ files, packed, queue, redisUrl: process.env.REDIS_URL, onProgress: say });
  process.stdout.write(`${json ? reportJson(checked) : checked.map(report).join("\n\n")}\n`);
  return checked.every(allMatch) ? 0 : 1;
}

async function play(args: string[], say: Say): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      rpc: { type: "string" },
      map: { type: "string" },
      deployments: { type: "string" },
      packed: { type: "boolean" },
    },
  });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new UsageError("Name one scenario file.");
  if (values.rpc === undefined) throw new UsageError("Name the chain with --rpc URL.");
  const { rpc: rpcUrl, map, deployments, packed } = values;
  const played = await playFile({ file, rpcUrl, map, deployments, packed, onProgress: say });
  say(`Played ${played.lines.length} lines in ${played.blocks.length} blocks.`);
  return 0;
}

async function generate(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      seed: { type: "string" },
      events: { type: "string" },
      "anomaly-rate": { type: "string" },
      patients: { type: "string" },
      actors: { type: "string" },
      days: { type: "string" },
    },
  });
  const options = readOptions(values);
  // Imported here only, because an installation need not have the oracle that the labels come from.
  const { generateScenario } = await import("./scenario/generate/generate");
  const story = generateScenario(options);
  // The reader closed the pipe early, as `head` does.
  process.stdout.on("error", () => {});
  await new Promise<void>((resolve) => process.stdout.write(story, () => resolve()));
  return 0;
}

/** Runs what `npm run scenario -- …` was given, and returns the exit code: 2 for wrong usage, 1 for another failure. */
export async function runScenarioCommand([command, ...args]: string[], say = sayOnStderr): Promise<number> {
  try {
    if (command === "check") return await check(args, say);
    if (command === "play") return await play(args, say);
    if (command === "generate") return await generate(args);
    throw new UsageError(command === undefined ? "Name a command." : `There is no command ${command}.`);
  } catch (error) {
    const wrong = error instanceof UsageError || error instanceof OptionError;
    const usage = wrong || (error as { code?: string }).code?.startsWith("ERR_PARSE_ARGS");
    say((error as Error).message);
    if (usage) say(USAGE);
    return usage ? 2 : 1;
  }
}
