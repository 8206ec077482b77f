import { spawnSync } from "node:child_process";
import { beforeAll, expect, test } from "vitest";
import { type TestDatabase, useTestServer } from "../test/support/database";
import { keyCommand } from "./key-commands";

const server = useTestServer();
let database: TestDatabase;

beforeAll(async () => {
  database = await server.createEmptyDatabase();
});

const keys = (...given: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", "commands/keys.ts", ...given], {
    env: { PATH: process.env.PATH, DATABASE_URL: database.url, ENV_FILES: "off" },
    encoding: "utf8",
  });
  return { status, stdout, stderr };
};

test("a key is created in a fresh database, printed alone, listed without its secret, and revoked once", async () => {
  const made = keys("create", "--role", "auditor", "--name", "Night desk", "--expires-in-days", "30");
  expect(made).toMatchObject({ status: 0, stdout: expect.stringMatching(/^csk_[0-9A-Za-z]{43}\n$/) });
  expect(made.stderr).not.toContain(made.stdout.trim());
  const listed = keys("list").stdout;
  expect(listed).not.toContain(made.stdout.trim());
  const prefix = made.stdout.slice(0, 12);
  expect(listed).toMatch(new RegExp(`^key_[0-9a-f]{16}  ${prefix}…  auditor  valid .* Night desk$`, "m"));
  expect(keys("revoke", prefix)).toMatchObject({ status: 0, stderr: expect.stringContaining("is revoked.") });
  expect(keys("revoke", prefix).stderr).toContain("already revoked");
});

test("changes of keys are in the operator log", async () => {
  const { rows } = await database.pool.query(
    "SELECT credential_id, operation, coalesce(filter->>'made', filter->>'id') AS id, address FROM compliance.operator_log ORDER BY id",
  );
  const id = expect.stringMatching(/^key_[0-9a-f]{16}$/);
  expect(rows).toEqual(
    ["create", "revoke"].map((command) => ({
      credential_id: "operator",
      operation: `npm run keys -- ${command}`,
      id,
      address: null,
    })),
  );
});

test("a key is rotated: the new one is printed alone, the old one says when it ends", () => {
  const made = keys("create", "--role", "auditor", "--name", "Board", "--operation", "GET /v1/alerts");
  const id = /key_[0-9a-f]{16}/.exec(made.stderr)![0];
  const rotated = keys("rotate", id, "--overlap-hours", "2");
  expect(rotated).toMatchObject({ status: 0, stdout: expect.stringMatching(/^csk_[0-9A-Za-z]{43}\n$/) });
  expect(rotated.stdout).not.toBe(made.stdout);
  expect(rotated.stderr).toMatch(new RegExp(`in the place of ${id}, which ends at \\d{4}-`));
  expect(keys("rotate", id)).toMatchObject({ status: 1, stderr: expect.stringContaining("already been rotated") });
});

test("wrong usage is reported in a sentence, before the database is reached", () => {
  const wrong = [
    [["create", "--role", "king", "--name", "x"], "--role must be one of auditor, officer, security, service, admin."],
    [["create", "--role", "admin"], "--name must say whose key it is"],
    [["create", "--role", "admin", "--name", "Night\u200bdesk"], "--name cannot be used. This contains the invisible"],
    [["create", "--role", "admin", "--name", "Night\ndesk"], "A name must be one line without control characters."],
    [["create", "--role", "admin", "--name", "x", "--expires-in-days", "0"], "--expires-in-days must be"],
    [["create", "--role", "admin", "--name", "x", "--colour", "red"], "Unknown option '--colour'. Use it as one of"],
    [["create", "--role", "admin", "--name", "x", "y"], "npm run keys -- create"],
    [
      ["create", "--role", "admin", "--name", "x", "--operation", "GET /v1/alerts"],
      "is none that the role admin may do",
    ],
    [["create", "--role", "admin", "--name", "x", "--overlap-hours", "1"], "npm run keys -- create"],
    [["rotate", "key_1", "--overlap-hours", "721"], "--overlap-hours must be a whole number from 0 to 720."],
    [["rotate", "key_1", "--name", "x"], "npm run keys -- rotate"],
    [["remove", "x"], "npm run keys -- create"],
    [["list", "--name", "x"], "npm run keys -- list"],
    [[], "npm run keys -- list"],
  ] as const;
  for (const [given, sentence] of wrong) expect(() => keyCommand([...given])).toThrow(sentence);
});

test("revoking an unknown key fails with a sentence and code 1", () => {
  const { status, stdout, stderr } = keys("revoke", "csk_nothing");
  expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  expect(stderr).toContain("There is no key of this id or beginning");
});
