/** What the house style asks and Biome has no rule for: how SQL and log messages are written. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { expect, test } from "vitest";
import { lowerCaseKeywords, messagesOfLogs, textsIn } from "./support/style";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Written by a tool, or kept as they are: migrations repeat the schema's texts, and rules' digests are over their SQL. */
const LEFT_OUT = [/^client\/api\.ts$/, /^abis\//, /^database\/schema\//, /^database\/migrations\//];

const sources = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "*.ts"], {
  cwd: root,
  encoding: "utf8",
})
  .split("\n")
  .filter((file) => file !== "" && !LEFT_OUT.some((pattern) => pattern.test(file)))
  .map((file) => parse(file, readFileSync(`${root}${file}`, "utf8")));

function parse(file: string, text: string): ts.SourceFile {
  return ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
}

const placeOf = (node: ts.Node) => {
  const source = node.getSourceFile();
  return `${source.fileName}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
};

test("SQL keywords are in capitals", () => {
  const wrong = sources
    .filter(({ fileName }) => !["test/style.test.ts", "test/support/style.ts"].includes(fileName))
    .flatMap((source) =>
      textsIn(source).flatMap(({ node, text, tagged }) =>
        lowerCaseKeywords(text, tagged).map(
          (keyword) => `${placeOf(node)}: write ${keyword.toUpperCase()} for ${keyword}`,
        ),
      ),
    );
  expect(wrong).toEqual([]);
});

test("log messages begin with a capital and have no period at the end", () => {
  const messages = sources.flatMap((source) => messagesOfLogs(source));
  expect(messages.length).toBeGreaterThan(30);
  const wrong = messages
    .filter(({ text }) => !/^[A-Z]/.test(text) || text.endsWith("."))
    .map(({ node, text }) => `${placeOf(node)}: ${text}`);
  expect(wrong).toEqual([]);
});

test("no text is made by cutting an ISO instant: facts/display.ts formats every instant", () => {
  const wrong = sources
    .filter(({ fileName }) => !fileName.endsWith(".test.ts") && !fileName.startsWith("test/"))
    .flatMap(({ fileName, text }) =>
      [...text.matchAll(/(?:toISOString\(\)|\b(?:iso|instant|\w+At))\s*\.(slice|substr|substring|split)\(/g)].map(
        ({ 0: cut }) => `${fileName}: ${cut}`,
      ),
    );
  expect(wrong).toEqual([]);
});

test("what is looked for is found", () => {
  const keywords = (text: string) =>
    textsIn(parse("a.ts", text)).flatMap((each) => lowerCaseKeywords(each.text, each.tagged));
  expect(keywords(`pool.query(\`select a FROM b where \${c} is not null and d = 'set in from'\`)`)).toEqual([
    "select",
    "where",
    "is",
    "not",
    "null",
    "and",
  ]);
  expect(keywords(`const a = sql\`\${b} desc nulls last\`; sql.raw("x");`)).toEqual(["desc", "nulls"]);
  expect(keywords('const a = "Select one from the list and go"; const b = "begin";')).toEqual(["begin"]);
  expect(keywords("pool.query(`SELECT a -- the one from before\\nFROM b`)")).toEqual([]);
  const logs = parse(
    "a.ts",
    'logger.info({ a: 1 }, "It began"); log?.warn("oops."); logger.error({}, b ? "One." : `two`);',
  );
  expect(messagesOfLogs(logs).map(({ text }) => text)).toEqual(["It began", "oops.", "One.", "two"]);
});
