/** Compares the passes with literal implementations of the window rules, on random histories. */
import { array, assert, asyncProperty, constantFrom, integer, record } from "fast-check";
import type { Pool } from "pg";
import { beforeAll, expect, test } from "vitest";
import { tryPass } from "../../../../test/fixtures/pass-fixture";
import { useTestServer } from "../../../../test/support/database";
import { accessRow, GENESIS } from "../../../../test/support/rows";
import type { Finding } from "../../finding";
import { breakGlassBurst } from "./acc-10-break-glass-burst";
import { bulkAccess } from "./acc-11-bulk-access";
import { deniedProbing } from "./acc-12-denied-probing";
import { unusualVolume } from "./acc-14-unusual-volume";
import { burstPass } from "./burst-pass";
import { volumePass } from "./volume-pass";

const server = useTestServer();
let pool: Pool;
beforeAll(async () => {
  ({ pool } = await server.createDatabase());
});

const DAY = 86_400;
const TOLERANCE = 40;
const BULK = { patients: 4, windowSeconds: 90 };
const VOLUME = { floorPatients: 2, baselineDays: 4, leastDays: 2, deviations: 1 };
const BURSTS = { "ACC-10": { count: 3, windowSeconds: 120 }, "ACC-12": { count: 2, windowSeconds: 45 } };
const rules = [breakGlassBurst, bulkAccess, deniedProbing, unusualVolume];

type Row = ReturnType<typeof accessRow>;
const timeOf = ({ blockTime, occurredAt }: Row) =>
  blockTime - TOLERANCE <= occurredAt && occurredAt <= blockTime ? occurredAt : blockTime;

/** "Reach `count` in `windowSeconds`" of the accesses counted, by `key`. */
function reached({
  rows,
  key,
  count,
  windowSeconds,
}: {
  rows: readonly Row[];
  key: (row: Row) => unknown;
  count: number;
  windowSeconds: number;
}): Row[] {
  const countOf = (a: Row) =>
    new Set(
      rows
        .filter((b) => b.actor === a.actor && b.pos <= a.pos)
        .filter((b) => timeOf(a) - windowSeconds < timeOf(b) && timeOf(b) <= timeOf(a))
        .map(key),
    ).size;
  return rows.filter(
    (a) =>
      countOf(a) >= count &&
      !rows.some(
        (c) => c.actor === a.actor && c.pos < a.pos && timeOf(c) > timeOf(a) - windowSeconds && countOf(c) >= count,
      ),
  );
}

/** The first access of an actor and day at which the day lies above the days before. */
function unusual(rows: readonly Row[]): Row[] {
  const dayOf = (row: Row) => Math.floor(timeOf(row) / DAY);
  const patientsOn = (a: Row, day: number) =>
    new Set(rows.filter((b) => b.actor === a.actor && b.pos <= a.pos && dayOf(b) === day).map(({ patient }) => patient))
      .size;
  const isUnusual = (a: Row) => {
    const before = Array.from({ length: VOLUME.baselineDays }, (_, index) => patientsOn(a, dayOf(a) - 1 - index));
    const counts = before.filter((count) => count > 0);
    if (counts.length < VOLUME.leastDays) return false;
    const patients = patientsOn(a, dayOf(a));
    const sum = counts.reduce((total, count) => total + count, 0);
    const squares = counts.reduce((total, count) => total + count * count, 0);
    const excess = patients * counts.length - sum;
    const spread = counts.length * squares - sum * sum;
    return patients > VOLUME.floorPatients && excess > 0 && excess ** 2 > VOLUME.deviations ** 2 * spread;
  };
  const found = rows.filter(isUnusual);
  return found.filter((a) => !found.some((b) => b.actor === a.actor && dayOf(b) === dayOf(a) && b.pos < a.pos));
}

const EMERGENCIES = ["ETREAT", "BTG", "ERTREAT"];
const permitted = (row: Row) => row.outcome === "permitted";
const byPosition = ({ pos }: Row) => pos;

