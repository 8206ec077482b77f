import type { Pool } from "pg";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { createPool } from "../../../../database/pool";
import { insertFacts } from "../../../../devnet/fact-tables";
import { blockEnd } from "../../../../facts/position";
import { tryPass } from "../../../../test/fixtures/pass-fixture";
import { useTestServer } from "../../../../test/support/database";
import { accessRow, CHAIN_ID, GENESIS } from "../../../../test/support/rows";
import { evaluateRange } from "../../../detect/evaluate/evaluate-range";
import { createRuleset } from "../../create-ruleset";
import { bulkAccess } from "./acc-11-bulk-access";
import { unusualVolume } from "./acc-14-unusual-volume";
import { volumePass } from "./volume-pass";

const server = useTestServer();
let pool: Pool;
beforeEach(async () => {
  ({ pool } = await server.createDatabase());
});

const DAY = 86_400;
type Entry = { at: number; patient: string; took?: number; actor?: string; outcome?: "denied" };

/**
 * Accesses in the given order, each in a block of its own; times are seconds after the chain's beginning, at midnight.
 */
const accessesOf = (entries: readonly Entry[]) =>
  entries.map(({ at, patient, took = at, actor = "dr-lee", outcome }, index) =>
    accessRow(
      { block: index + 1, time: GENESIS + at },
      { actor, patient, seq: index, outcome, occurredAt: GENESIS + took },
    ),
  );

const trial = (entries: readonly Entry[], parameters = {}, timeZone?: string) =>
  tryPass({
    pool,
    pass: volumePass,
    rules: [bulkAccess, unusualVolume],
    facts: { access: accessesOf(entries) },
    parameters,
    timeZone,
  });

async function found(entries: readonly Entry[], parameters = {}, timeZone?: string) {
  const { find, findInParts } = await trial(entries, parameters, timeZone);
  const whole = await find();
  const cuts = accessesOf(entries).map(({ pos }) => pos as bigint);
  // Both as one range and access by access.
  expect(await findInParts(cuts.slice(-25))).toEqual(whole);
  return whole;
}
const places = (findings: Awaited<ReturnType<typeof found>>) =>
  findings.map(({ ruleId, subject }) => `${ruleId} ${subject.blockNumber}`);

/** This many distinct patients on a day, one second apart, from its `from`th second on. */
const patients = (day: number, count: number, from = 0): Entry[] =>
  Array.from({ length: count }, (_, index) => ({ at: day * DAY + from + index, patient: `p-${index}` }));

test("the fiftieth different patient within an hour is bulk access; one more of the same patient is not", async () => {
  const entries = [...patients(0, 49), { at: 100, patient: "p-0" }, { at: 3_599, patient: "p-49" }];
  const findings = await found(entries);
  expect(places(findings)).toEqual(["ACC-11 51"]);
  expect(findings[0]).toMatchObject({
    headline: "The records of 50 patients opened within one hour",
    summary:
      "One person opened the records of 50 patients within one hour, the last one on 1 January 2026 at 00:59:59 UTC.",
    evidence: { counted: 50, limit: 50, windowSeconds: 3_600 },
  });
  expect((findings[0]!.evidence.accesses as unknown[]).length).toBe(50);
});

test("an hour after the first patient, one less counts; a later access to that patient keeps it", async () => {
  const alone = [...patients(0, 49), { at: 3_600, patient: "p-49" }];
  expect(places(await found(alone))).toEqual([]);
});

test("a patient counts by any access within the window", async () => {
  const again = [...patients(0, 49), { at: 100, patient: "p-0" }, { at: 3_600, patient: "p-49" }];
  expect(places(await found(again))).toEqual(["ACC-11 51"]);
});

test("denied accesses and other actors' do not count towards bulk access", async () => {
  const entries = patients(0, 51);
  entries[7] = { ...entries[7]!, outcome: "denied" };
  entries[9] = { ...entries[9]!, actor: "dr-kim" };
  expect(places(await found(entries))).toEqual([]);
});

test("evidence lists at most a hundred accesses and says how many there are", async () => {
  const findings = await found(patients(0, 130), { "ACC-11": { patients: 120 } });
  expect(places(findings)).toEqual(["ACC-11 120"]);
  expect(findings[0]!.evidence.counted).toBe(120);
  expect((findings[0]!.evidence.accesses as unknown[]).length).toBe(100);
});

/** Seven days, each in the morning: 15, 25, 15, 25, 15, 25, 15, and an eighth of 25: mean 20, deviation 5. */
const usualDays = [15, 25, 15, 25, 15, 25, 15, 25].flatMap((count, day) => patients(day, count, 3_600));
const lenient = { "ACC-11": { patients: 1_000 } };

test("a day is unusual from the first patient above four standard deviations on, and reported once", async () => {
  const entries = [...usualDays, ...patients(8, 45, 7_200)];
  const findings = await found(entries, lenient);
  expect(places(findings)).toEqual([`ACC-14 ${usualDays.length + 41}`]);
  expect(findings[0]).toMatchObject({
    headline: "The records of 41 patients opened in one day, against 20 on average",
    summary:
      "One person opened the records of 41 patients on 9 January 2026, against 20 on average over 8 earlier active days.",
    evidence: { day: "2026-01-09", patients: 41, floorPatients: 20, deviations: 4 },
  });
  expect((findings[0]!.evidence.baseline as unknown[])[1]).toEqual({ day: "2026-01-02", patients: 25 });
  expect(findings[0]!.explanation).toContain("the 8 days with accesses among the 30 days before: 20 a day");
  expect(findings[0]!.explanation).toContain(
    "Their daily numbers add up to S = 160, and the squares of these to Q = 3,400. The test is D·n > S and",
  );
});

