/** The images start: each command is run in a folder with exactly the files that `Dockerfile` copies. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { freePort } from "../devnet/postgres";
import { type RunningProcess, startProcess } from "../devnet/processes";
import { useTestServer } from "./support/database";
import { type Image, readImages } from "./support/images/image-files";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const server = useTestServer();
const images = readImages(ROOT);
const folder = mkdtempSync(join(tmpdir(), "consentry-images-"));
const deploymentsFile = join(folder, "deployments", "deployments.json");
const running: RunningProcess[] = [];
let chainUrl: string;

beforeAll(async () => {
  images.forEach(layOut);
  chainUrl = await startDevnet();
});

afterEach(async () => {
  await Promise.all(running.splice(1).map((process) => process.stop()));
});

afterAll(async () => {
  await Promise.all(running.map((process) => process.stop()));
  rmSync(folder, { recursive: true, force: true });
});

test("the development chain deploys the contracts and says where", async () => {
  const { contracts } = JSON.parse(readFileSync(deploymentsFile, "utf8"))["31337"];
  const code = await fetch(chainUrl, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ jsonrpc: "2.0", id: 1, method: "eth_getCode", params: [contracts.accessLedger, "latest"] }),
  }).then((response) => response.json() as Promise<{ result: string }>);
  expect(code.result.length).toBeGreaterThan(1_000);
});

test("the product's image runs everything; beside it its API and worker run, and its indexer takes over when that is killed", async () => {
  const { url, pool } = await server.createEmptyDatabase();
  const all = await startPart("start", url);
  await all.process.waitUntil(async () => (await all.isReady()) && all.process.tail(200).includes("The worker runs"));

  const rulesFile = join(folder, "rules.json");
  writeFileSync(rulesFile, JSON.stringify({ rules: { "CON-02": { parameters: { mostYears: 2 } } } }));
  const second = await startPart("start-indexer", url);
  const api = await startPart("start-api", url, { RULES_FILE: rulesFile });
  await Promise.all([
    second.process.waitUntil(() => second.process.tail().includes("Another indexer writes the schema facts_")),
    api.process.waitUntil(api.isReady),
  ]);
  const worker = await startPart("start-worker", url);
  await worker.process.waitUntil(() => worker.process.tail(200).includes("The worker runs"));
  const health = startIn(imageOf("runtime"), commandOf("runtime", "worker-health"), worker.env);
  running.push(health);
  expect(await health.exited, health.tail()).toEqual({ code: 0, signal: null });

  await all.process.kill();
  await second.process.waitUntil(second.isReady);
  // Ponder's own lock would have kept it waiting.
  expect(second.process.tail(200)).not.toContain("Schema is locked");
  // It has recovered what the first one left.
  expect(second.process.tail(200)).not.toContain("DeprecationWarning");
  for (const { process } of [second, api, worker]) expect((await process.stop()).code).toBe(0);

  // The API started with other rules, and the worker with the first ones, which the indexer has, too.
  const { rows } = await pool.query(
    "SELECT operation, filter -> 'changed' AS changed FROM compliance.operator_log WHERE credential_id = 'operator' ORDER BY id",
  );
  expect(rows).toEqual([
    { operation: "npm run start:api", changed: ["CON-02.mostYears: 1 → 2"] },
    { operation: "npm run start:worker", changed: ["CON-02.mostYears: 2 → 1"] },
  ]);
});

function imageOf(target: string): Image {
  return images.find((image) => image.target === target)!;
}

function commandOf(target: string, file: string): string[] {
  const ofFile = imageOf(target).commands.filter((command) => command[3]?.endsWith(`/${file}.ts`));
  // The longest is the one with options, where compose has given some.
  const command = ofFile.sort((a, b) => b.length - a.length)[0];
  if (command === undefined) throw new Error(`Nothing runs ${file} in the image ${target}.`);
  return command;
}

function placeOf({ target }: Image): string {
  return join(folder, target);
}

function layOut(image: Image): void {
  for (const file of image.files) {
    const copy = join(placeOf(image), file);
    mkdirSync(dirname(copy), { recursive: true });
    cpSync(join(ROOT, file), copy);
  }
  symlinkSync(join(ROOT, "node_modules"), join(placeOf(image), "node_modules"));
}

function startIn(image: Image, [, ...args]: string[], env: Record<string, string>): RunningProcess {
  const { PATH = "", HOME = "" } = process.env;
  return startProcess({
    name: args.join(" "),
    command: [process.execPath, ...args],
    env: { PATH, HOME, ...env },
    cwd: placeOf(image),
  });
}

/** Starts compose's chain, on a port that is free here, and returns its URL once it has deployed the contracts. */
async function startDevnet(): Promise<string> {
  const port = String(await freePort());
  const own: Record<string, string> = { "--host": "127.0.0.1", "--port": port, "--deployments": deploymentsFile };
  const command = commandOf("devnet", "serve").map((word, nth, words) => own[words[nth - 1] ?? ""] ?? word);
  for (const option of Object.keys(own)) expect(command).toContain(option);
  const devnet = startIn(imageOf("devnet"), command, {});
  running.push(devnet);
  await devnet.waitUntil(() => existsSync(deploymentsFile));
  return `http://127.0.0.1:${port}`;
}

async function startPart(file: string, databaseUrl: string, more: Record<string, string> = {}) {
  const port = String(await freePort());
  const env = {
    ENV_FILES: "off",
    DATABASE_URL: databaseUrl,
    DEPLOYMENTS_FILE: deploymentsFile,
    PONDER_RPC_URL_31337: chainUrl,
    CHAIN_CACHE: "off",
    POLLING_INTERVAL_MS: "100",
    PORT: port,
    ...more,
  };
  const started = startIn(imageOf("runtime"), commandOf("runtime", file), env);
  running.push(started);
  const isReady = () =>
    fetch(`http://127.0.0.1:${port}/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
  return { process: started, env, isReady };
}
