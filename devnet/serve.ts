/**
 * Serves a development chain to others, as `docker-compose.yml` does with its profile `devnet`: deploys the contracts, writes the
 * deployment file, plays a scenario, and stays. The chain is kept beside the deployment file and served again after a restart.
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
  --deployments  where the contracts' addresses are written, and the chain is kept beside (default deployments.json)
  --scenario     what is played (default: the hospital day of scenarios/)
  --every        milliseconds between two blocks (default 1000)`;

const CHAIN_ID = 31337;
const HOSPITAL_DAY = fileURLToPath(new URL("../scenarios/hospital-day.jsonl", import.meta.url));
const say = (sentence: string) => process.stdout.write(`${sentence}\n`);

/** Whether the file names contracts that are on this chain: then its story was told before. */
async function isServedAgain(node: Node, file: string): Promise<boolean> {
  if (!existsSync(file)) return false;
  const deployed = deploymentsSchema.parse(JSON.parse(readFileSync(file, "utf8")))[String(node.chainId)];
  if (!deployed) return false;
  return (await node.request<string>("eth_getCode", [deployed.contracts.governance, "latest"])) !== "0x";
}

/** Writes the file whole: who waits for it never reads half of it. */
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
  say(`Chain ${CHAIN_ID} is served at ${values.host}:${values.port}.`);
  const node = await connectDevelopmentNode(anvil);
  if (await isServedAgain(node, file)) say(`It is the one of before, at block ${(await node.head()).number}.`);
  else {
    const prepared = await prepareScenario({ node, lines });
    const deployed = deploymentFile([{ chainId: CHAIN_ID, deployment: prepared.deployment }]);
    writeWhole(file, `${JSON.stringify(deployed, null, 2)}\n`);
    say(`The contracts are deployed; their addresses are in ${values.deployments}. Playing ${lines.length} lines.`);
    await playScenario({ lines, node, ...prepared, pace: () => sleep(Number(values.every)) });
    say("The story is told; the chain stays.");
  }
  await new Promise(() => setInterval(() => {}, 60_000));
}

await serve().catch((error: NodeJS.ErrnoException) => {
  process.stderr.write(`${error.message}\n${error.code?.startsWith("ERR_PARSE_ARGS") ? `${USAGE}\n` : ""}`);
});
await stopAll();
process.exit(1);
