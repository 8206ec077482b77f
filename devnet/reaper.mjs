/**
 * Cleans up after a process that can no longer do it itself. `devnet/child-guard.ts` starts it beside the process and tells it,
 * line by line on standard input, what to end and what to remove; when that input closes, the process is gone (however it
 * went, `kill -9` included), and what is still on the lists goes too.
 *
 * Plain JavaScript, so that it starts at once and needs nothing but Node.
 */
import { rmSync } from "node:fs";
import { createInterface } from "node:readline";

const processes = new Map();
const directories = new Set();

for await (const line of createInterface({ input: process.stdin })) {
  const { end, signal, group, release, remove, keep } = JSON.parse(line);
  if (end) processes.set(end, { target: group ? -end : end, signal });
  if (release) processes.delete(release);
  if (remove) directories.add(remove);
  if (keep) directories.delete(keep);
}

const send = (target, signal) => {
  try {
    process.kill(target, signal);
    return true;
  } catch {
    return false;
  }
};

for (const { target, signal } of processes.values()) send(target, signal);
for (let waited = 0; waited < 5000; waited += 50) {
  if (![...processes.values()].some(({ target }) => send(target, 0))) break;
  await new Promise((resolve) => setTimeout(resolve, 50));
}
for (const { target } of processes.values()) send(target, "SIGKILL");
for (const directory of directories) rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
