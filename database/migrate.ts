import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readMigrationFiles } from "drizzle-orm/migrator";
import type { Pool } from "pg";
import { LOCKS } from "./locks";
import { inTransaction } from "./transaction";

const FOLDER = fileURLToPath(new URL("./migrations", import.meta.url));

/** The database was migrated by newer code than this. */
export class NewerDatabaseError extends Error {
  override readonly name = "NewerDatabaseError";
  constructor(unknown: string[], newest: string) {
    super(
      `The database was migrated by a newer version of this program (it has ${unknown.join(", ")}; this code knows up to ${newest}). ` +
        "Start that version or a later one, or use another database.",
    );
  }
}

type Migration = { tag: string; hash: string; sql: string[] };

function readMigrations(folder: string): Migration[] {
  const journal = JSON.parse(readFileSync(`${folder}/meta/_journal.json`, "utf8")) as { entries: { tag: string }[] };
  return readMigrationFiles({ migrationsFolder: folder }).map((file, index) => ({
    tag: journal.entries[index]!.tag,
    hash: file.hash,
    sql: file.sql,
  }));
}

/**
 * Migrates the schema `compliance` to this code's version, all or nothing, and keeps existing data. Processes that
 * start at the same time wait for each other. Returns the tags of the migrations it applied. Throws a
 * `NewerDatabaseError` if the database is ahead of this code.
 */
export async function migrate(
  pool: Pool,
  { folder = FOLDER }: { folder?: string } = {},
): Promise<{ applied: string[] }> {
  const migrations = readMigrations(folder);
  return inTransaction(pool, async (client) => {
    await client.query(`SELECT pg_advisory_xact_lock(${LOCKS.migration.key})`);
    const known = await appliedTags(client);
    const unknown = known.filter((tag) => !migrations.some((migration) => migration.tag === tag));
    if (unknown.length > 0) throw new NewerDatabaseError(unknown, migrations.at(-1)?.tag ?? "none");
    const missing = migrations.filter((migration) => !known.includes(migration.tag));
    if (missing.length > 0) {
      await client.query("CREATE SCHEMA IF NOT EXISTS compliance");
      await client.query(
        "CREATE TABLE IF NOT EXISTS compliance.migration (tag text PRIMARY KEY, hash text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())",
      );
    }
    for (const { tag, hash, sql } of missing) {
      for (const statement of sql) await client.query(statement);
      await client.query("INSERT INTO compliance.migration (tag, hash) VALUES ($1, $2)", [tag, hash]);
    }
    return { applied: missing.map(({ tag }) => tag) };
  });
}

async function appliedTags(client: Pick<Pool, "query">): Promise<string[]> {
  const { rows } = await client.query("SELECT to_regclass('compliance.migration') IS NOT NULL AS there");
  if (!rows[0].there) return [];
  return (await client.query("SELECT tag FROM compliance.migration ORDER BY tag")).rows.map((row) => row.tag as string);
}
