import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { sql } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import { afterEach, beforeEach, expect, test } from "vitest";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

const SCRIPT = readFileSync(join(ROOT, "patches/apply.mjs"), "utf8");
const mended = (name: string) =>
  [...SCRIPT.matchAll(/^mend\(\s*"([^"]+)",\s*"\.\/([^"]+)"/gm)].filter((one) => one[1] === name).map((one) => one[2]!);

/** What the script reads and writes of each package. */
const FILES: Record<string, string[]> = {
  ponder: ["package.json", "dist/esm/index.js", ...mended("ponder").map((place) => `dist/esm/${place}`)],
  "drizzle-orm": ["package.json", "index.js", ...mended("drizzle-orm")],
};
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "consentry-patches-"));
  copy("patches/apply.mjs");
  for (const [name, files] of Object.entries(FILES)) for (const file of files) copy(`node_modules/${name}/${file}`);
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("the installed packages are mended: a quotation mark does not end a quoted name", () => {
  expect(new PgDialect().sqlToQuery(sql`SELECT ${sql.identifier('a" , b; --')}`).sql).toBe('SELECT "a"" , b; --"');
});

test("twice is once, and undone is as published", () => {
  const before = contents();
  apply();
  expect(contents()).toEqual(before);
  apply("--undo");
  const published = contents();
  expect(published).not.toEqual(before);
  apply("--undo");
  expect(contents()).toEqual(published);
  apply();
  expect(contents()).toEqual(before);
});

test("another version is refused, with what to do", () => {
  const file = join(folder, "node_modules/drizzle-orm/package.json");
  writeFileSync(file, readFileSync(file, "utf8").replace('"version": "0.41.0"', '"version": "0.45.2"'));
  expect(() => apply()).toThrow(
    /mends drizzle-orm 0\.41\.0, and drizzle-orm 0\.45\.2 is installed\. Install 0\.41\.0 \(npm ci\), or/,
  );
});

test("a file of the right version that is not as published is refused", () => {
  const file = join(folder, "node_modules/drizzle-orm/entity.js");
  writeFileSync(file, "export const is = () => true;\n");
  expect(() => apply()).toThrow(/entity\.js is not what drizzle-orm 0\.41\.0 was published with/);
});

function copy(file: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  cpSync(join(ROOT, file), join(folder, file));
}

function contents(): string[] {
  return Object.entries(FILES).flatMap(([name, files]) =>
    files.map((file) => readFileSync(join(folder, "node_modules", name, file), "utf8")),
  );
}

function apply(...options: string[]): void {
  execFileSync(process.execPath, ["patches/apply.mjs", ...options], { cwd: folder, stdio: "pipe" });
}
