import type { Pool } from "pg";
import type { Anvil } from "../../devnet/anvil";
import { type RunningProcess, startProcess } from "../../devnet/processes";
import type { Stack } from "../../devnet/stack";
import type { Deployments } from "../../settings";

/** The whole environment of a process of the product on this stack: nothing of the machine's own settings gets in. */
export function environmentOf(
  stack: Stack,
  chains: Pick<Anvil, "chainId" | "rpcUrl">[],
  deployments: Deployments,
): Record<string, string> {
  return {
    PATH: process.env.PATH ?? "",
    HOME: process.env.HOME ?? "",
    ENV_FILES: "off",
    CHAIN_CACHE: "off",
    DATABASE_URL: stack.databaseUrl,
    DEPLOYMENTS_FILE: stack.writeDeployments(deployments),
    POLLING_INTERVAL_MS: "100",
    ...Object.fromEntries(chains.map(({ chainId, rpcUrl }) => [`PONDER_RPC_URL_${chainId}`, rpcUrl])),
  };
}

/** Starts one of `commands/` as a process of its own. */
export function startCommand(file: string, env: Record<string, string | undefined>): RunningProcess {
  return startProcess({
    name: file,
    command: [process.execPath, "--import", "tsx", `commands/${file}.ts`],
    env,
  });
}

/** The rows of a table of facts in the order of their positions, or undefined while the indexer has none to show. */
export async function factsOf(pool: Pool, table: string): Promise<Record<string, unknown>[] | undefined> {
  try {
    return (await pool.query(`SELECT * FROM chain.${table} ORDER BY chain_id, pos`)).rows;
  } catch (error) {
    if (["42P01", "3F000"].includes((error as { code?: string }).code ?? "")) return undefined;
    throw error;
  }
}