test("at exactly four standard deviations a day is usual", async () => {
  expect(places(await found([...usualDays, ...patients(8, 40, 7_200)], lenient))).toEqual([]);
});

test("up to the floor no day is unusual", async () => {
  const quiet = [1, 1, 1, 1, 1, 1, 1].flatMap((count, day) => patients(day, count));
  expect(places(await found([...quiet, ...patients(7, 20)], lenient))).toEqual([]);
});

test("the first patient above the floor may make a day unusual", async () => {
  const quiet = [1, 1, 1, 1, 1, 1, 1].flatMap((count, day) => patients(day, count));
  expect(places(await found([...quiet, ...patients(7, 23)], lenient))).toEqual(["ACC-14 28"]);
});

test("with fewer than seven days of access there is no comparison; days without one do not count", async () => {
  const days = [0, 3, 6, 9, 12, 15].flatMap((day) => patients(day, 1));
  expect(places(await found([...days, ...patients(20, 60)], lenient))).toEqual([]);
});

test("the thirtieth day before still counts, the one before that does not", async () => {
  const days = [0, 3, 6, 9, 12, 15, 18].flatMap((day) => patients(day, 1));
  expect(places(await found([...days, ...patients(31, 60)], lenient))).toEqual([]);
  await pool.query("DELETE FROM chain.access");
  expect(places(await found([...days, ...patients(30, 60)], lenient))).toEqual(["ACC-14 28"]);
});

test("an entry recorded after midnight belongs to the day on which it took effect, from its position on", async () => {
  const six = [0, 1, 2, 3, 4, 5].flatMap((day) => patients(day, 1));
  // The seventh day is only recorded after 25 patients of the eighth: from there on, there is a comparison.
  const late = { at: 7 * DAY + 100, took: 7 * DAY - 1, patient: "p-0" };
  const entries = [...six, ...patients(7, 25), late, { at: 7 * DAY + 101, patient: "p-1" }, ...patients(7, 30, 400)];
  expect(places(await found(entries, lenient))).toEqual(["ACC-14 33"]);
});

test("an entry that is recorded too late to be believed belongs to the day of its block", async () => {
  const six = [0, 1, 2, 3, 4, 5].flatMap((day) => patients(day, 1));
  const late = { at: 7 * DAY + 300, took: 7 * DAY - 1, patient: "p-0" };
  const entries = [...six, ...patients(7, 25), late, ...patients(7, 30, 400)];
  expect(places(await found(entries, lenient))).toEqual([]);
});

test("late patients of the day before make that day unusual, not the new one", async () => {
  const seven = [0, 1, 2, 3, 4, 5, 6].flatMap((day) => patients(day, 1));
  const before = patients(7, 20, DAY - 60);
  const late = [20, 21].map((patient) => ({ at: 8 * DAY + 200 + patient, took: 8 * DAY - 1, patient: `p-${patient}` }));
  const entries = [...seven, ...before, { at: 8 * DAY, patient: "p-0" }, ...late];
  const findings = await found(entries, lenient);
  expect(places(findings)).toEqual(["ACC-14 29"]);
  expect(findings[0]!.evidence.day).toBe("2026-01-08");
});

test("only the actor's accesses are read, whatever the planner knows of the newest rows", async () => {
  const { url } = await server.createDatabase();
  // A single connection, so that its statistics show what it has read.
  const pool = createPool({ databaseUrl: url, max: 1, applicationName: "test" });
  onTestFinished(() => pool.end());
  const actors = 40;
  const all = accessesOf(
    Array.from({ length: 100 * actors }, (_, index) => ({
      at: index,
      patient: `p-${index % 60}`,
      actor: `dr-${index % actors}`,
    })),
  );
  // The planner's statistics cover only the first few rows.
  await insertFacts(pool, { access: all.slice(0, 40) });
  await pool.query("ANALYZE chain.access");
  await insertFacts(pool, { access: all.slice(40) });
  const entriesRead = async () => {
    await pool.query("SELECT pg_stat_force_next_flush()");
    const { rows } = await pool.query<{ read: number }>(
      `SELECT (seq_tup_read + (SELECT sum(idx_tup_read) FROM pg_stat_user_indexes i WHERE i.relid = t.relid))::int AS read
       FROM pg_stat_user_tables t WHERE schemaname = 'chain' AND relname = 'access'`,
    );
    return rows[0]!.read;
  };
  const before = await entriesRead();
  const fromPos = all.at(-actors - 1)!.pos as bigint;
  await evaluateRange({ pool, chainId: CHAIN_ID, fromPos, toPos: blockEnd(99_999n), ruleset: createRuleset() });
  const read = (await entriesRead()) - before;
  expect(read).toBeGreaterThan(all.length);
  expect(read).toBeLessThan(5 * all.length);
});

test.each([
  ["UTC", []],
  ["America/New_York", [{ ruleId: "ACC-14", evidence: { day: "2026-01-09", patients: 21 } }]],
])("a day begins at midnight in %s", async (timeZone, expected) => {
  const HOUR = 3_600;
  const ordinary = Array.from({ length: 8 }, (_, day) => patients(day, 1, 12 * HOUR)).flat();
  // Fifteen patients before midnight UTC and ten after it: all of them on one day in New York.
  const late = patients(8, 15, 23 * HOUR).concat(
    patients(9, 10, HOUR).map((entry, index) => ({ ...entry, patient: `q-${index}` })),
  );
  const findings = await found([...ordinary, ...late], {}, timeZone);
  expect(findings).toMatchObject(expected);
  for (const { explanation } of findings) expect(explanation).toContain(`on 9 January 2026 (${timeZone})`);
});
