import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { parseScenario } from "../format";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

async function generate(...args: string[]) {
  const child = spawn(process.execPath, ["--import", "tsx", "devnet/scenario.ts", "generate", ...args], { cwd: ROOT });
  let [out, err] = ["", ""];
  child.stdout.on("data", (chunk) => {
    out += chunk;
  });
  child.stderr.on("data", (chunk) => {
    err += chunk;
  });
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, out, err };
}

test("prints the whole story and nothing else", async () => {
  const { code, out, err } = await generate("--seed", "5", "--events", "1000");
  expect([code, err]).toEqual([0, ""]);
  expect(out.length).toBeGreaterThan(100_000);
  expect(out.endsWith("\n")).toBe(true);
  expect(parseScenario(out).lines).toHaveLength(1000);
});

test("reports invalid usage with the error and the usage text", async () => {
  const { code, out, err } = await generate("--seed", "1", "--events", "20");
  expect([code, out]).toEqual([2, ""]);
  expect(err).toContain("--events 20 is too few");
  expect(err).toContain("Usage:");
});
