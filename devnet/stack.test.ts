import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Client } from "pg";
import { describe, expect, onTestFinished, test } from "vitest";
import { connectDevelopmentNode } from "./node";
import { type Stack, startStack } from "./stack";

/** Starts a separate process that starts a stack, reports its location, and waits. */
async function stackElsewhere() {
  const child = spawn(process.execPath, ["--import", "tsx", "devnet/fixture/idle-stack.ts"], {
    cwd: fileURLToPath(new URL("..", import.meta.url)),
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const line = await new Promise<string>((resolve) => child.stdout.once("data", (data) => resolve(String(data))));
  return { child, ...(JSON.parse(line) as { directory: string; databaseUrl: string; rpcUrl: string }) };
}

const databaseAnswers = async (connectionString: string) => {
  const client = new Client({ connectionString });
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
};
const chainAnswers = (rpcUrl: string) =>
  connectDevelopmentNode({ rpcUrl }).then(
    () => true,
    () => false,
  );

async function isGone({ directory, databaseUrl, rpcUrl }: { directory: string; databaseUrl: string; rpcUrl: string }) {
  while (existsSync(directory) || (await databaseAnswers(databaseUrl)) || (await chainAnswers(rpcUrl)))
    await new Promise((resolve) => setTimeout(resolve, 50));
  return true;
}

const addresses = (stack: Stack) => ({ ...stack, rpcUrl: stack.chains[0]!.rpcUrl });

describe("startStack", () => {
  test("provides databases and separate chains, and leaves nothing behind", async () => {
    const stack = await startStack({ chains: [{ chainId: 31337 }, { chainId: 31338, genesisTime: 1_700_000_000 }] });
    onTestFinished(stack.stop);
    expect(await databaseAnswers(stack.databaseUrl)).toBe(true);
    expect(await databaseAnswers(await stack.createDatabase("second"))).toBe(true);
    const nodes = await Promise.all(stack.chains.map(connectDevelopmentNode));
    expect(nodes.map((node) => node.chainId)).toEqual([31337, 31338]);
    expect((await nodes[1]!.head()).time).toBe(1_700_000_000);
    await Promise.all([stack.stop(), stack.stop()]);
    expect(await isGone(addresses(stack))).toBe(true);
  });

  test("reuses kept data", async () => {
    const keep = mkdtempSync(join(tmpdir(), "consentry-kept-"));
    onTestFinished(() => rmSync(keep, { recursive: true, force: true }));
    const first = await startStack({ keep, chains: [{ chainId: 31337, genesisTime: 1_700_000_000 }] });
    onTestFinished(first.stop);
    const client = new Client({ connectionString: first.databaseUrl });
    await client.connect();
    await client.query("CREATE TABLE kept AS SELECT 42 AS answer");
    await client.end();
    const block = await (await connectDevelopmentNode(first.chains[0]!)).mine(1_700_000_100);
    await first.stop();

    const second = await startStack({ keep });
    onTestFinished(second.stop);
    const again = new Client({ connectionString: second.databaseUrl });
    await again.connect();
    expect((await again.query("SELECT answer FROM kept")).rows).toEqual([{ answer: 42 }]);
    await again.end();
    expect(await (await connectDevelopmentNode(second.chains[0]!)).head()).toMatchObject({
      number: 1,
      hash: block.hash,
    });
    await second.stop();
  });

  test.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const)("leaves nothing behind after %s", async (signal, code) => {
    const stack = await stackElsewhere();
    const exited = new Promise((resolve) => stack.child.once("exit", resolve));
    stack.child.kill(signal);
    expect(await exited).toBe(code);
    expect(existsSync(stack.directory)).toBe(false);
    expect(await isGone(stack)).toBe(true);
  });

  test("leaves nothing behind after kill -9", async () => {
    const stack = await stackElsewhere();
    expect(await databaseAnswers(stack.databaseUrl)).toBe(true);
    stack.child.kill("SIGKILL");
    expect(await isGone(stack)).toBe(true);
  });
});
