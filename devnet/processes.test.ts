import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { startProcess } from "./processes";

const node = (script: string): [string, ...string[]] => [process.execPath, "-e", script];
const STAYING = "console.log('up'); setInterval(() => {}, 1000);";

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe("startProcess", () => {
  test("gives the process only the given environment, and logs its output", async () => {
    const directory = mkdtempSync(join(tmpdir(), "consentry-processes-"));
    onTestFinished(() => rmSync(directory, { recursive: true }));
    const logFile = join(directory, "logs", "one.log");
    const seen: string[] = [];
    const started = startProcess({
      name: "one",
      command: node("console.log(JSON.stringify([process.env.COLOUR, process.env.HOME ?? null]))"),
      env: { COLOUR: "blue" },
      logFile,
      onLog: (line) => seen.push(line),
    });
    expect(await started.exited).toEqual({ code: 0, signal: null });
    expect(seen).toEqual(['["blue",null]']);
    expect(started.tail()).toBe('["blue",null]');
    expect(readFileSync(logFile, "utf8")).toBe('["blue",null]\n');
  });

  test("stops gracefully when asked to", async () => {
    const script = `process.on("SIGTERM", () => setTimeout(() => process.exit(7), 50)); ${STAYING}`;
    const started = startProcess({ name: "polite", command: node(script), env: {} });
    await started.waitUntil(() => started.tail() === "up");
    expect(started.exit()).toBeNull();
    expect(await started.stop()).toEqual({ code: 7, signal: null });
    expect(await started.stop()).toEqual({ code: 7, signal: null });
  });

  test("kills a process that does not stop when asked to", async () => {
    const started = startProcess({
      name: "stubborn",
      command: node(`process.on("SIGTERM", () => {}); ${STAYING}`),
      env: {},
    });
    await started.waitUntil(() => started.tail() === "up");
    expect(await started.stop(100)).toEqual({ code: null, signal: "SIGKILL" });
  });

  test("kills the process's own children with it", async () => {
    const child = JSON.stringify("setInterval(() => {}, 1000)");
    const script = `const { spawn } = require("node:child_process");
      const child = spawn(process.execPath, ["-e", ${child}], { stdio: "ignore" });
      console.log(child.pid); setInterval(() => {}, 1000);`;
    const started = startProcess({ name: "parent", command: node(script), env: {} });
    await started.waitUntil(() => started.tail() !== "");
    const grandchild = Number(started.tail());
    expect(isAlive(grandchild)).toBe(true);
    await started.kill();
    while (isAlive(grandchild)) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(isAlive(started.pid)).toBe(false);
  });

  test("reports the exit code and last lines of a process that exits before it is ready", async () => {
    const started = startProcess({
      name: "worker",
      command: node("console.error('no settings'); process.exit(3)"),
      env: {},
    });
    await expect(started.waitUntil(() => false)).rejects.toThrow(
      "The worker exited with code 3. Its last lines:\nno settings",
    );
  });

  test("reports a process that is not ready in time", async () => {
    const started = startProcess({ name: "worker", command: node(STAYING), env: {} });
    onTestFinished(started.kill);
    await expect(started.waitUntil(() => false, { timeoutMs: 50 })).rejects.toThrow(
      /^The worker was not ready after 0\.05 s/,
    );
  });

  test("reports a program that does not exist", async () => {
    const started = startProcess({ name: "worker", command: ["/no/such/program"], env: {} });
    expect(await started.exited).toEqual({ code: 127, signal: null });
    expect(started.tail()).toMatch(/^worker could not be started: /);
  });
});
