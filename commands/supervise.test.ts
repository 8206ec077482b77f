import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { afterEach, expect, test } from "vitest";

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

/** Supervises parts that run these scripts, in a separate process, as the commands do. */
function supervising(scripts: Record<string, string>) {
  const preload = new URL("./end-with-parent.mjs", import.meta.url).href;
  const parts = Object.entries(scripts).map(([name, script]) => ({ name, args: ["--import", preload, "-e", script] }));
  const program = `
    import { supervise } from "./commands/supervise.ts";
    process.exit(await supervise(${JSON.stringify(parts)}));`;
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", program], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  children.push(child);
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk) => {
      output += chunk;
    });
  const hears = async (pattern: RegExp): Promise<RegExpExecArray> => {
    for (;;) {
      const found = pattern.exec(output);
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  const exitCode = once(child, "exit").then(([code]) => code as number | null);
  return { child, hears, exitCode };
}

const RUN = "setInterval(() => {}, 1000); console.log('part', process.pid);";
const until = (signal: string) =>
  `process.on('${signal}', () => { console.log('asked to end'); process.exit(0); }); ${RUN}`;
const UNTIL_TERM = until("SIGTERM");

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

test("a part that fails ends the others, and its exit code becomes the command's", async () => {
  const bad =
    "setInterval(() => {}, 1000); process.on('SIGUSR2', () => process.exit(7)); console.log('bad', process.pid);";
  const { hears, exitCode } = supervising({ good: UNTIL_TERM, bad });
  const good = Number((await hears(/part (\d+)/))[1]);
  process.kill(Number((await hears(/bad (\d+)/))[1]), "SIGUSR2");
  expect(await exitCode).toBe(7);
  await hears(/asked to end/);
  await hears(/consentry: The bad ended with code 7, so everything is stopped: its last lines above say why\./);
  expect(isAlive(good)).toBe(false);
});

test("a part that ends without an error, or is killed, is a failure too", async () => {
  expect(await supervising({ done: "process.exit(0);", good: UNTIL_TERM }).exitCode).toBe(1);

  const { hears, exitCode } = supervising({ good: UNTIL_TERM });
  process.kill(Number((await hears(/part (\d+)/))[1]), "SIGKILL");
  expect(await exitCode).toBe(1);
  await hears(/consentry: The good was ended by SIGKILL/);
});

test.each(["SIGTERM", "SIGINT"] as const)("%s is passed on, and ends the command with code 0", async (signal) => {
  const { child, hears, exitCode } = supervising({ good: until(signal) });
  await hears(/part \d+/);
  child.kill(signal);
  await hears(/asked to end/);
  expect(await exitCode).toBe(0);
});

test("the parts end when the command was killed", async () => {
  const { child, hears } = supervising({ good: RUN });
  const part = Number((await hears(/part (\d+)/))[1]);
  child.kill("SIGKILL");
  while (isAlive(part)) await new Promise((resolve) => setTimeout(resolve, 20));
});
