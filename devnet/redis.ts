import { spawn, spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { connect } from "node:net";
import { endProcess, guardProcess, stopOnExit } from "./child-guard";
import { freePort } from "./postgres";

export type Redis = { url: string; pid: number /** Ends the server; idempotent. */; stop: () => Promise<void> };

/** Whether there is a `redis-server` to start. Redis is no npm package: it comes from the system. */
export const redisInstalled = spawnSync("redis-server", ["--version"]).status === 0;

/** What to do where `redisInstalled` is false. */
export const REDIS_MISSING =
  "There is no redis-server on this machine: install it (Debian, Ubuntu: apt-get install redis-server; macOS: brew install redis), or set REDIS_URL to a server that is yours to fill, or use the queue on PostgreSQL.";

/** Starts a Redis of its own, empty, set up as BullMQ needs it. Throws with advice where the machine has none. */
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
    if (child.exitCode !== null) throw new Error(`redis-server ended with code ${child.exitCode} at its start.`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  const stop = async () => {
    takeBack();
    await endProcess(child);
  };
  const takeBack = stopOnExit(stop);
  return { url: `redis://127.0.0.1:${port}`, pid: child.pid!, stop };
}
