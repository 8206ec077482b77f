import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { useTestServer } from "../test/support/database";
import { type AdvisoryLock, LOCKS } from "./locks";

const server = useTestServer();

const locks: [string, AdvisoryLock][] = Object.entries(LOCKS);

/** The source of every file but this one and the list itself. */
function readSources(): { file: string; text: string }[] {
  const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "*.ts", "*.sql"], {
    encoding: "utf8",
  })
    .split("\n")
    .filter((file) => file !== "" && !file.startsWith("database/locks."));
  return files.map((file) => ({ file, text: readFileSync(file, "utf8") }));
}

test("no two advisory locks have the same key", async () => {
  const { pool } = await server.createDatabase();
  const keys = await Promise.all(
    locks.map(async ([, { key }]) => {
      const values = key.includes("$1") ? ["chain"] : [];
      return (await pool.query<{ key: string }>(`SELECT (${key})::bigint::text AS key`, values)).rows[0]!.key;
    }),
  );
  expect(new Set(keys).size).toBe(locks.length);
});

test("a first key of two is an integer of PostgreSQL", () => {
  const firstKeys = locks.filter(([, { secondKey }]) => secondKey !== undefined).map(([, { key }]) => Number(key));
  expect(firstKeys).not.toEqual([]);
  for (const key of firstKeys) expect(key | 0).toBe(key);
});

test("every file takes advisory locks by their names in the list", () => {
  const calls = readSources().flatMap(({ file, text }) =>
    [...text.matchAll(/pg_(?:try_)?advisory_\w+\(([^,)]*\)?)/gi)].map(([, key]) => ({ file, key: key! })),
  );
  const byName = /^\$\{(?:sql\.raw\()?LOCKS\.(\w+)\.key\)?\}?/;
  expect(calls.filter(({ key }) => !byName.test(key))).toEqual([]);
  const taken = new Set(calls.map(({ key }) => byName.exec(key)![1]));
  expect([...taken].sort()).toEqual(locks.map(([name]) => name).sort());
});
