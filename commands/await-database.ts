import type { Pool } from "pg";
import { migrate, NewerDatabaseError } from "../database/migrate";
import { readDatabaseNames } from "../settings";
import { type Attempt, reasonOf, StartError, waitFor } from "./say";

/** PostgreSQL 14. */
const OLDEST_SERVER = 140_000;

/**
 * Waits until the database answers, and migrates `compliance` to this code's version. Throws a `NewerDatabaseError` if
 * newer code has migrated it, or a `StartError` if the database is unsuitable.
 */
export async function awaitDatabase(pool: Pool): Promise<void> {
  await whileDatabaseAway(() => prepare(pool));
}

/** Runs `work`, and again every few seconds while the database does not answer. Rejects with any other error. */
export function whileDatabaseAway<Result>(work: () => Promise<Result>): Promise<Result> {
  return waitFor(async (): Promise<Attempt<Result>> => {
    try {
      return { done: await work() };
    } catch (error) {
      if (error instanceof NewerDatabaseError || error instanceof StartError) throw error;
      const waiting = describe(error);
      if (waiting) return { waiting };
      throw error;
    }
  });
}

async function prepare(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ version: number }>(
    "SELECT current_setting('server_version_num')::int AS version",
  );
  if (rows[0]!.version < OLDEST_SERVER)
    throw new StartError(`The server of ${readDatabaseNames().server} is older than PostgreSQL 14: use a newer one.`);
  await migrate(pool);
}

function describe(error: unknown): string | undefined {
  const { code } = error as { code?: string };
  const { server, login, user, database } = readDatabaseNames();
  switch (code) {
    case "28P01":
    case "28000":
      return `The database of ${server} refuses the user or the password: correct ${login} or the server's users.`;
    case "3D000":
      return `The database that ${database} names does not exist on its server: create it or correct ${database}.`;
    case "42501":
      throw new StartError(
        `The user of ${user} may not create schemas and tables in its database: grant it CREATE on the database.`,
      );
    case "53300":
      return `The database of ${server} has no connection left: raise its max_connections or stop what holds them.`;
  }
  const unavailable = code === undefined || !/^[0-9A-Z]{5}$/.test(code) || /^(08|57)/.test(code);
  return unavailable
    ? `The database of ${server} cannot be reached (${reasonOf(error)}): start PostgreSQL or correct ${server}.`
    : undefined;
}
