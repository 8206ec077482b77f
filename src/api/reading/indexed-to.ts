import type { Pool } from "pg";
import { readCheckpoints } from "../../../facts/checkpoint";
import { resolveFacts } from "../../../facts/schema";
import type { ApiContext } from "../environment";

/**
 * Reads the time up to which every chain that has begun is indexed: none of their earlier events is still to come.
 * `undefined` while nothing is indexed.
 */
export async function readIndexedTo({
  pool,
  factsSchema,
  chainIds,
}: Pick<ApiContext, "factsSchema" | "chainIds"> & { pool: Pick<Pool, "query"> }): Promise<Date | undefined> {
  const checkpoints = await readCheckpoints(pool, await resolveFacts(pool, factsSchema));
  const times = chainIds.flatMap((chainId) => checkpoints.get(chainId)?.latestTime ?? []);
  return times.length === 0 ? undefined : new Date(Math.min(...times) * 1000);
}
