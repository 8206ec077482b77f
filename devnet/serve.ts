/**
 * Serves a development chain, as the `devnet` profile of `docker-compose.yml` does: deploys the contracts, writes the
 * deployment file, plays a scenario, and keeps running. The chain is stored beside the deployment file and served again
 * after a restart.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { deployments as deploymentsSchema } from "../settings";
import { startAnvil } from "./anvil";
import { stopAll } from "./child-guard";
import { deploymentFile } from "./deploy";
import { connectDevelopmentNode, type Node } from "./node";
import { readScenario } from "./scenario/format";
import { playScenario } from "./scenario/player";
import { latestStart, prepareScenario } from "./scenario/prepare";

const USAGE = `Usage: node --import tsx devnet/serve.ts [--host ADDRESS] [--port N] [--deployments FILE] [--scenario FILE] [--every MS]
  --host         address to listen on (default 127.0.0.1)
  --port         default 8545
  --deployments  file for the contracts' addresses; the chain is stored beside it (default deployments.json)
  --scenario     file to play (default: the hospital day in scenarios/)
  --every        milliseconds between blocks (default 1000)`;

const CHAIN_ID = 31337;
const HOSPITAL_DAY = fileURLToPath(new URL("../scenarios/hospital-day.jsonl", import.meta.url));
const say = (sentence: string) => process.stdout.write(`${sentence}\n`);

/** Whether the file's contracts are already on this chain, so that its scenario was played before. */
async function isServedAgain(node: Node, file: string): Promise<boolean> {
  if (!existsSync(file)) return false;
  const deployed = deploymentsSchema.parse(JSON.parse(readFileSync(file, "utf8")))[String(node.chainId)];
  if (!deployed) return false;
  return (await node.request<string>("eth_getCode", [deployed.contracts.governance, "latest"])) !== "0x";
}

/** Writes the file atomically, so that no reader sees half of it. */
function writeWhole(file: string, text: string): void {
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}

async function serve(): Promise<void> {
  const { values } = parseArgs({
    options: {
      host: { type: "string", default: "127.0.0.1" },
      port: { type: "string", default: "8545" },
      deployments: { type: "string", default: "deployments.json" },
      scenario: { type: "string", default: HOSPITAL_DAY },
      every: { type: "string", default: "1000" },
    },
  });
  const { lines } = readScenario(values.scenario);
  const file = resolve(values.deployments);
  mkdirSync(dirname(file), { recursive: true });
  const anvil = await startAnvil({
    chainId: CHAIN_ID,
    genesisTime: latestStart(lines),
    host: values.host,
    port: Number(values.port),
    stateFile: join(dirname(file), `chain-${CHAIN_ID}.json`),
  });
  say(`Serving chain ${CHAIN_ID} at ${values.host}:${values.port}.`);
  const node = await connectDevelopmentNode(anvil);
  if (await isServedAgain(node, file)) say(`Loaded the stored chain, at block ${(await node.head()).number}.`);
  else {
    const prepared = await prepareScenario({ node, lines });
    const deployed = deploymentFile([{ chainId: CHAIN_ID, deployment: prepared.deployment }]);
    writeWhole(file, `${JSON.stringify(deployed, null, 2)}\n`);
    say(`Deployed the contracts; their addresses are in ${values.deployments}. Playing ${lines.length} lines.`);
    await playScenario({ lines, node, ...prepared, pace: () => sleep(Number(values.every)) });
    say("The scenario has been played; the chain keeps running.");
  }
  await new Promise(() => setInterval(() => {}, 60_000));
}

await serve().catch((error: NodeJS.ErrnoException) => {
  process.stderr.write(`${error.message}\n${error.code?.startsWith("ERR_PARSE_ARGS") ? `${USAGE}\n` : ""}`);
});
await stopAll();
process.exit(1);
