import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { LOCKS } from "../database/locks";
import type { Settings } from "../settings";
import { say, waitFor } from "./say";

/**
 * Waits until no other indexer writes this schema, and keeps others out while this process lives. A session lock
 * disappears with its process, however that ends.
 *
 * Ponder has a lock of its own, which a killed indexer leaves behind for 25 seconds. Holding our lock proves that the
 * other indexer is gone, so this removes Ponder's.
 */
export async function lockIndexer({ databaseUrl, databaseSchema }: Settings): Promise<void> {
  const client = await waitFor<pg.Client>(async () => {
    const session = await tryLock(databaseUrl, databaseSchema);
    return session
      ? { done: session }
      : {
          waiting: `Another indexer writes the schema ${databaseSchema}: this one stands by. Stop the other one if it should not be there.`,
        };
  });
  await removeLeftLock(client, databaseSchema);
  client.on("error", () => void holdAgain(databaseUrl, databaseSchema));
}

async function tryLock(databaseUrl: string, databaseSchema: string): Promise<pg.Client | undefined> {
  const client = new pg.Client({
    connectionString: databaseUrl,
    application_name: "consentry indexer",
    keepAlive: true,
  });
  client.on("error", () => {});
  await client.connect();
  const { rows } = await client.query<{ locked: boolean }>(
    `SELECT pg_try_advisory_lock(${LOCKS.indexer.key}) AS locked`,
    [databaseSchema],
  );
  if (rows[0]!.locked) return client;
  await client.end();
  return undefined;
}

async function removeLeftLock(client: pg.Client, databaseSchema: string): Promise<void> {
  const table = `"${databaseSchema}"._ponder_meta`;
  const { rows } = await client.query<{ there: boolean }>("SELECT to_regclass($1) IS NOT NULL AS there", [table]);
  if (!rows[0]!.there) return;
  await client.query(`UPDATE ${table} SET value = jsonb_set(value, '{is_locked}', '0') WHERE key = 'app'`);
}

/**
 * The session was lost, for example by a database restart: takes the lock again at once, or gives way to its new
 * holder.
 */
async function holdAgain(databaseUrl: string, databaseSchema: string): Promise<void> {
  for (let attempt = 0; attempt < 40; attempt++) {
    try {
      const client = await tryLock(databaseUrl, databaseSchema);
      if (!client) break;
      client.on("error", () => void holdAgain(databaseUrl, databaseSchema));
      return;
    } catch {
      await delay(500);
    }
  }
  say(
    "The indexer lost its connection to the database and could not take its lock again, so it ends. Start it again once the database is there.",
  );
  process.exit(1);
}
