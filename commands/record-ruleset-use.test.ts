import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import type { Pool } from "pg";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { createRuleset } from "../alerts/rules/create-ruleset";
import { recordRulesetUse } from "../alerts/ruleset-use";
import type { Settings } from "../settings";
import { readRulesFile } from "../settings/rules-file";
import { sealAll, verify } from "../test/fixtures/operator-log-fixture";
import { useTestServer } from "../test/support/database";
import { recordCommandChange } from "./record-command";
import { recordRulesInUse } from "./record-ruleset-use";

const server = useTestServer();
let pool: Pool;
let databaseUrl: string;

beforeEach(async () => {
  ({ pool, url: databaseUrl } = await server.createDatabase());
});

/** The settings of a process whose rules file has this content, or none. */
function settingsWith(rules?: object): Settings {
  if (rules === undefined) return { databaseUrl, ...readRulesFile(undefined, []) } as unknown as Settings;
  const directory = mkdtempSync(join(tmpdir(), "consentry-rules-"));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  const file = join(directory, "rules.json");
  writeFileSync(file, JSON.stringify(rules));
  const problems: string[] = [];
  const settings = { databaseUrl, ...readRulesFile(file, problems) } as unknown as Settings;
  expect(problems).toEqual([]);
  return settings;
}

const start = (rules?: object) => recordRulesInUse(settingsWith(rules), "npm start");
const entries = async () =>
  (
    await pool.query(
      `SELECT credential_id, credential_name, role, operation, patient_level, filter, status
       FROM compliance.operator_log ORDER BY id`,
    )
  ).rows;
const uses = async (): Promise<string[]> =>
  (await pool.query("SELECT ruleset FROM compliance.ruleset_use ORDER BY id")).rows.map(({ ruleset }) => ruleset);

const CHANGED = { rules: { "ACC-11": { parameters: { patients: 80 } }, "CON-02": { parameters: { mostYears: 2 } } } };
const BEFORE = createRuleset().hash;
const AFTER = createRuleset({ ruleParameters: { "ACC-11": { patients: 80 }, "CON-02": { mostYears: 2 } } }).hash;
const ACC_11 = createRuleset().parametersOf("ACC-11").patients;

test("a start with another rules file is in the operator log once, with what changed and who started it", async () => {
  await start();
  expect(await entries()).toEqual([]);
  await start(CHANGED);
  await start(CHANGED);
  const entry = {
    credential_id: "operator",
    credential_name: userInfo().username,
    role: null,
    operation: "npm start",
    patient_level: false,
    filter: {
      rulesetBefore: BEFORE,
      rulesetAfter: AFTER,
      changed: [`ACC-11.patients: ${ACC_11} → 80`, "CON-02.mostYears: 1 → 2"],
    },
    status: 200,
  };
  expect(await entries()).toEqual([entry]);
  expect(await uses()).toEqual([BEFORE, AFTER]);
  await start({ rules: { "ACC-11": { parameters: { patients: ACC_11 } } } });
  await start();
  expect((await entries()).slice(1)).toEqual([
    {
      ...entry,
      filter: {
        rulesetBefore: AFTER,
        rulesetAfter: BEFORE,
        changed: [`ACC-11.patients: 80 → ${ACC_11}`, "CON-02.mostYears: 2 → 1"],
      },
    },
  ]);
  await sealAll(pool);
  expect(await verify(pool)).toMatchObject({ faults: [], sealed: 2, unsealed: 0 });
});

test("a rule's new version is a change", async () => {
  const { hash, content } = createRuleset();
  const older = content.map((rule) => (rule.id === "ACC-04" ? { ...rule, version: rule.version - 1 } : rule));
  const recordChange = recordCommandChange("npm start");
  await recordRulesetUse({ pool, ruleset: { hash: "older", content: older }, startedBy: "kim", recordChange });
  await start();
  const version = content.find(({ id }) => id === "ACC-04")!.version;
  expect((await entries()).map(({ filter }) => filter)).toEqual([
    { rulesetBefore: "older", rulesetAfter: hash, changed: [`ACC-04 version: ${version - 1} → ${version}`] },
  ]);
});

test("processes that start together record a change once", async () => {
  await start();
  const settings = JSON.stringify(settingsWith(CHANGED));
  const starts = Array.from({ length: 2 }, async () => {
    const child = spawn(process.execPath, ["--import", "tsx", "test/fixtures/ruleset-process.ts", settings], {
      env: { PATH: process.env.PATH },
      stdio: ["ignore", "ignore", "inherit"],
    });
    return (await once(child, "exit"))[0];
  });
  const here = Array.from({ length: 4 }, () => start(CHANGED));
  expect(await Promise.all(starts)).toEqual([0, 0]);
  await Promise.all(here);
  expect(await uses()).toEqual([BEFORE, AFTER]);
  expect(await entries()).toHaveLength(1);
});

test("a change whose entry cannot be kept is not recorded, and the next start records it once", async () => {
  await start();
  await pool.query("ALTER TABLE compliance.operator_log RENAME TO away");
  const ruleset = createRuleset({ ruleParameters: { "ACC-11": { patients: 80 }, "CON-02": { mostYears: 2 } } });
  const recordChange = recordCommandChange("npm start");
  await expect(recordRulesetUse({ pool, ruleset, startedBy: "kim", recordChange })).rejects.toThrow();
  await pool.query("ALTER TABLE compliance.away RENAME TO operator_log");
  expect(await uses()).toEqual([BEFORE]);
  await start(CHANGED);
  await start(CHANGED);
  expect(await uses()).toEqual([BEFORE, AFTER]);
  expect(await entries()).toHaveLength(1);
});
