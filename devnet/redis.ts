import { spawn, spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { connect } from "node:net";
import { endProcess, guardProcess, stopOnExit } from "./child-guard";
import { freePort } from "./postgres";

export type Redis = { url: string; pid: number /** Ends the server; idempotent. */; stop: () => Promise<void> };

/** Whether `redis-server` is installed. Redis is not an npm package: it comes from the system. */
export const redisInstalled = spawnSync("redis-server", ["--version"]).status === 0;

/** Advice for when `redisInstalled` is false. */
export const REDIS_MISSING =
  "redis-server is not installed. Install it (Debian, Ubuntu: apt-get install redis-server; macOS: brew install redis), set REDIS_URL to a server for this purpose, or use the queue on PostgreSQL.";

/** Starts an empty Redis configured for BullMQ. Throws with advice if it is not installed. */
export async function startRedis({ directory }: { directory: string }): Promise<Redis> {
  if (!redisInstalled) throw new Error(REDIS_MISSING);
  mkdirSync(directory, { recursive: true });
  const port = await freePort();
  const settings = { bind: "127.0.0.1", port, dir: directory, save: "", appendonly: "no" };
  const policy = ["--maxmemory-policy", "noeviction"];
  const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const child = spawn("redis-server", [...args, ...policy], { stdio: "ignore", detached: true });
  guardProcess(child, { signal: "SIGTERM" });
  child.unref();
  const answers = () =>
    new Promise<boolean>((resolve) => {
      const socket = connect(port, "127.0.0.1", () => socket.write("PING\r\n"));
      socket.once("data", (data) => {
        socket.destroy();
        resolve(data.toString().startsWith("+PONG"));
      });
      socket.once("error", () => resolve(false));
    });
  while (!(await answers())) {
    if (child.exitCode !== null) throw new Error(`redis-server exited with code ${child.exitCode} at startup.`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  const stop = async () => {
    takeBack();
    await endProcess(child);
  };
  const takeBack = stopOnExit(stop);
  return { url: `redis://127.0.0.1:${port}`, pid: child.pid!, stop };
}
