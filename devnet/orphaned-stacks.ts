/** Directories of stacks whose process died together with its reaper, as in a power cut or a killed container. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PREFIX = "consentry-stack-";

/** A new directory for the data of a stack of this process. */
export function stackDirectory(): string {
  return mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Ends the PostgreSQL that still serves this directory, where one does; never a process that has only taken over its id. */
function endPostgres(directory: string): void {
  const pidFile = join(directory, "postgres", "postmaster.pid");
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, "utf8").split("\n")[0]);
  const command = spawnSync("ps", ["-o", "args=", "-p", String(pid)], { encoding: "utf8" }).stdout ?? "";
  if (pid > 1 && command.includes(join(directory, "postgres"))) process.kill(pid, "SIGQUIT");
}

/** Removes what stacks of dead processes left behind, and ends the servers that still run in it. */
export function removeLeftovers(): void {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const owner = Number(name.slice(PREFIX.length).split("-")[0]);
    if (!Number.isInteger(owner) || alive(owner)) continue;
    const directory = join(tmpdir(), name);
    try {
      endPostgres(directory);
      rmSync(directory, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    } catch {
      // Another user's: theirs to remove.
    }
  }
}