const expectedBursts = (rows: readonly Row[]) => ({
  "ACC-10": reached({
    rows: rows.filter((row) => permitted(row) && EMERGENCIES.includes(row.purpose)),
    key: byPosition,
    count: BURSTS["ACC-10"].count,
    windowSeconds: BURSTS["ACC-10"].windowSeconds,
  }),
  "ACC-12": reached({
    rows: rows.filter((row) => !permitted(row)),
    key: byPosition,
    count: BURSTS["ACC-12"].count,
    windowSeconds: BURSTS["ACC-12"].windowSeconds,
  }),
});

const expectedVolumes = (rows: readonly Row[]) => ({
  "ACC-11": reached({
    rows: rows.filter(permitted),
    key: ({ patient }) => patient,
    count: BULK.patients,
    windowSeconds: BULK.windowSeconds,
  }),
  "ACC-14": unusual(rows.filter(permitted)),
});

const lines = (found: Record<string, readonly Row[]>) =>
  Object.entries(found)
    .flatMap(([ruleId, rows]) => rows.map(({ pos }) => `${ruleId} ${pos}`))
    .sort();
const linesOf = (findings: readonly Finding[]) =>
  findings.map(({ ruleId, subject }) => `${ruleId} ${subject.pos}`).sort();

const entry = record({
  /** Seconds since the block before; mostly short, sometimes up to the end of the day or into another. */
  wait: constantFrom(0, 0, 1, 3, 10, 30, 45, 90, 120, "midnight" as const, "midnight" as const, DAY),
  late: constantFrom(0, 0, 0, 1, 5, 20, 39, 40, 41, -1),
  actor: constantFrom("dr-lee", "dr-lee", "dr-kim"),
  patient: integer({ min: 0, max: 7 }),
  purpose: constantFrom("BTG" as const, "ERTREAT" as const, "TREAT" as const),
  outcome: constantFrom("permitted" as const, "permitted" as const, "permitted" as const, "denied" as const),
  sameBlock: constantFrom(false, false, true),
});

let chain = 1_000;
test.each([
  ["ACC-10 and ACC-12", burstPass, expectedBursts],
  ["ACC-11 and ACC-14", volumePass, expectedVolumes],
])("%s find what the definitions say, in any cut of the chain", async (_, pass, expectedOf) => {
  let fired = 0;
  await assert(
    asyncProperty(
      array(entry, { minLength: 20, maxLength: 90, size: "max" }),
      array(integer({ min: 0, max: 89 }), { maxLength: 5 }),
      async (entries, cuts) => {
        chain += 1;
        let time = GENESIS;
        let block = 1;
        let log = 0;
        const rows = entries.map(({ wait, late, actor, patient, purpose, outcome, sameBlock }, seq) => {
          if (sameBlock) log += 1;
          else {
            time = wait === "midnight" ? (Math.floor(time / DAY) + 1) * DAY + (seq % 30) : time + wait;
            block += 1;
            log = 0;
          }
          const at = { block, log, time, chainId: chain };
          return accessRow(at, { actor, patient: `p-${patient}`, purpose, outcome, seq, occurredAt: time - late });
        });
        const { find, findInParts } = await tryPass({
          pool,
          pass,
          rules,
          facts: { access: rows },
          chainId: chain,
          parameters: { ...BURSTS, "ACC-11": BULK, "ACC-14": VOLUME },
          toleranceSeconds: TOLERANCE,
        });
        const expected = lines(expectedOf(rows));
        fired += expected.length;
        const whole = await find();
        expect(linesOf(whole)).toEqual(expected);
        const ends = [...new Set(cuts)].sort((a, b) => a - b).flatMap((cut) => rows[cut]?.pos ?? []);
        const inParts = await findInParts(ends);
        expect(linesOf(inParts)).toEqual(expected);
        expect(inParts.map(({ evidence }) => evidence)).toEqual(
          expect.arrayContaining(whole.map(({ evidence }) => evidence)),
        );
      },
    ),
    { seed: 10_111_214, numRuns: 60 },
  );
  expect(fired).toBeGreaterThan(60);
});
