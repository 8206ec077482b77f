import type { Pool } from "pg";
import { beforeEach, expect, test } from "vitest";
import { insertFacts, setCheckpoint } from "../../devnet/fact-tables";
import { blockEnd } from "../../facts/position";
import { copyAlerts } from "../../test/support/alert-copies";
import { useTestServer } from "../../test/support/database";
import { credentialed } from "../../test/support/deadline-facts";
import { accessRow, CHAIN_ID, GENESIS } from "../../test/support/rows";
import { evaluateRange } from "../detect/evaluate/evaluate-range";
import { readOutdated } from "../detect/schedule/reevaluate";
import { reinstate, retract } from "../detect/settle/transitions";
import { implausibleClock } from "../rules/access/acc-13-implausible-clock";
import { createRuleset } from "../rules/create-ruleset";
import { createShadow } from "../rules/shadow";
import { backtest } from "./backtest";
import { readShadows } from "./shadow-report";

/** Accesses recorded 200, 400 and 800 seconds after they occurred, an hour apart. */
const access = [200, 400, 800].map((lag, index) =>
  accessRow(
    { block: index + 1, time: GENESIS + (index + 1) * 3_600 },
    { actor: "dr-lee", patient: "p-ana", seq: index + 1, occurredAt: GENESIS + (index + 1) * 3_600 - lag },
  ),
);
const withTolerance = (toleranceSeconds: number) => ({ "ACC-13": { toleranceSeconds } });
const current = createRuleset();
const { version } = implausibleClock;

const server = useTestServer();
let pool: Pool;
beforeEach(async () => {
  ({ pool } = await server.createDatabase());
  await insertFacts(pool, { access });
  await setCheckpoint(pool, {
    chainId: CHAIN_ID,
    latest: { block: 9, time: GENESIS + 90_000 },
    finalized: { block: 9, time: GENESIS + 90_000 },
  });
});

const everything = { fromPos: -1n, toPos: blockEnd(9n) };
const stored = async () => {
  const tables = ["alert", "verdict", "outbox", "coverage", "deadline"];
  const counts = await Promise.all(
    tables.map(async (table) => (await pool.query(`SELECT count(*)::int AS n FROM compliance.${table}`)).rows[0].n),
  );
  return counts.reduce((sum, count) => sum + count, 0);
};

test("a back-test reports what other parameters would add and drop in a period, and stores nothing", async () => {
  const run = (toleranceSeconds: number, to = GENESIS + 90_000) =>
    backtest({
      ...{ pool, chainId: CHAIN_ID, ruleId: "ACC-13", period: { from: GENESIS, to }, current },
      candidate: createRuleset({ ruleParameters: withTolerance(toleranceSeconds) }),
    });
  expect(await run(600)).toMatchObject({ current: 2, candidate: 1, added: 0, dropped: 1 });
  const stricter = await run(100);
  expect(stricter).toMatchObject({ current: 2, candidate: 3, added: 1, dropped: 0 });
  expect(stricter.examples.added).toMatchObject([
    { ruleId: "ACC-13", pos: access[0]!.pos.toString(), headline: expect.stringMatching(/^Access recorded .* late$/) },
  ]);
  expect(await run(600, GENESIS + 2 * 3_600)).toMatchObject({ current: 0, candidate: 0 });
  expect(await stored()).toBe(0);
});

test("a period begins and ends with its own facts, of whatever kind", async () => {
  // The first and the last facts are credentials of issuers that nobody trusted.
  const licensed = (credential: string, block: number, time: number) =>
    credentialed({ block, time }, { credential, subject: credential });
  await insertFacts(pool, licensed("before", 0, GENESIS + 60));
  await insertFacts(pool, licensed("after", 8, GENESIS + 80_000));
  const found = async (from: number, to: number) => {
    const period = { from: GENESIS + from, to: GENESIS + to };
    return (await backtest({ pool, chainId: CHAIN_ID, ruleId: "CRD-02", period, current, candidate: current })).current;
  };
  expect(await found(0, 7_200)).toBe(1);
  expect(await found(7_200, 70_000)).toBe(0);
  expect(await found(70_000, 90_000)).toBe(1);
  expect(await found(0, 90_000)).toBe(2);
});

