import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Pool } from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { awaitChain } from "../commands/await-chain";
import { awaitDatabase } from "../commands/await-database";
import { migrate } from "../database/migrate";
import { createPool } from "../database/pool";
import { startAnvil } from "../devnet/anvil";
import { deploy, deploymentFile } from "../devnet/deploy";
import { connectDevelopmentNode } from "../devnet/node";
import { freePort } from "../devnet/postgres";
import type { RunningProcess } from "../devnet/processes";
import { type Stack, startStack } from "../devnet/stack";
import { createWallet } from "../devnet/wallet";
import { type Deployment, readSettings } from "../settings";
import { environmentOf, startCommand } from "./support/indexer";

const TIME = 1_900_000_000;

let stack: Stack;
let deployment: Deployment;
let env: Record<string, string>;
let databases = 0;
const running: RunningProcess[] = [];
const servers: Server[] = [];

beforeAll(async () => {
  stack = await startStack({ chains: [{ chainId: 31_337, genesisTime: TIME - 10 }] });
  const node = await connectDevelopmentNode({ rpcUrl: stack.chains[0]!.rpcUrl });
  deployment = await deploy({ node, wallet: createWallet(node), grants: [], governanceDelay: 1, time: TIME });
  env = {
    ...environmentOf(stack, stack.chains, deploymentFile([{ chainId: 31_337, deployment }])),
    PORT: String(await freePort()),
  };
});

afterEach(async () => {
  await Promise.all(running.splice(0).map((process) => process.stop()));
  await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
});

afterAll(() => stack?.stop());

function start(command: string, changes: Record<string, string>): RunningProcess {
  const process = startCommand(command, { ...env, ...changes });
  running.push(process);
  return process;
}

/** Starts the command, waits until it ends, and expects that it failed with the sentence. */
async function endsWith(sentence: string, changes: Record<string, string>, command = "start-indexer"): Promise<void> {
  const process = start(command, changes);
  expect((await process.exited).code).toBe(1);
  expect(process.tail()).toContain(`consentry: ${sentence}`);
}

/** Expects that the start of a process that follows the chain is refused with the sentence, here without a process. */
async function refusedWith(sentence: string, changes: Record<string, string>): Promise<void> {
  const settings = readSettings({ ...env, ...changes });
  const pool = createPool({ databaseUrl: settings.databaseUrl, applicationName: "test" });
  try {
    await awaitDatabase(pool);
    await expect(awaitChain(settings.chains[0]!, settings, pool)).rejects.toThrow(sentence);
  } finally {
    await pool.end();
  }
}

/** Starts the command and waits for the sentence, with which it goes on waiting. */
async function waitsWith(sentence: string, changes: Record<string, string>, command = "start-indexer") {
  const process = start(command, changes);
  await process.waitUntil(() => process.tail(200).includes(`consentry: ${sentence}`));
  expect(process.exit()).toBeNull();
  return process;
}

async function freshDatabase(): Promise<{
  DATABASE_URL: string;
  withPool: (use: (pool: Pool) => Promise<unknown>) => Promise<void>;
}> {
  const url = await stack.createDatabase(`start_${databases++}`);
  const withPool = async (use: (pool: Pool) => Promise<unknown>) => {
    const pool = createPool({ databaseUrl: url, applicationName: "test" });
    await use(pool).finally(() => pool.end());
  };
  return { DATABASE_URL: url, withPool };
}

/** Puts a server before the node that refuses code of an old block, as a node without archive state does. */
async function startPrunedNode(rpcUrl: string): Promise<string> {
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    const { id, method, params } = JSON.parse(body);
    response.setHeader("content-type", "application/json");
    if (method === "eth_getCode" && params[1] !== "latest")
      response.end(JSON.stringify({ jsonrpc: "2.0", id, error: { code: -32_000, message: "missing trie node" } }));
    else
      response.end(
        await (await fetch(rpcUrl, { method: "POST", body, headers: { "content-type": "application/json" } })).text(),
      );
  });
  servers.push(server);
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return `http://127.0.0.1:${port}`;
}

