import { createHash } from "node:crypto";
import type { Pool } from "pg";

/**
 * Returns 16 hex digits that stand for this database: the same for every connection to it, however addressed, and others
 * for every other database.
 */
export async function databaseIdentity(pool: Pick<Pool, "query">): Promise<string> {
  const { rows } = await pool.query<{ identity: string }>(
    "SELECT system_identifier || '/' || current_database() AS identity FROM pg_control_system()",
  );
  return createHash("sha256").update(rows[0]!.identity).digest("hex").slice(0, 16);
}

/**
 * Returns what the names of all keys in Redis begin with: deployments with different databases may share one Redis. Without
 * an identity, all that give none share it.
 */
export function redisPrefix(databaseIdentity: string | undefined): string {
  return databaseIdentity === undefined ? "consentry" : `consentry-${databaseIdentity}`;
}
