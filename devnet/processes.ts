/** Named child processes: start with an environment, log to a file, wait for, stop or kill. */
import { type ChildProcess, spawn } from "node:child_process";
import { createWriteStream, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { guardProcess, stopOnExit } from "./child-guard";

export type ProcessOptions = {
  /** Name in messages, such as `indexer` or `worker`. */
  name: string;
  /** The program and its arguments. */
  command: readonly [string, ...string[]];
  /** Its complete environment; nothing is inherited. */
  env: Record<string, string | undefined>;
  cwd?: string;
  /** File that its output is appended to. */
  logFile?: string;
  /** Called with each line of its output. */
  onLog?: (line: string) => void;
};

export type Exit = { code: number | null; signal: NodeJS.Signals | null };

export type RunningProcess = {
  name: string;
  pid: number;
  /** Null while it runs. */
  exit: () => Exit | null;
  exited: Promise<Exit>;
  /** The newest lines of its output, at most 200. */
  tail: (lines?: number) => string;
  /** Kills it and its children immediately, like `kill -9`, and waits until it is gone. */
  kill: () => Promise<void>;
  /** Asks it to stop and waits; kills it after `patienceMs`. Idempotent. */
  stop: (patienceMs?: number) => Promise<Exit>;
  /**
   * Calls `check` every `everyMs` until it returns true. Throws with the last lines of output if the process exits first,
   * or after `timeoutMs`.
   */
  waitUntil: (
    check: () => Promise<boolean> | boolean,
    options?: { timeoutMs?: number; everyMs?: number },
  ) => Promise<void>;
};

const KEPT_LINES = 200;

/** Signals the process and every process it started. */
function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // It is gone already.
  }
}

/** Starts a child process. It leads a process group of its own and does not outlive this process. */
export function startProcess(options: ProcessOptions): RunningProcess {
  const { name, command, env, cwd, logFile, onLog } = options;
  const [program, ...args] = command;
  const child = spawn(program, args, {
    cwd,
    env: env as NodeJS.ProcessEnv,
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  guardProcess(child, { signal: "SIGTERM", group: true });

  const lines: string[] = [];
  if (logFile) mkdirSync(dirname(logFile), { recursive: true });
  const log = logFile ? createWriteStream(logFile, { flags: "a" }) : undefined;
  for (const stream of [child.stdout, child.stderr]) {
    let rest = "";
    stream.setEncoding("utf8");
    stream.on("data", (chunk: string) => {
      log?.write(chunk);
      const parts = (rest + chunk).split("\n");
      rest = parts.pop() ?? "";
      for (const line of parts) {
        lines.push(line);
        onLog?.(line);
      }
      lines.splice(0, lines.length - KEPT_LINES);
    });
    stream.on("end", () => {
      if (rest) lines.push(rest);
    });
  }

  let exit: Exit | null = null;
  const exited = new Promise<Exit>((resolve) => {
    child.once("exit", (code, signal) => {
      exit = { code, signal };
      // A child of its own that outlived it would hold ports and locks, and its output open.
      signalGroup(child, "SIGKILL");
    });
    child.once("error", (error) => {
      exit ??= { code: 127, signal: null };
      lines.push(`${name} could not be started: ${error.message}`);
    });
    child.once("close", () => {
      takeBack();
      log?.end();
      resolve(exit ?? { code: null, signal: null });
    });
  });

  const tail = (count = 40) => lines.slice(-count).join("\n");
  const stop = async (patienceMs = 15_000) => {
    if (exit) return exited;
    child.kill("SIGTERM");
    const patience = setTimeout(() => signalGroup(child, "SIGKILL"), patienceMs);
    const result = await exited;
    clearTimeout(patience);
    return result;
  };
  const takeBack = stopOnExit(async () => {
    await stop();
  });

  return {
    name,
    pid: child.pid ?? -1,
    exit: () => exit,
    exited,
    tail,
    kill: async () => {
      signalGroup(child, "SIGKILL");
      await exited;
    },
    stop,
    waitUntil: async (check, { timeoutMs = 240_000, everyMs = 100 } = {}) => {
      const deadline = Date.now() + timeoutMs;
      while (!(await check())) {
        if (exit) {
          const { code, signal } = await exited;
          throw new Error(`The ${name} exited with ${signal ?? `code ${code}`}. Its last lines:\n${tail()}`);
        }
        if (Date.now() > deadline)
          throw new Error(`The ${name} was not ready after ${timeoutMs / 1000} s. Its last lines:\n${tail()}`);
        await new Promise((resolve) => setTimeout(resolve, everyMs));
      }
    },
  };
}
