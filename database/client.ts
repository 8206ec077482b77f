import { drizzle } from "drizzle-orm/node-postgres";
import type { Pool, PoolClient } from "pg";
import * as schema from "./schema/index";

/** Creates a Drizzle client for the schema `compliance`, on a pool or inside a client's transaction. */
export function createClient(connection: Pool | PoolClient) {
  return drizzle(connection, { schema, casing: "snake_case" });
}

export type Client = ReturnType<typeof createClient>;
