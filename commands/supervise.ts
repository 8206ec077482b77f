import { type ChildProcess, spawn } from "node:child_process";
import { say } from "./say";

/** A part that runs as a Node process of its own. */
export type Part = {
  /** Its name in messages. */
  name: string;
  /** Node's arguments. */
  args: string[];
  /** Variables that differ from this process's environment. */
  env?: Record<string, string | undefined>;
};

const SIGNALS = ["SIGINT", "SIGTERM", "SIGQUIT"] as const;
const SECONDS_TO_END = 15;

/**
 * Runs the parts until one of them ends or a signal arrives, then ends the others. Returns the exit code: 0 after a
 * signal, otherwise that of the part that ended by itself, but never 0, because a part is never supposed to end.
 */
export async function supervise(parts: Part[]): Promise<number> {
  const children = parts.map((part) => ({ name: part.name, process: start(part) }));
  const endings = children.map(async (child) => ({ name: child.name, ...(await ending(child.process)) }));

  let signalled = false;
  const stopAll = (signal: NodeJS.Signals) => {
    for (const child of children) child.process.kill(signal);
  };
  for (const signal of SIGNALS)
    process.on(signal, () => {
      signalled = true;
      stopAll(signal);
    });

  const first = await Promise.race(endings);
  if (!signalled) {
    const how = first.signal ? `was ended by ${first.signal}` : `ended with code ${first.code}`;
    say(`The ${first.name} ${how}, so everything is stopped: its last lines above say why.`);
    stopAll("SIGTERM");
  }
  const impatience = setTimeout(() => stopAll("SIGKILL"), SECONDS_TO_END * 1_000);
  await Promise.all(endings);
  clearTimeout(impatience);
  return signalled ? 0 : first.code || 1;
}

function start({ args, env }: Part): ChildProcess {
  return spawn(process.execPath, args, {
    // The channel carries no messages: its end shows a part that this process is gone.
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    env: { ...process.env, ...env },
  });
}

function ending(child: ChildProcess): Promise<{ code: number | null; signal: NodeJS.Signals | null }> {
  return new Promise((resolve) => {
    child.once("exit", (code, signal) => resolve({ code, signal }));
    child.once("error", () => resolve({ code: 1, signal: null }));
  });
}
