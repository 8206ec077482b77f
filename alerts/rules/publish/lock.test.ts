import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { implausibleClock } from "../access/acc-13-implausible-clock";
import { catalogue, deadlinePasses, passes } from "../catalogue";
import { createRuleset } from "../create-ruleset";
import type { Pass } from "../pass";
import type { Rule } from "../rule";
import type { Ruleset } from "../ruleset";
import { changedWithoutVersion, type Lock, lockOf, lockText, notAsLocked } from "./lock";
import { rulesPage } from "./page";
import { ruleSources } from "./rule-files";
import { sourceText } from "./source-text";
import { statementsOf } from "./statements";

const RULES = fileURLToPath(new URL("../", import.meta.url));
const sourceOf = ruleSources(RULES);
const committed = readFileSync(`${RULES}rules.lock.json`, "utf8");
const ruleset = createRuleset();
const all = { passes, deadlinePasses };

/** Returns a ruleset with a single, changed rule. */
const only = (id: string, change: Partial<Rule> = {}): Ruleset => ({
  ...ruleset,
  rules: ruleset.rules
    .filter(({ rule }) => rule.id === id)
    .map((one) => ({ ...one, rule: { ...one.rule, ...change } })),
});
const lock = (
  of: { id?: string; change?: Partial<Rule>; passes?: readonly Pass[]; source?: (text: string) => string } = {},
): Promise<Lock> =>
  lockOf(only(of.id ?? "ACC-13", of.change), { ...all, passes: of.passes ?? passes }, (rule) =>
    (of.source ?? ((text) => text))(sourceOf(rule)),
  );

test("the committed lock matches the rules; if this fails, raise the version of changed rules and run npm run rules:lock", async () => {
  const locked: Lock = JSON.parse(committed);
  const current = await lockOf(ruleset, all, sourceOf);
  expect(changedWithoutVersion(locked, current)).toEqual([]);
  expect(lockText(current)).toBe(committed);
});

test("the committed page matches the rules; if this fails, run npm run rules:docs", () => {
  const page = readFileSync(fileURLToPath(new URL("../../../docs/rules.md", import.meta.url)), "utf8");
  expect(page).toBe(rulesPage(catalogue));
  for (const { id, name } of catalogue) expect(page).toContain(`### ${id} ${name}\n`);
});

test("every rule's SQL is recorded", async () => {
  for (const { id } of catalogue)
    expect((await statementsOf(id, all, ruleset)).join(), id).toMatch(/SELECT .* FROM .*"chain"\./);
});

describe("a digest changes", () => {
  test.each<[string, Parameters<typeof lock>[0]]>([
    ["with the severity", { change: { severity: "low" } }],
    ["with a step of the triage guide", { change: { triage: ["Look."] } }],
    ["with the parameters", { change: { parameters: createRuleset().rules[0]!.rule.parameters } }],
    ["with a sentence of its file", { source: (text) => text.replace("recorded an access", "logged an access") }],
    [
      "with the SQL",
      {
        passes: passes.map((pass) => ({
          ...pass,
          evaluate: (context) =>
            pass.evaluate({
              ...context,
              query: (sql, values) => context.query(sql.replace("ORDER BY", "ORDER  BY 1,"), values),
            }),
        })),
      },
    ],
  ])("%s", async (_, change) => {
    expect(changedWithoutVersion(await lock(), await lock(change))).toEqual(["ACC-13"]);
  });

  test("but not with comments, white space or the import path of a helper", async () => {
    const source = (text: string) =>
      `// Another comment.\n${text.replace('"./words"', '"./other-words"').replaceAll(/^ +/gm, "").replace("/** ", "/** Now ")}`;
    expect(source(sourceOf(implausibleClock))).not.toBe(sourceOf(implausibleClock));
    expect(await lock({ source })).toEqual(await lock());
  });

  test("and not with the rule's title, which only reports show", async () => {
    const { title } = implausibleClock;
    expect(sourceOf(implausibleClock)).toContain(`title: "${title}",`);
    const source = (text: string) => text.replace(`title: "${title}"`, 'title: "Another title"');
    expect(await lock({ source, change: { title: "Another title" } })).toEqual(await lock());
    expect(sourceText('defineRule({ id: "A", title: "b" })')).toBe(sourceText('defineRule({ id: "A" })'));
    expect(sourceText('alertOf({ title: "b" })')).not.toBe(sourceText("alertOf({})"));
  });
});

test("a source's text is its tokens, whatever lines they stand on", () => {
  expect(sourceText('const a = [\n  1, // one\n  "a  b",\n];\n')).toBe(sourceText('const a=[1,"a  b"];'));
  expect(sourceText("const sql = `SELECT\n    1`;")).toBe(sourceText("const sql = `SELECT 1`;"));
  expect(sourceText('const a = ["a b"];')).not.toBe(sourceText('const a = ["ab"];'));
  expect(sourceText("const a = f(b);")).not.toBe(sourceText("const a = f(c);"));
});

test("a changed rule is accepted with a higher version, and refused with the same or a lower one", () => {
  const locked: Lock = { "ACC-01": { version: 2, digest: "a" }, "ACC-02": { version: 1, digest: "b" } };
  const now = (version: number, digest: string): Lock => ({ ...locked, "ACC-01": { version, digest } });
  expect(changedWithoutVersion(locked, now(3, "c"))).toEqual([]);
  expect(changedWithoutVersion(locked, now(2, "c"))).toEqual(["ACC-01"]);
  expect(changedWithoutVersion(locked, now(1, "c"))).toEqual(["ACC-01"]);
  expect(notAsLocked(locked, now(3, "c"))).toEqual(["ACC-01"]);
  expect(notAsLocked(locked, { ...locked, "ACC-03": { version: 1, digest: "d" } })).toEqual(["ACC-03"]);
  expect(notAsLocked(locked, { "ACC-01": locked["ACC-01"]! })).toEqual(["ACC-02"]);
  expect(notAsLocked(locked, locked)).toEqual([]);
});
