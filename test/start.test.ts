import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, onTestFinished, test } from "vitest";
import { createPool } from "../database/pool";
import { deploy, deploymentFile } from "../devnet/deploy";
import { connectDevelopmentNode } from "../devnet/node";
import { freePort } from "../devnet/postgres";
import { type RunningProcess, startProcess } from "../devnet/processes";
import { type Stack, startStack } from "../devnet/stack";
import { createWallet } from "../devnet/wallet";
import { environmentOf, startCommand } from "./support/indexer";

let stack: Stack;
let env: Record<string, string>;
const running: RunningProcess[] = [];

beforeAll(async () => {
  stack = await startStack();
  const node = await connectDevelopmentNode({ rpcUrl: stack.chains[0]!.rpcUrl });
  const { time } = await node.head();
  const deployment = await deploy({ node, wallet: createWallet(node), grants: [], governanceDelay: 1, time: time + 1 });
  env = environmentOf(stack, stack.chains, deploymentFile([{ chainId: 31_337, deployment }]));
});

afterEach(async () => {
  await Promise.all(running.splice(0).map((process) => process.stop()));
});

afterAll(() => stack?.stop());

async function start(
  command: string,
  more: Record<string, string> = {},
): Promise<{ process: RunningProcess; answers: (path: string) => Promise<boolean> }> {
  const port = String(await freePort());
  const process = startCommand(command, { ...env, ...more, PORT: port });
  running.push(process);
  const answers = (path: string) =>
    fetch(`http://127.0.0.1:${port}${path}`).then(
      ({ ok }) => ok,
      () => false,
    );
  return { process, answers };
}

test("one command runs everything; an indexer beside it stands by and takes over when it is killed, and an API serves", async () => {
  const all = await start("start");
  await all.process.waitUntil(
    async () => (await all.answers("/ready")) && all.process.tail(200).includes("The worker runs"),
  );

  const second = await start("start-indexer");
  const directory = mkdtempSync(join(tmpdir(), "consentry-rules-"));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  const rulesFile = join(directory, "rules.json");
  writeFileSync(rulesFile, JSON.stringify({ rules: { "CON-02": { parameters: { mostYears: 2 } } } }));
  const api = await start("start-api", { RULES_FILE: rulesFile });
  await second.process.waitUntil(() => second.process.tail().includes("Another indexer writes the schema facts_"));
  await api.process.waitUntil(() => api.answers("/ready"));

  await all.process.kill();
  await second.process.waitUntil(() => second.answers("/ready"));
  // Ponder's own lock would have kept it waiting.
  expect(second.process.tail(200)).not.toContain("Schema is locked");
  expect((await second.process.stop()).code).toBe(0);
  expect((await api.process.stop()).code).toBe(0);

  // The API started with other rules, and the indexer that stood by with the first ones.
  const pool = createPool({ databaseUrl: env.DATABASE_URL!, max: 1, applicationName: "consentry-test" });
  onTestFinished(() => pool.end());
  const { rows } = await pool.query(
    "SELECT operation, filter -> 'changed' AS changed FROM compliance.operator_log WHERE credential_id = 'operator' ORDER BY id",
  );
  expect(rows).toEqual([
    { operation: "npm run start:api", changed: ["CON-02.mostYears: 1 → 2"] },
    { operation: "npm run start:indexer", changed: ["CON-02.mostYears: 2 → 1"] },
  ]);
});

/** The processes that descend from this one, itself included. */
function familyOf(pid: number): number[] {
  const parents = new Map(
    readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => {
        try {
          const stat = readFileSync(`/proc/${name}/stat`, "utf8");
          return [[Number(name), Number(stat.split(")").pop()!.trim().split(" ")[1])] as const];
        } catch {
          return [];
        }
      }),
  );
  const family = [pid];
  for (const member of family) for (const [child, parent] of parents) if (parent === member) family.push(child);
  return family;
}

const isAlive = (pid: number) => {
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
};

test.each([
  { script: "start", signal: "SIGTERM", runs: "The worker runs" },
  { script: "start", signal: "SIGKILL", runs: "The worker runs" },
  { script: "demo", signal: "SIGTERM", runs: "Starting PostgreSQL" },
] as const)("$signal to the npm of `npm run $script` ends all that it started", async ({ script, signal, runs }) => {
  const npm = startProcess({
    name: `npm run ${script}`,
    command: ["npm", "run", script],
    env: { ...env, PORT: String(await freePort()) },
  });
  running.push(npm);
  // npm, perhaps its shell, and the parent of at least two processes.
  await npm.waitUntil(() => npm.tail(200).includes(runs) && familyOf(npm.pid).length >= 5);
  const family = familyOf(npm.pid);

  // The signal goes to npm alone, not to its process group.
  process.kill(npm.pid, signal);
  await expect.poll(() => family.filter(isAlive), { timeout: 30_000 }).toEqual([]);
});
