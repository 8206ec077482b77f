/** Nothing that this process started outlives it: see `reaper.mjs` for deaths, `stopOnExit` for orderly ends. */
import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

let reaper: ChildProcess | undefined;

function tellReaper(message: Record<string, unknown>): void {
  if (!reaper || reaper.exitCode !== null || reaper.signalCode !== null) {
    reaper = spawn(process.execPath, [fileURLToPath(new URL("./reaper.mjs", import.meta.url))], {
      detached: true,
      stdio: ["pipe", "ignore", "ignore"],
      env: {},
    });
    reaper.unref();
    // A killed reaper is replaced at the next message, so its broken pipe is not an error.
    reaper.stdin?.on("error", () => {});
    (reaper.stdin as unknown as { unref?: () => void }).unref?.();
  }
  reaper.stdin?.write(`${JSON.stringify(message)}\n`);
}

/**
 * Ensures that the child receives `signal` if this process dies first. With `group`, its whole process group, which the
 * child must lead (`detached: true`).
 */
export function guardProcess(child: ChildProcess, { signal = "SIGTERM" as NodeJS.Signals, group = false } = {}): void {
  const { pid } = child;
  if (pid === undefined) return;
  tellReaper({ end: pid, signal, group });
  child.once("exit", () => tellReaper({ release: pid }));
}

/** Ensures that the directory is removed if this process dies before the returned function is called. */
export function guardDirectory(directory: string): () => void {
  tellReaper({ remove: directory });
  return () => tellReaper({ keep: directory });
}

const stops: (() => Promise<void>)[] = [];
const exitCodes = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;
let stopping: Promise<void> | undefined;

/** Runs every registered stop, the last registered first. A failing stop does not prevent the others. */
export async function stopAll(): Promise<void> {
  stopping ??= (async () => {
    for (let stop = stops.pop(); stop; stop = stops.pop()) {
      try {
        await stop();
      } catch (error) {
        process.stderr.write(`Could not stop everything in order: ${error instanceof Error ? error.message : error}\n`);
      }
    }
  })().finally(() => {
    stopping = undefined;
  });
  await stopping;
}

function onSignal(signal: keyof typeof exitCodes): void {
  void stopAll().then(() => process.exit(exitCodes[signal]));
}

/**
 * Calls `stop` when the process is asked to end (Ctrl-C, `SIGTERM`, a closed terminal), later registrations first,
 * before it exits. Returns a function that removes the registration.
 */
export function stopOnExit(stop: () => Promise<void>): () => void {
  if (stops.length === 0)
    for (const signal of Object.keys(exitCodes) as (keyof typeof exitCodes)[]) {
      process.off(signal, onSignal);
      process.on(signal, onSignal);
    }
  stops.push(stop);
  return () => {
    const index = stops.lastIndexOf(stop);
    if (index >= 0) stops.splice(index, 1);
    if (stops.length === 0 && !stopping)
      for (const signal of Object.keys(exitCodes) as (keyof typeof exitCodes)[]) process.off(signal, onSignal);
  };
}

/** Sends `signal` and waits for the child to exit; sends `SIGKILL` after `patienceMs`. */
export async function endProcess(
  child: ChildProcess,
  { signal = "SIGTERM" as NodeJS.Signals, patienceMs = 10_000 } = {},
): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill(signal);
  const patience = setTimeout(() => child.kill("SIGKILL"), patienceMs);
  await ended;
  clearTimeout(patience);
}
