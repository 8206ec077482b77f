import { readFileSync } from "node:fs";

const MS_BETWEEN_LOOKS = 500;

/**
 * Asks this process to end (`SIGTERM`) once the npm that runs it is gone. npm does not pass a signal on to the program
 * beneath its shell, so the program would go on without it. Without npm, this does nothing.
 */
export function endWithNpm(): void {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  // npm's shell may stand between; it goes on if npm is killed.
  const shell = isNpm(parent) ? undefined : parentOf(parent);
  const npm = shell !== undefined && isNpm(shell) ? shell : undefined;
  const watch = setInterval(() => {
    if (process.ppid === parent && (npm === undefined || parentOf(parent) === npm)) return;
    clearInterval(watch);
    process.kill(process.pid, "SIGTERM");
  }, MS_BETWEEN_LOOKS);
  watch.unref();
}

function isNpm(pid: number): boolean {
  return /^npm\b|\/npm(-cli\.js)?(\0|\s|$)/.test(readProcess(pid, "cmdline") ?? "");
}

function parentOf(pid: number): number | undefined {
  // The name before the last parenthesis may hold anything, spaces too.
  const id = readProcess(pid, "stat")?.split(")").pop()?.trim().split(" ")[1];
  return id === undefined ? undefined : Number(id);
}

/** Linux only: elsewhere, only the parent itself is watched. */
function readProcess(pid: number, file: "cmdline" | "stat"): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return undefined;
  }
}
