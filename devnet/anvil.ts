import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { endProcess, guardProcess, stopOnExit } from "./child-guard";

export type AnvilOptions = {
  /** Default 31337. */
  chainId?: number;
  /** Time of the genesis block in Unix seconds; default: now. Blocks can have any later time, but no earlier one. */
  genesisTime?: number;
  /**
   * With `true`, every transaction is mined at once in its own block. Default `false`: blocks are mined by `evm_mine`
   * only.
   */
  automine?: boolean;
  /** The address to listen on. Default 127.0.0.1; anybody who can reach it controls the chain. */
  host?: string;
  /** Default 0: any free port. */
  port?: number;
  /** A file to load the chain from, if it exists, and to save it to. Default: the chain is lost when the process ends. */
  stateFile?: string;
};

export type Anvil = {
  chainId: number;
  rpcUrl: string;
  wsUrl: string;
  pid: number;
  /** Stops the node; idempotent. */
  stop: () => Promise<void>;
};

/** Returns the path of anvil's binary for this machine. Throws if it is not installed. */
function anvilBinary(): string {
  const machine = `${process.platform}-${process.arch === "x64" ? "amd64" : process.arch}`;
  const require = createRequire(import.meta.url);
  const wrapper = createRequire(require.resolve("@foundry-rs/anvil/package.json"));
  try {
    const root = dirname(wrapper.resolve(`@foundry-rs/anvil-${machine}/package.json`));
    return join(root, "bin", process.platform === "win32" ? "anvil.exe" : "anvil");
  } catch {
    throw new Error(`No installed package has anvil for ${machine}. Install with optional dependencies (npm ci).`);
  }
}

/**
 * Starts a development chain: transactions keep the order in which they were sent, fees are negligible, and block gas
 * is unlimited. It stops with `stop`, or at the latest with this process.
 */
export async function startAnvil(options: AnvilOptions = {}): Promise<Anvil> {
  const { chainId = 31337, genesisTime, automine = false, host = "127.0.0.1", port = 0, stateFile } = options;
  const args = ["--host", host, "--port", String(port), "--chain-id", String(chainId), "--order", "fifo"];
  args.push("--gas-limit", "10000000000", "--no-request-size-limit");
  if (genesisTime !== undefined) args.push("--timestamp", String(genesisTime));
  if (!automine) args.push("--no-mining");
  if (stateFile !== undefined) args.push("--state", stateFile, "--state-interval", "5", "--preserve-historical-states");
  const child = spawn(anvilBinary(), args, { stdio: ["ignore", "pipe", "pipe"], detached: true });
  guardProcess(child, { signal: "SIGINT" });

  const listening = await new Promise<string>((resolve, reject) => {
    let output = "";
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const address = /Listening on (\S+:\d+)/.exec(output)?.[1];
      if (address !== undefined) resolve(address.replace(/^0\.0\.0\.0:/, "127.0.0.1:"));
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.once("error", (error) => reject(new Error(`anvil could not be started: ${error.message}`)));
    child.once("exit", (code) =>
      reject(new Error(`anvil exited with code ${code} before it was ready:\n${output.slice(-2000)}`)),
    );
  });
  // Drains and discards its request log, so that the pipe never fills.
  child.stdout.removeAllListeners("data").resume();
  child.stderr.removeAllListeners("data").resume();
  child.unref();
  for (const pipe of [child.stdout, child.stderr]) (pipe as unknown as { unref?: () => void }).unref?.();

  const stop = async () => {
    takeBack();
    await endProcess(child, { signal: "SIGINT" });
  };
  const takeBack = stopOnExit(stop);
  return { chainId, rpcUrl: `http://${listening}`, wsUrl: `ws://${listening}`, pid: child.pid!, stop };
}
