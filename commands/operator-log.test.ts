import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { damage, publicKey, sealAll, signingKey, writeEntries } from "../test/fixtures/operator-log-fixture";
import { type TestDatabase, useTestServer } from "../test/support/database";
import { operatorLogCommand } from "./operator-log-commands";

const directory = mkdtempSync(join(tmpdir(), "consentry-operator-log-"));
const file = (name: string, content: string | Buffer) => {
  writeFileSync(join(directory, name), content);
  return join(directory, name);
};
const keyFile = file("key.pem", signingKey.export({ type: "pkcs8", format: "pem" }));
const publicKeyFile = file("public.pem", publicKey.export({ type: "spki", format: "pem" }));

const server = useTestServer();
let database: TestDatabase;

beforeAll(async () => {
  database = await server.createDatabase();
});

afterAll(() => rmSync(directory, { recursive: true }));

const run = (given: string[], env: Record<string, string> = { SIGNING_KEY_FILE: keyFile }) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["--import", "tsx", "commands/operator-log.ts", ...given],
    { env: { PATH: process.env.PATH, DATABASE_URL: database.url, ENV_FILES: "off", ...env }, encoding: "utf8" },
  );
  return { status, stdout, stderr };
};

test("a log is verified and its head exported; tampering is reported with code 1", async () => {
  await writeEntries(database.pool, 5);
  await sealAll(database.pool);
  const intact = "The operator log is as it was sealed: 5 rows, 0 more not sealed yet; 1 signed heads.\n";
  expect(run(["verify"])).toMatchObject({ status: 0, stdout: intact });
  expect(run(["verify", "--public-key", publicKeyFile], {})).toMatchObject({ status: 0, stdout: intact });
  const head = run(["head"], {});
  expect(JSON.parse(head.stdout)).toMatchObject({ sequence: "5", signature: expect.any(String) });
  const headFile = file("head.json", head.stdout);
  await damage(
    database.pool,
    "DELETE FROM compliance.operator_log WHERE sequence > 3",
    "ALTER TABLE compliance.operator_log_head DISABLE TRIGGER ALL",
    "DELETE FROM compliance.operator_log_head",
  );
  const without = run(["verify"]);
  expect(without.status).toBe(0);
  expect(without.stdout).toContain("Without a signed head, nothing shows whether its tail was removed");
  const found = run(["verify", "--head", headFile]);
  expect(found.status).toBe(1);
  expect(found.stdout.split("\n")).toEqual([
    expect.stringMatching(/^The log's tail was removed: it ends at row 3, .* rows 4 to 5 were there\.$/),
    "The operator log is not as it was sealed: 3 rows, 0 more not sealed yet; 1 signed heads.",
    "",
  ]);
});

test("wrong usage is reported in a sentence, before the database is reached", () => {
  const wrong = [
    [[], "npm run operator-log -- verify"],
    [["repair"], "npm run operator-log -- verify"],
    [["head", "--head", "x"], "npm run operator-log -- verify"],
    [["verify", "--key", "x"], "Unknown option '--key'. Use it as one of"],
    [["verify", "--head", keyFile], "is no file that npm run operator-log -- head wrote."],
    [["verify", "--head", "/nowhere"], "is no file that npm run operator-log -- head wrote."],
    [["verify", "--public-key", file("text", "x")], "is no PEM file with an ed25519 public key."],
  ] as const;
  for (const [given, sentence] of wrong) expect(() => operatorLogCommand([...given])).toThrow(sentence);
});
