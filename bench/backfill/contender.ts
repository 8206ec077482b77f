import type { Pool } from "pg";
import type { RunningProcess } from "../../devnet/processes";
import type { FilledChain } from "./chain";

/** One run: a chain to index, and an empty database. */
export type Run = {
  chain: FilledChain;
  pool: Pool;
  databaseUrl: string;
  deploymentsFile: string;
  /** The node's endpoint, repeated as often as it is to be listed. */
  rpcUrls: readonly string[];
  /** A free port. */
  port: number;
  logFile: string;
};

export type Measure = {
  /** From the start of the processes to the last row or verdict. */
  seconds: number;
  /** From the start of the processes until the last fact could be read. */
  storedSeconds: number;
  /** Peak resident memory of each process, in bytes. */
  peakMemory: Record<string, number>;
};

const TIMEOUT_MS = 3_600_000;

/** Waits until `check` returns true; missing tables count as false. Throws if one of the processes exits. */
export async function until(processes: readonly RunningProcess[], check: () => Promise<boolean>): Promise<void> {
  const tolerant = () =>
    check().catch((error) => {
      if (["42P01", "3F000"].includes((error as { code?: string }).code ?? "")) return false;
      throw error;
    });
  await processes[0]!.waitUntil(
    async () => {
      const ended = processes.find((each) => each.exit() !== null);
      if (ended && ended !== processes[0])
        throw new Error(`The ${ended.name} exited. Its last lines:\n${ended.tail()}`);
      return tolerant();
    },
    { timeoutMs: TIMEOUT_MS, everyMs: 50 },
  );
}
