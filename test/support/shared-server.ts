/** One PostgreSQL server for all test files of a run, with a prepared database that each test's own is copied from. */
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { migrate } from "../../database/migrate";
import { createPool } from "../../database/pool";
import { createFactTables } from "../../devnet/fact-tables";
import { startPostgres } from "../../devnet/postgres";

declare module "vitest" {
  // biome-ignore lint/style/useConsistentTypeDefinitions: it completes an interface of Vitest, which no type can
  export interface ProvidedContext {
    /** Connection string of the prepared database. */
    preparedDatabase: string;
  }
}

/** Starts the server before the first test file; the function that it returns ends it after the last. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = mkdtempSync(join(tmpdir(), "consentry-test-"));
  // The server runs as another user than root, who must be able to reach its data.
  chmodSync(directory, 0o755);
  const server = await startPostgres({ directory, maxConnections: 400 });
  const databaseUrl = await server.createDatabase("prepared");
  const pool = createPool({ databaseUrl, applicationName: "consentry-test" });
  await migrate(pool);
  await createFactTables(pool);
  await pool.end();
  project.provide("preparedDatabase", databaseUrl);
  return async () => {
    await server.stop();
    rmSync(directory, { recursive: true, force: true });
  };
}
