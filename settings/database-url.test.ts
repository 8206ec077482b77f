import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createPool } from "../database/pool";
import { readDatabaseUrl, SettingsError } from "../settings";
import { type TestDatabase, useTestServer } from "../test/support/database";

const server = useTestServer();
const user = `o'brien @ ${randomBytes(4).toString("hex")}/#?`;
const role = pg.escapeIdentifier(user);
let database: TestDatabase;

beforeAll(async () => {
  database = await server.createEmptyDatabase();
  await database.pool.query(`CREATE ROLE ${role} LOGIN`);
});

afterAll(() => database?.pool.query(`DROP ROLE ${role}`));

const HOSTILE = ["a/b+c=", "p@ss#w", "12/34@host", "1?2", "100%", "%2F", " a:b ", "'\"\\$&`", "päß 王 🔑", "[::1]"];

describe.each(HOSTILE)("the password %j", (password) => {
  test("opens the database that PGHOST and the others name", async () => {
    await database.pool.query(`ALTER ROLE ${role} PASSWORD ${pg.escapeLiteral(password)}`);
    const { hostname, port, pathname } = new URL(database.url);
    const given = { PGHOST: hostname, PGPORT: port, PGUSER: user, PGDATABASE: pathname.slice(1) };

    const pool = createPool({
      databaseUrl: readDatabaseUrl({ ...given, PGPASSWORD: password }),
      max: 1,
      applicationName: "test",
    });
    const { rows } = await pool.query("SELECT current_user AS name");
    await pool.end();
    expect(rows).toEqual([{ name: user }]);

    const wrong = createPool({
      databaseUrl: readDatabaseUrl({ ...given, PGPASSWORD: `${password}x` }),
      max: 1,
      applicationName: "test",
    });
    await expect(wrong.query("SELECT")).rejects.toMatchObject({ code: "28P01" });
    await wrong.end();
  });
});

function problemsOf(values: Record<string, string>): string[] {
  try {
    readDatabaseUrl(values);
    return [];
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
}

test.each(["a/b+c=", "12/b", "1#b", "p@ss#w", "1?b", "a?b", "100%"])(
  "a URL with the password %s in clear is refused for its encoding",
  (password) => {
    const [problem, ...others] = problemsOf({ DATABASE_URL: `postgres://user:${password}@host:5432/name` });
    expect(problem).toMatch(/^DATABASE_URL cannot be read as a URL: its user and password must be percent-encoded/);
    expect(problem).not.toContain(password);
    expect(others).toEqual([]);
  },
);

test.each([
  "postgres://user:a%2Fb%2Bc%3D@host:5432/name",
  "postgres://user:p@ss@host/name",
  "postgresql:///name?host=/var/run/postgresql&user=a@b",
  "postgres://user:secret@host/name?application_name=a@b",
])("%s is taken as it is", (url) => {
  expect(readDatabaseUrl({ DATABASE_URL: url, PGHOST: "elsewhere" })).toBe(url);
});

test("what is missing or wrong is named", () => {
  expect(problemsOf({})[0]).toMatch(
    /^DATABASE_URL is not set: .* or set PGHOST, PGPORT, PGUSER, PGPASSWORD, PGDATABASE\.$/,
  );
  expect(problemsOf({ PGUSER: "user", PGPORT: "70000" })).toEqual([
    "PGHOST is not set: give the host of the PostgreSQL server, or set DATABASE_URL.",
    "PGPORT must be a whole number from 1 to 65535.",
  ]);
  expect(problemsOf({ PGHOST: "host", PGUSER: "u", PGDATABASE: "d?e" })).toEqual([
    "PGDATABASE must not contain ? or #: rename the database.",
  ]);
});

test("a socket's directory and an IPv6 address are hosts, and the database is by default the user's", () => {
  const configuration = (values: Record<string, string>) => {
    const { host, port, user, database } = new pg.Client({ connectionString: readDatabaseUrl(values) });
    return { host, port, user, database };
  };
  expect(configuration({ PGHOST: "/var/run/postgresql", PGUSER: "a b" })).toEqual({
    host: "/var/run/postgresql",
    port: 5432,
    user: "a b",
    database: "a b",
  });
  expect(configuration({ PGHOST: "::1", PGPORT: "5433", PGUSER: "u", PGDATABASE: "d/e%25@:" })).toMatchObject({
    port: 5433,
    database: "d/e%25@:",
  });
});
