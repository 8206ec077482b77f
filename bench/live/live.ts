/** `npm run bench -- live`: from the block that holds an access to the alert that is stored, and to the webhook. */
import { redisInstalled } from "../../devnet/redis";
import type { Machine } from "../machine";
import { readOptions } from "../options";
import { measureLive } from "./measure";
import type { LiveResult, LiveRun } from "./result";
import { QUEUES } from "./run-options";

export const LIVE_USAGE = `live  [--rate 13,130] [--seconds 300] [--burst 500] [--burst-blocks 1] [--form single|packed]
        [--queue postgres,redis]
        milliseconds from a block to its alerts' rows and webhooks, with blocks of one second`;

/** Runs the benchmark; `say` hears what is done at the moment. */
export async function benchLive(args: readonly string[], say: (text: string) => void): Promise<LiveResult> {
  const given = readOptions(args, ["rate", "seconds", "burst", "burst-blocks", "form", "queue", "json"], []);
  const options = {
    rates: given.counts("rate", [13, 130]),
    seconds: given.count("seconds", 300),
    burst: given.count("burst", 500),
    burstBlocks: given.count("burst-blocks", 1),
    form: given.words("form", ["single", "packed"], ["single"])[0]!,
    queues: given.words("queue", QUEUES, redisInstalled ? QUEUES : ["postgres"]),
  };
  const runs: LiveRun[] = [];
  let machine: Machine | undefined;
  for (const queue of options.queues)
    for (const rate of options.rates) {
      const measured = await measureLive({ ...options, queue, rate }, say);
      machine ??= measured.machine;
      runs.push(measured.run);
    }
  return { machine: machine!, options, runs };
}
