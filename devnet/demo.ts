/** `npm run demo`: plays a hospital day on an embedded stack, from the first transaction to the signed webhook. */
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { createEndpoint } from "../alerts/deliver/endpoints";
import { endWithNpm } from "../commands/end-with-npm";
import { createApiKey } from "../src/api/identity/api-keys";
import { stopAll, stopOnExit } from "./child-guard";
import { announceMessages } from "./demo/announce";
import { closingReport } from "./demo/closing-report";
import { dayAtSpeed, dayOf, daySeconds } from "./demo/pace";
import { startReceiver } from "./receiver";
import { compare } from "./scenario/compare";
import { readScenario } from "./scenario/format";
import { startSystem } from "./system";

const USAGE = `Usage: npm run demo [-- --once] [--speed N] [--port N] [--queue redis|postgres]
  --once     play the day at full speed, print the alerts and a table of expected and found ones, and exit with 0
             only if they match
  --speed N  chain seconds per second (default 60: the day takes a quarter of an hour; its first alert comes within
             seconds at any speed)
  --port N   port of the API (default: a free one)`;

const HOSPITAL_DAY = fileURLToPath(new URL("../scenarios/hospital-day.jsonl", import.meta.url));
const say = (text: string) => process.stdout.write(`${text}\n`);

type DemoOptions = { once: boolean; speed: number; port?: number; queue: "redis" | "postgres" };

function readOptions(): DemoOptions | undefined {
  try {
    const { values } = parseArgs({
      options: {
        once: { type: "boolean", default: false },
        speed: { type: "string", default: "60" },
        port: { type: "string" },
        queue: { type: "string", default: "postgres" },
      },
    });
    const speed = Number(values.speed);
    const port = values.port === undefined ? undefined : Number(values.port);
    if (!(speed > 0)) throw new Error("--speed must be a number greater than 0.");
    if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65_536))
      throw new Error("--port must be a whole number from 1 to 65535.");
    if (values.queue !== "redis" && values.queue !== "postgres") throw new Error("--queue must be redis or postgres.");
    return { once: values.once, speed, port, queue: values.queue };
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n${USAGE}\n`);
    return undefined;
  }
}

const inWords = (seconds: number) =>
  seconds < 90 ? `${Math.round(seconds)} seconds` : `${Math.round(seconds / 60)} minutes`;

/** Plays the day and returns the exit code. Without `once`, it returns only when the process is asked to stop. */
async function demo({ once, speed, port, queue }: DemoOptions): Promise<number> {
  const startedAt = Date.now();
  const scenario = readScenario(HOSPITAL_DAY);
  say("Starting PostgreSQL, a development chain, the indexer, the API and the worker …");
  const minedAt = new Map<string, number>();
  const announce = announceMessages({ minedAt, say });
  const receiver = await startReceiver({ onMessage: announce.onMessage });
  stopOnExit(receiver.stop);
  const system = await startSystem({ scenarios: [scenario.lines], queue, port });
  try {
    const product = system.start("all");
    await system.ready(product);
    const { key } = await createApiKey({ pool: system.pool, name: "demo", role: "officer" });
    const { secret } = await createEndpoint({
      pool: system.pool,
      privateNetworks: "allow",
      endpoint: { name: "demo receiver", url: receiver.url, payload: "full", createdBy: "demo" },
    });
    receiver.trust(secret);
    say(`Everything is running after ${((Date.now() - startedAt) / 1000).toFixed(1)} s.\n`);
    say(`  API   ${system.url}`);
    say(`  key   ${key}`);
    say("        (role officer; the database is deleted when the demo ends)");
    say(`  try   curl -H "Authorization: Bearer ${key}" \\\n          "${system.url}/v1/alerts?limit=3"`);
    say(`  docs  ${system.url}/docs\n`);
    const day = dayOf(scenario.lines, speed);
    say(
      once
        ? "The day is played at full speed, so each alert also waits for earlier blocks.\n"
        : `The first alert comes within seconds. The day takes ${inWords(daySeconds(day))}; to play it faster: npm run demo -- --speed ${speed * 5}\n`,
    );

    const chain = system.chains[0]!;
    const playedFrom = Date.now();
    const played = await system.play(chain, {
      pace: once ? undefined : dayAtSpeed(day),
      onBlock: ({ hash }) => {
        minedAt.set(hash, Date.now());
      },
    });
    const { alerts } = await system.judged(chain, played.blocks);
    await announce.received(alerts.length);
    const playedMs = Date.now() - playedFrom;
    const comparison = compare(scenario, played.lines, alerts);
    const { text, allWell } = await closingReport({
      pool: system.pool,
      comparison,
      messages: receiver.accepted(),
      playedMs,
      totalMs: Date.now() - startedAt,
    });
    say(text);
    if (once) return allWell ? 0 : 1;
    say(`\nThe day is over. The API keeps running at ${system.url} until you press Ctrl-C.`);
    const { code, signal } = await product.exited;
    process.stderr.write(`The product exited with ${signal ?? `code ${code}`}. Its last lines:\n${product.tail()}\n`);
    return 1;
  } finally {
    await system.stop();
    await receiver.stop();
  }
}

endWithNpm();
const options = readOptions();
if (!options) process.exit(2);
process.exitCode = await demo(options).catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  return 1;
});
await stopAll();
process.exit();
