/** Reads a V8 CPU profile: the functions that the time was spent in. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

export type SelfTime = {
  functionName: string;
  place: string;
  seconds: number /** Of the whole profile. */;
  share: number;
};

type CpuProfile = {
  nodes: { id: number; callFrame: { functionName: string; url: string; lineNumber: number } }[];
  samples: number[];
  /** Microseconds since the sample before. */
  timeDeltas: number[];
};

/** Returns the functions with the most self time in the largest profile of the directory, without idle time. */
export function topFunctions(directory: string, count: number): SelfTime[] {
  const files = readdirSync(directory).filter((name) => name.endsWith(".cpuprofile"));
  const largest = files.map((name) => join(directory, name)).toSorted((a, b) => statSync(b).size - statSync(a).size)[0];
  if (largest === undefined) throw new Error("The indexer wrote no profile.");
  const profile = JSON.parse(readFileSync(largest, "utf8")) as CpuProfile;
  const frames = new Map(profile.nodes.map(({ id, callFrame }) => [id, callFrame]));
  const microseconds = new Map<string, number>();
  let busy = 0;
  for (const [index, id] of profile.samples.entries()) {
    const { functionName, url, lineNumber } = frames.get(id)!;
    if (functionName === "(idle)") continue;
    const taken = profile.timeDeltas[index] ?? 0;
    const key = `${functionName || "(anonymous)"}\t${placeOf(url, lineNumber)}`;
    microseconds.set(key, (microseconds.get(key) ?? 0) + taken);
    busy += taken;
  }
  return [...microseconds]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, count)
    .map(([key, taken]) => {
      const [functionName, place] = key.split("\t") as [string, string];
      return { functionName, place, seconds: taken / 1e6, share: taken / busy };
    });
}

/** Returns the file's path within its package or this repository, never its path on this machine. */
function placeOf(url: string, lineNumber: number): string {
  if (url === "" || url.startsWith("node:")) return url;
  const path = url.split("/node_modules/").at(-1)!;
  const short = path === url ? url.split("/").slice(-2).join("/") : path;
  return `${short}:${lineNumber + 1}`;
}
