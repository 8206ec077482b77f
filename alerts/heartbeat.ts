/** Shows from outside whether a worker is alive: it touches a file while it can reach its database. */
import { readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Pool } from "pg";

const PREFIX = "consentry-worker-";
const EVERY_MS = 5_000;
const FRESH_MS = 30_000;

/** Touches this process's file every 5 s if the database answers. */
export function startHeartbeat({ pool, directory = tmpdir() }: { pool: Pool; directory?: string }): {
  stop: () => void;
} {
  const file = join(directory, `${PREFIX}${process.pid}`);
  const beat = () =>
    pool.query("SELECT 1").then(
      () => writeFileSync(file, ""),
      () => {},
    );
  const timer = setInterval(beat, EVERY_MS);
  void beat();
  return {
    stop: () => {
      clearInterval(timer);
      rmSync(file, { force: true });
    },
  };
}

/** Returns whether a worker on this machine has reached its database in the last 30 s. */
export function workerAlive({ directory = tmpdir(), now = Date.now() } = {}): boolean {
  return readdirSync(directory)
    .filter((name) => name.startsWith(PREFIX))
    .some((name) => {
      const written = statSync(join(directory, name), { throwIfNoEntry: false });
      return written !== undefined && now - written.mtimeMs < FRESH_MS;
    });
}