describe("settings", () => {
  test("a wrong and an unknown one end the start, each with its sentence", async () => {
    const changes = { PORT: "none", CONSENTRY_SPEED: "high" };
    await endsWith("PORT must be a whole number from 1 to 65535.", changes, "start");
    await endsWith("CONSENTRY_SPEED is not a setting: remove it", changes, "start-worker");
  });

  test("a rules file that the rules do not take ends the start, with the place in the file", async () => {
    const RULES_FILE = join(mkdtempSync(join(tmpdir(), "consentry-rules-")), "rules.json");
    await endsWith(`RULES_FILE names ${RULES_FILE}, which does not exist`, { RULES_FILE });
    writeFileSync(RULES_FILE, '{"rules": {"ACC-13": {"parameters": {"tolerance": 60}}}}');
    const wrong =
      "The rules file (RULES_FILE) is wrong at rules.ACC-13.parameters.tolerance: the rule has no such parameter";
    await endsWith(wrong, { RULES_FILE }, "start-worker");
    rmSync(dirname(RULES_FILE), { recursive: true });
  });
});

describe("the database", () => {
  test("one that cannot be reached is waited for", async () => {
    const url = `postgres://u:secret@127.0.0.1:${await freePort()}/none`;
    for (const command of ["start-indexer", "start-api"]) {
      const process = await waitsWith(
        "The database of DATABASE_URL cannot be reached (nothing listens there): start PostgreSQL or correct DATABASE_URL.",
        { DATABASE_URL: url },
        command,
      );
      expect(process.tail(200)).not.toContain("secret");
    }
  });

  test("a refused password and a missing database give different errors", async () => {
    const wrongPassword = new URL(stack.databaseUrl);
    wrongPassword.password = "wrong";
    await waitsWith("The database of DATABASE_URL refuses the user or the password", {
      DATABASE_URL: wrongPassword.href,
    });
    const absent = new URL(stack.databaseUrl);
    absent.pathname = "/absent";
    await waitsWith("The database that DATABASE_URL names does not exist", { DATABASE_URL: absent.href });
  });

  test("the settings that were used are named, also if they are PostgreSQL's own", async () => {
    const { hostname, port, username, password } = new URL(stack.databaseUrl);
    const given = { DATABASE_URL: "", PGHOST: hostname, PGPORT: port, PGUSER: username, PGPASSWORD: password };
    const nowhere = { ...given, PGPORT: String(await freePort()), PGDATABASE: "consentry" };
    await waitsWith(
      "The database of PGHOST and PGPORT cannot be reached (nothing listens there): start PostgreSQL or correct PGHOST and PGPORT.",
      nowhere,
      "start-api",
    );
    await waitsWith(
      "The database of PGHOST and PGPORT refuses the user or the password: correct PGUSER and PGPASSWORD or the server's users.",
      { ...given, PGPASSWORD: "wrong", PGDATABASE: "consentry" },
      "start-api",
    );
    await waitsWith(
      "The database that PGDATABASE names does not exist on its server: create it or correct PGDATABASE.",
      { ...given, PGDATABASE: "absent" },
      "start-api",
    );
  });

  test("one that newer code has migrated ends the start", async () => {
    const { DATABASE_URL, withPool } = await freshDatabase();
    await withPool(async (pool) => {
      await migrate(pool);
      await pool.query("INSERT INTO compliance.migration (tag, hash) VALUES ('9999_future', 'x')");
    });
    await endsWith("The database was migrated by a newer version of this program", { DATABASE_URL }, "start-api");
  });
});

