import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { importsOf } from "../test/imports/graph";
import { factsSchema, indexingFiles } from "./facts-schema";

const root = fileURLToPath(new URL("..", import.meta.url));
const read = ["ls-files", "--cached", "--others", "--exclude-standard", "*.ts"];
const files = execFileSync("git", read, { cwd: root, encoding: "utf8" })
  .split("\n")
  .filter((file) => file !== "" && !file.endsWith(".test.ts"));

/** The settings are no code of the indexing: what they say of the deployment is in the name on its own. */
const isSetting = (file: string) => file === "settings.ts" || file.startsWith("settings/");

const isIndexing = (file: string) =>
  (file.startsWith("src/") && !file.startsWith("src/api/")) || ["ponder.config.ts", "ponder.schema.ts"].includes(file);

test("the name of the facts' schema follows every file that decides what handlers write", () => {
  const imports = importsOf(files);
  const deciding = new Set(files.filter(isIndexing));
  for (const file of deciding)
    for (const { to } of imports.filter(({ from }) => from === file)) if (!isSetting(to)) deciding.add(to);
  expect(deciding).toContain("facts/codes.ts");
  const hashed = indexingFiles(root).map((file) => relative(root, file));
  expect(
    [...deciding].filter((file) => !hashed.includes(file)).sort(),
    "Handlers import these files, and a change of them would not give the facts a schema of their own: add them to FACTS_OF_HANDLERS in settings/facts-schema.ts",
  ).toEqual([]);
});

test("a change of a handler, or of what it imports, gives another name; a change of the API does not", () => {
  const folder = mkdtempSync(join(tmpdir(), "consentry-facts-schema-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  const name = () => factsSchema(folder, {});
  write("ponder.schema.ts", "1");
  write("src/record-system/claims.ts", "1");
  write("src/api/app.ts", "1");
  write("facts/codes.ts", "1");
  const first = name();
  write("src/api/app.ts", "2");
  expect(name()).toBe(first);
  const names = ["ponder.schema.ts", "src/record-system/claims.ts", "facts/codes.ts"].map((file) => {
    write(file, "2");
    return name();
  });
  expect(new Set([first, ...names]).size).toBe(4);
});
