/** Peak memory of processes, as Linux counts it. */
import { readdirSync, readFileSync } from "node:fs";

/** Most resident memory that a process has had so far, in bytes; 0 where it is gone or the system does not say. */
export function peakMemory(pid: number): number {
  try {
    const match = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
    return Number(match?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}

/** Most resident memory of the largest among a process and those that it started. */
export function peakMemoryOfTree(pid: number): number {
  return Math.max(0, ...familyOf(pid).map(peakMemory));
}

/** The process and its descendants. */
function familyOf(pid: number): number[] {
  const parents = new Map<number, number>();
  for (const name of processIds()) {
    const parent = parentOf(name);
    if (parent !== undefined) parents.set(name, parent);
  }
  const family = [pid];
  for (const member of family)
    for (const [child, parent] of parents) if (parent === member && !family.includes(child)) family.push(child);
  return family;
}

function processIds(): number[] {
  try {
    return readdirSync("/proc")
      .filter((name) => /^[0-9]+$/.test(name))
      .map(Number);
  } catch {
    return [];
  }
}

function parentOf(pid: number): number | undefined {
  try {
    // The command's name stands in brackets and may hold anything.
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /s, "")
      .split(" ");
    return Number(fields[1]);
  } catch {
    return undefined;
  }
}
