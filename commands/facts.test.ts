import { spawnSync } from "node:child_process";
import { beforeAll, expect, test } from "vitest";
import { LOCKS } from "../database/locks";
import { type TestDatabase, useTestServer } from "../test/support/database";
import { factsCommand } from "./facts-commands";

const server = useTestServer();
let database: TestDatabase;

const facts = (...given: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", "commands/facts.ts", ...given], {
    env: { PATH: process.env.PATH, DATABASE_URL: database.url, ENV_FILES: "off" },
    encoding: "utf8",
  });
  return { status, stdout, stderr };
};

beforeAll(async () => {
  database = await server.createEmptyDatabase();
  for (const schema of ["facts_old", "facts_new"])
    await database.pool.query(
      `CREATE SCHEMA ${schema}; CREATE TABLE ${schema}._ponder_meta (key text, value jsonb);
       CREATE TABLE ${schema}.access (id int); CREATE TABLE ${schema}._ponder_checkpoint (chain_id int);`,
    );
  await database.pool.query("CREATE SCHEMA other; CREATE TABLE other.access (id int)");
  await database.pool.query(
    `CREATE SCHEMA chain; CREATE VIEW chain.access AS SELECT * FROM facts_new.access;
     CREATE VIEW chain._ponder_checkpoint AS SELECT * FROM facts_new._ponder_checkpoint;`,
  );
});

const schemas = async () =>
  (await database.pool.query("SELECT nspname FROM pg_namespace WHERE nspname ~ '^(facts_|other)' ORDER BY 1")).rows.map(
    ({ nspname }) => nspname,
  );

test("a schema that is read, one that an indexer writes, and one of something else stay; an old one is dropped", async () => {
  const indexer = await database.pool.connect();
  await indexer.query(`SELECT pg_advisory_lock(${LOCKS.indexer.key})`, ["facts_old"]);
  const { stdout } = facts("list");
  expect(stdout).toMatch(/^facts_old +\d+\.\d MB {2}written by an indexer$/m);
  expect(stdout).toMatch(/^facts_new +\d+\.\d MB {2}read by the API and the worker$/m);
  expect(stdout).not.toContain("other");
  const drop = (schema: string) => factsCommand(["drop", schema])(database.pool);
  await expect(drop("facts_old")).rejects.toThrow("An indexer writes the schema facts_old");
  await indexer.query(`SELECT pg_advisory_unlock(${LOCKS.indexer.key})`, ["facts_old"]);
  indexer.release();

  await expect(drop("facts_new")).rejects.toThrow("is the one that the API and the worker read");
  await expect(drop("other")).rejects.toThrow("There is no schema of facts named other");
  expect(await schemas()).toEqual(["facts_new", "facts_old", "other"]);

  expect(facts("drop", "facts_old")).toMatchObject({
    status: 0,
    stderr: expect.stringContaining("The schema facts_old is dropped"),
  });
  expect(await schemas()).toEqual(["facts_new", "other"]);
  const { rows } = await database.pool.query("SELECT operation, filter FROM compliance.operator_log");
  expect(rows).toEqual([{ operation: "npm run facts -- drop", filter: { schema: "facts_old" } }]);
});

test.each([[[]], [["list", "more"]], [["drop"]], [["drop", "a", "b"]], [["list", "--all"]]])(
  "%j is no usage",
  (given) => {
    expect(() => factsCommand(given)).toThrow("npm run facts -- drop SCHEMA");
  },
);
