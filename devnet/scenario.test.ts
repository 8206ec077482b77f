import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import { deployments } from "../settings";
import { startAnvil } from "./anvil";
import { accountAddress, idOf } from "./names";
import { connectDevelopmentNode } from "./node";
import { runScenarioCommand } from "./scenario-command";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const FIRST_STORY = join(ROOT, "scenarios", "first-story.jsonl");

async function scenario(...args: string[]) {
  const child = spawn(process.execPath, ["--import", "tsx", "devnet/scenario.ts", ...args], { cwd: ROOT });
  const output = { out: "", err: "" };
  child.stdout.on("data", (chunk) => {
    output.out += chunk;
  });
  child.stderr.on("data", (chunk) => {
    output.err += chunk;
  });
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, ...output };
}

function directory(): string {
  const made = mkdtempSync(join(tmpdir(), "consentry-scenario-"));
  onTestFinished(() => rmSync(made, { recursive: true }));
  return made;
}

describe("npm run scenario -- check", () => {
  test("fails on a wrong expectation and names its line, and accepts a correct file beside it", async () => {
    const wrong = join(directory(), "wrong.jsonl");
    const lines = readFileSync(FIRST_STORY, "utf8").split("\n");
    const index = lines.findIndex((line) => line.includes("ACC-08"));
    lines[index] = lines[index]!.replace("ACC-08", "ACC-07");
    writeFileSync(wrong, lines.join("\n"));
    const { code, out, err } = await scenario("check", FIRST_STORY, wrong, "--json");
    expect(code, err).toBe(1);
    const result = JSON.parse(out);
    expect(result.files[0]).toMatchObject({ file: FIRST_STORY, missing: [], unexpected: [] });
    expect(result.files[1].missing).toEqual([{ line: index + 1, id: null, rule: "ACC-07" }]);
    expect(result.files[1].unexpected).toEqual([{ line: index + 1, id: null, rule: "ACC-08" }]);
  });

  test("refuses an invalid line before starting anything, and says how to fix it", async () => {
    const malformed = join(directory(), "malformed.jsonl");
    writeFileSync(malformed, '// a story\n{"at":"2026-03-02T08:00:00Z","do":"patient.register","pateint":"p-ana"}\n');
    const { code, out, err } = await scenario("check", malformed);
    expect(code).toBe(1);
    expect(out).toBe("");
    expect(err).toContain(`${malformed}, line 2, field "patient": patient.register needs it; add it.`);
    expect(err).toContain(`${malformed}, line 2, field "pateint": patient.register has no such field; remove it`);
  });

  test("exits with 2 on wrong usage", async () => {
    expect(await scenario("rehearse")).toMatchObject({ code: 2, out: "" });
  });

  test("reports invalid usage with the error and the usage text", async () => {
    const attempts: [string[], string][] = [
      [["check"], "Name at least one scenario file."],
      [["check", "x.jsonl", "--queue", "kafka"], "--queue must be redis or postgres."],
      [["check", "x.jsonl", "--fast"], "Unknown option '--fast'"],
      [["play", "x.jsonl"], "Name the chain with --rpc URL."],
      [["rehearse"], "There is no command rehearse."],
    ];
    for (const [args, sentence] of attempts) {
      const said: string[] = [];
      expect(await runScenarioCommand(args, (each) => said.push(each))).toBe(2);
      expect(said).toEqual([expect.stringContaining(sentence), expect.stringContaining("Usage:")]);
    }
  });
});

describe("npm run scenario -- play", () => {
  test("plays a file on a running chain at its own times, and writes names and contracts", async () => {
    const anvil = await startAnvil({ genesisTime: 1_700_000_000, automine: true });
    onTestFinished(anvil.stop);
    const [map, contracts] = ["names.json", "deployments.json"].map((name) => join(directory(), name)) as [
      string,
      string,
    ];
    const { code, err } = await scenario(
      "play",
      FIRST_STORY,
      "--rpc",
      anvil.rpcUrl,
      "--map",
      map,
      "--deployments",
      contracts,
    );
    expect(code, err).toBe(0);
    const node = await connectDevelopmentNode(anvil);
    expect(new Date((await node.head()).time * 1000).toISOString()).toBe("2026-03-02T19:00:00.000Z");
    const names = JSON.parse(readFileSync(map, "utf8"));
    expect(names["p-ana"]).toEqual({ address: accountAddress("p-ana").toLowerCase(), id: idOf("p-ana") });
    const { "31337": deployment } = deployments.parse(JSON.parse(readFileSync(contracts, "utf8")));
    expect(await node.request("eth_getCode", [deployment!.contracts.accessLedger, "latest"])).not.toBe("0x");
  });

  test("says what to do when no chain responds", async () => {
    const { code, err } = await scenario("play", FIRST_STORY, "--rpc", "http://127.0.0.1:1");
    expect(code).toBe(1);
    expect(err).toContain("No chain responds at the RPC URL");
  });
});