test("a shadow rule records its findings beside the live one and raises no alert", async () => {
  const shadow = createShadow({ shadowParameters: withTolerance(100) })!;
  await evaluateRange({ pool, chainId: CHAIN_ID, ...everything, ruleset: current, shadow });
  await evaluateRange({ pool, chainId: CHAIN_ID, ...everything, ruleset: current, shadow });
  const { rows } = await pool.query("SELECT count(*)::int AS n FROM compliance.alert WHERE rule_id = 'ACC-13'");
  expect(rows[0].n).toBe(2);
  const [report] = await readShadows(pool, "ACC-13");
  expect(report).toMatchObject({
    current: 2,
    candidate: 3,
    added: 1,
    dropped: 0,
    failures: 0,
    ruleset: shadow.ruleset.hash,
  });
  expect(report!.examples.added).toMatchObject([
    { pos: access[0]!.pos.toString(), headline: expect.stringMatching(/^Access recorded .* late$/) },
  ]);
});

test("history is outdated for new rules and new versions, not for changed parameters", async () => {
  await evaluateRange({ pool, chainId: CHAIN_ID, ...everything, ruleset: current });
  await pool.query("INSERT INTO compliance.chain VALUES ($1, 0, 0, '0x', $2)", [CHAIN_ID, everything.toPos.toString()]);
  const outdated = (content: { id: string; version: number }[]) => readOutdated(pool, CHAIN_ID, content);
  expect(await outdated([...current.content])).toEqual([]);
  expect(await outdated([...createRuleset({ ruleParameters: withTolerance(100) }).content])).toEqual([]);
  expect(await outdated([...current.content, { id: "ACC-99", version: 1 }])).toEqual([everything]);
  expect(await outdated([{ id: "ACC-13", version: version + 1 }])).toEqual([everything]);
});

test("an alert of a rule's new version is closed silently as a duplicate of the earlier one", async () => {
  await evaluateRange({ pool, chainId: CHAIN_ID, ...everything, ruleset: current });
  await copyAlerts({
    pool,
    changes: "jsonb_build_object('id', 'earlier ' || a.id, 'rule_version', 0, 'status', 'acknowledged')",
  });
  for (const table of ["outbox", "alert_history"]) await pool.query(`DELETE FROM compliance.${table}`);
  await pool.query("DELETE FROM compliance.alert WHERE rule_version > 0");
  const notified = (await pool.query("SELECT count(*)::int AS n FROM compliance.outbox")).rows[0].n;
  await evaluateRange({ pool, chainId: CHAIN_ID, ...everything, ruleset: current, notify: false });
  const { rows } = await pool.query(
    "SELECT status, outcome, duplicate_of = 'earlier ' || id AS linked, rule_version FROM compliance.alert WHERE rule_id = 'ACC-13' ORDER BY rule_version, pos",
  );
  expect(rows).toEqual([
    ...Array(2).fill({ status: "acknowledged", outcome: null, linked: null, rule_version: 0 }),
    ...Array(2).fill({ status: "resolved", outcome: "duplicate", linked: true, rule_version: version }),
  ]);
  const isNotified = async () => (await pool.query("SELECT count(*)::int AS n FROM compliance.outbox")).rows[0].n;
  expect(await isNotified()).toBe(notified);

  await pool.query("UPDATE compliance.alert SET finality = 'provisional', notify = true WHERE rule_version > 0");
  const duplicates = (await pool.query("SELECT id FROM compliance.alert WHERE duplicate_of IS NOT NULL")).rows;
  await retract(pool, [duplicates[0].id]);
  const afterRetraction = await isNotified();
  expect(await reinstate(pool, [duplicates[0].id], current.triage.dueHours)).toBe(1);
  const { rows: again } = await pool.query("SELECT status, outcome FROM compliance.alert WHERE id = $1", [
    duplicates[0].id,
  ]);
  expect(again).toEqual([{ status: "resolved", outcome: "duplicate" }]);
  expect(await isNotified()).toBe(afterRetraction);
});
