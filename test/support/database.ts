import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { migrate } from "../../alerts/database/migrate";
import { createPool } from "../../alerts/database/pool";
import { startPostgres } from "../../devnet/postgres";
import { createFactTables } from "./facts";

export type TestDatabase = { url: string; pool: pg.Pool };

export type TestServer = {
  /** A database with the monitor's schema and empty fact tables in the schema `chain`. */
  createDatabase: () => Promise<TestDatabase>;
  /** A database with nothing in it. */
  createEmptyDatabase: () => Promise<TestDatabase>;
  /** Ends every pool and the server, and removes its data. */
  stop: () => Promise<void>;
};

const TEMPLATE = "prepared";

/** A PostgreSQL server for the tests of one file. */
export async function startTestServer(): Promise<TestServer> {
  const directory = mkdtempSync(join(tmpdir(), "consentry-test-"));
  // The server runs as another user than root, who must be able to reach its data.
  chmodSync(directory, 0o755);
  const server = await startPostgres({ directory });
  const pools: pg.Pool[] = [];

  const connect = (url: string) => {
    const pool = createPool({ databaseUrl: url, applicationName: "consentry-test" });
    pools.push(pool);
    return { url, pool };
  };

  const template = createPool({
    databaseUrl: await server.createDatabase(TEMPLATE),
    applicationName: "consentry-test",
  });
  await migrate(template);
  await createFactTables(template);
  await template.end();

  return {
    createEmptyDatabase: async () => connect(await server.createDatabase(`empty_${pools.length}`)),
    createDatabase: async () => {
      const name = `test_${pools.length}`;
      const administrator = new pg.Client({ connectionString: server.url("postgres") });
      await administrator.connect();
      await administrator.query(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`);
      await administrator.end();
      return connect(server.url(name));
    },
    stop: async () => {
      await Promise.all(pools.map((pool) => pool.end()));
      await server.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
