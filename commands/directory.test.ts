import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { insertFacts } from "../devnet/fact-tables";
import { type TestDatabase, useTestServer } from "../test/support/database";
import { accountOf, patientRow } from "../test/support/rows";

const server = useTestServer();
let database: TestDatabase;
let folder: string;

beforeAll(async () => {
  database = await server.createDatabase();
  await insertFacts(database.pool, { patient: [patientRow({ block: 1 }, "ana")] });
  folder = await mkdtemp(join(tmpdir(), "directory-"));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** Runs the command on a file with this content; returns its exit code and output. */
async function importing(csv: string | Uint8Array, ...options: string[]): Promise<{ code: number; said: string }> {
  const file = join(folder, "directory.csv");
  await writeFile(file, csv);
  return command("import", file, ...options);
}

function command(...given: string[]): Promise<{ code: number; said: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ["--import", "tsx", "commands/directory.ts", ...given],
      { env: { PATH: process.env.PATH, DATABASE_URL: database.url, ENV_FILES: "off" } },
      (error, _, said) => resolve({ code: error ? Number(error.code) : 0, said }),
    );
  });
}

test("a file is imported, or refused with a list of all faulty lines", async () => {
  const right = `account,kind,name\n${accountOf("dr-lee")},person,Dr Lee\n`;
  expect(await importing(right)).toEqual({
    code: 0,
    said: "consentry: Imported the directory: 1 new entries, 0 updated.\n",
  });
  const wrong = await importing(`${right}${accountOf("ana")},person,Ana\n`);
  expect(wrong.code).toBe(1);
  expect(wrong.said).toContain("Nothing was imported.\n  Line 3, account: This account is known only as");
  const { rows } = await database.pool.query("SELECT name, updated_by FROM compliance.directory");
  expect(rows).toEqual([{ name: "Dr Lee", updated_by: "npm run directory" }]);
  const log = await database.pool.query("SELECT credential_id, operation, filter FROM compliance.operator_log");
  const filter = { created: "1", updated: "0", sha256: createHash("sha256").update(right).digest("hex") };
  expect(log.rows).toEqual([{ credential_id: "operator", operation: "npm run directory -- import", filter }]);
});

test("a file in another encoding is refused with its lines, or decoded if the encoding is named", async () => {
  const file = Buffer.from(
    `account;kind;name;address\r\n${accountOf("jörg")};person;Dr Jörg Müller;Köln\r\n`,
    "latin1",
  );
  const refused = await importing(file);
  expect(refused.code).toBe(1);
  expect(refused.said).toContain("Nothing was imported.\n  Line 2: This is not valid UTF-8. Save the file as UTF-8");
  expect(await importing(file, "--charset", "windows-1252")).toMatchObject({ code: 0 });
  const { rows } = await database.pool.query("SELECT address FROM compliance.directory WHERE name = 'Dr Jörg Müller'");
  expect(rows).toEqual([{ address: "Köln" }]);
});

test("a missing file or an unknown command is reported", async () => {
  expect((await command("import", join(folder, "nothing.csv"))).said).toMatch(/cannot be read/);
  expect((await command("export")).said).toMatch(/Use it as: npm run directory -- import FILE/);
  expect((await command("import", "x.csv", "--encoding", "x")).said).toMatch(/Use it as:/);
});
