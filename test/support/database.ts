import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, inject } from "vitest";
import { createPool } from "../../database/pool";

export type TestDatabase = { url: string; pool: pg.Pool };

export type TestServer = {
  /** A database with the monitor's schema and empty fact tables in the schema `chain`. */
  createDatabase: () => Promise<TestDatabase>;
  /** A database with nothing in it. */
  createEmptyDatabase: () => Promise<TestDatabase>;
  /** Ends every pool and removes the databases. */
  stop: () => Promise<void>;
};

/** Statement with a row for each connection to this database that waits for a lock. Others on the server wait, too. */
export const WAITING = "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";

/** Databases of their own for the tests of this file, on the server that all files share; gone after the last test. */
export function useTestServer(): TestServer {
  const server = startTestServer();
  afterAll(server.stop);
  return server;
}

/** The same for a fixture that ends by itself. */
export function startTestServer(): TestServer {
  const prepared = new URL(inject("preparedDatabase"));
  const prefix = `test_${randomBytes(6).toString("hex")}`;
  const urlOf = (name: string) => Object.assign(new URL(prepared), { pathname: `/${name}` }).href;
  const made: { name: string; pool: pg.Pool }[] = [];

  const administer = async (...statements: string[]) => {
    const administrator = new pg.Client({ connectionString: urlOf("postgres") });
    await administrator.connect();
    try {
      for (const statement of statements) await administrator.query(statement);
    } finally {
      await administrator.end();
    }
  };
  const create = async (template: string): Promise<TestDatabase> => {
    const name = `${prefix}_${made.length}`;
    const url = urlOf(name);
    const pool = createPool({ databaseUrl: url, applicationName: "consentry-test", patienceMs: 60_000 });
    made.push({ name, pool });
    // Without a power cut to survive, copying files is faster than writing each page into the log.
    await administer(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY FILE_COPY`);
    return { url, pool };
  };

  return {
    createEmptyDatabase: () => create("template1"),
    createDatabase: () => create(prepared.pathname.slice(1)),
    stop: async () => {
      await Promise.all(made.map(({ pool }) => pool.end()));
      await administer(...made.map(({ name }) => `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
    },
  };
}