describe("the chain", () => {
  test("a node that does not answer is waited for, and going on is said once it does", async () => {
    const port = await freePort();
    const { DATABASE_URL } = await freshDatabase();
    const process = await waitsWith(
      "No node answers at PONDER_RPC_URL_31337 (nothing listens there): start the node or correct the URL.",
      { DATABASE_URL, PONDER_RPC_URL_31337: `http://127.0.0.1:${port}/?key=a-key` },
      "start-worker",
    );
    expect(process.tail(200)).not.toContain("a-key");
    // An empty chain: it answers, and then has no contracts.
    const anvil = await startAnvil({ port });
    expect((await process.exited).code).toBe(1);
    expect(process.tail()).toContain("consentry: That is there now; going on.");
    await anvil.stop();
  });

  test("a server that is no node is waited for", async () => {
    const server = createServer((_, response) => response.end("<html></html>"));
    servers.push(server);
    const port = await freePort();
    await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
    await waitsWith("No node answers at PONDER_RPC_URL_31337", { PONDER_RPC_URL_31337: `http://127.0.0.1:${port}` });
  });

  test("a node of another chain ends the start", async () => {
    const anvil = await startAnvil({ chainId: 5 });
    await endsWith("PONDER_RPC_URL_31337 leads to a node of chain 5, not of chain 31337", {
      PONDER_RPC_URL_31337: anvil.rpcUrl,
    });
    await anvil.stop();
  });

  test("contracts that are not there end the start", async () => {
    const other = { ...deployment.contracts, claims: `0x${"11".repeat(20)}` as const };
    const file = stack.writeDeployments({ "31337": { ...deployment, contracts: other } });
    await refusedWith("Chain 31337 has no contract at the address that the deployment file gives for claims", {
      DEPLOYMENTS_FILE: file,
    });
    stack.writeDeployments(deploymentFile([{ chainId: 31_337, deployment }]));
  });

  test("swapped contracts end the start", async () => {
    const { accessLedger, claims } = deployment.contracts;
    const contracts = { ...deployment.contracts, accessLedger: claims, claims: accessLedger };
    const DEPLOYMENTS_FILE = stack.writeDeployments({ "31337": { ...deployment, contracts } });
    await refusedWith(
      "Chain 31337 has another contract at the address that the deployment file gives for accessLedger, claims: correct the file",
      { DEPLOYMENTS_FILE },
    );
    stack.writeDeployments(deploymentFile([{ chainId: 31_337, deployment }]));
  });

  test("a startBlock after the contracts ends the start; a node without that block's state only gives a warning", async () => {
    const startBlock = deployment.startBlock + 1;
    const DEPLOYMENTS_FILE = stack.writeDeployments({ "31337": { ...deployment, startBlock } });
    await refusedWith(
      `Chain 31337 had contracts before block ${startBlock}, which the deployment file gives as startBlock`,
      {
        DEPLOYMENTS_FILE,
      },
    );

    const { DATABASE_URL } = await freshDatabase();
    const pruned = await startPrunedNode(stack.chains[0]!.rpcUrl);
    await waitsWith(
      `The node of chain 31337 cannot tell whether the contracts are older than startBlock (${startBlock})`,
      {
        DEPLOYMENTS_FILE,
        DATABASE_URL,
        PONDER_RPC_URL_31337: pruned,
      },
    );
    stack.writeDeployments(deploymentFile([{ chainId: 31_337, deployment }]));
  });

  test("one that was started anew under the same id ends the start", async () => {
    const { DATABASE_URL, withPool } = await freshDatabase();
    const anchor = (block: number, hash: string) =>
      withPool(async (pool) => {
        await migrate(pool);
        await pool.query(
          `INSERT INTO compliance.chain (chain_id, go_live_block, anchor_block, anchor_hash, evaluated_pos)
           VALUES (31337, 0, $1, $2, 0)
           ON CONFLICT (chain_id) DO UPDATE SET anchor_block = $1, anchor_hash = $2`,
          [block, hash],
        );
      });
    const said = "Chain 31337 is not the chain that this database knows under that id: block";
    await anchor(0, `0x${"12".repeat(32)}`);
    await refusedWith(
      `${said} 0, which was final, has another hash. If the chain was started anew, use a fresh database`,
      { DATABASE_URL },
    );
    await anchor(1_000, `0x${"12".repeat(32)}`);
    await refusedWith(`${said} 1000, which was final, is not there.`, { DATABASE_URL });
  });
});

test("a Redis that cannot be reached is waited for", async () => {
  const { DATABASE_URL } = await freshDatabase();
  await waitsWith(
    "The Redis of REDIS_URL cannot be reached (nothing listens there): start it or correct REDIS_URL.",
    { DATABASE_URL, REDIS_URL: `redis://127.0.0.1:${await freePort()}` },
    "start-worker",
  );
});

test("a port that is in use ends the start", async () => {
  const server = createServer();
  servers.push(server);
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  for (const command of ["start", "start-api"])
    await endsWith(
      `Port ${port} is in use: stop what uses it, or give PORT another number.`,
      { PORT: String(port) },
      command,
    );
});

test("an API without an indexer's schema waits for it", async () => {
  const { DATABASE_URL } = await freshDatabase();
  const process = await waitsWith("The schema facts_", { DATABASE_URL }, "start-api");
  expect(process.tail(200)).toContain("is not there yet: start an indexer of this version (npm run start:indexer)");
});
