import type { Pool } from "pg";
import { beforeEach, expect, test } from "vitest";
import type { Purpose } from "../../../../facts/codes";
import { tryPass } from "../../../../test/fixtures/pass-fixture";
import { useTestServer } from "../../../../test/support/database";
import { accessRow, GENESIS, idOf, placeAt } from "../../../../test/support/rows";
import { breakGlassBurst } from "./acc-10-break-glass-burst";
import { deniedProbing } from "./acc-12-denied-probing";
import { burstPass } from "./burst-pass";

const server = useTestServer();
let pool: Pool;
beforeEach(async () => {
  ({ pool } = await server.createDatabase());
});

const HOUR = 3_600;
const DAY = 24 * HOUR;
type More = Partial<Parameters<typeof accessRow>[1]>;

/** Accesses each in a block of its own, made at these seconds after the chain's beginning. */
const accessesAt = (seconds: readonly number[], more: (index: number) => More = () => ({})) =>
  seconds.map((second, index) =>
    accessRow(
      { block: index + 1, time: GENESIS + second },
      { actor: "dr-lee", patient: `p-${index}`, seq: index, purpose: "BTG", ...more(index) },
    ),
  );

const rules = [breakGlassBurst, deniedProbing];
const trial = (access: ReturnType<typeof accessesAt>, parameters = {}) =>
  tryPass({ pool, pass: burstPass, rules, facts: { access }, parameters });

/** The blocks at which a rule fires. */
async function blocksOf(access: ReturnType<typeof accessesAt>, parameters = {}) {
  const found = await (await trial(access, parameters)).find();
  return found.map(({ ruleId, subject }) => `${ruleId} ${subject.blockNumber}`);
}

test("the fifth emergency access within a day is a burst; what took effect a day before does not count", async () => {
  expect(await blocksOf(accessesAt([0, 1, 2, 3, DAY]))).toEqual([]);
});

test("the window's last second counts", async () => {
  expect(await blocksOf(accessesAt([0, 1, 2, 3, DAY - 1]))).toEqual(["ACC-10 5"]);
});

test("every emergency purpose counts and no other, only where it was permitted, actor by actor", async () => {
  const purposes: Purpose[] = ["ETREAT", "BTG", "ERTREAT", "TREAT", "BTG", "BTG", "BTG", "BTG"];
  const others: More[] = [{}, {}, {}, {}, { outcome: "denied" }, { actor: "dr-kim" }, {}, {}];
  const access = accessesAt([0, 10, 20, 30, 40, 50, 60, 70], (index) => ({
    purpose: purposes[index],
    ...others[index],
  }));
  expect(await blocksOf(access)).toEqual(["ACC-10 8"]);
});

test("a burst is reported once, however long it lasts, and the next one again", async () => {
  const first = [0, 1, 2, 3, 4, 5, 6, DAY, DAY + 1];
  const second = [3 * DAY, 3 * DAY + 1, 3 * DAY + 2, 3 * DAY + 3, 3 * DAY + 4];
  expect(await blocksOf(accessesAt([...first, ...second]))).toEqual(["ACC-10 5", "ACC-10 14"]);
});

test("denied accesses are counted within ten minutes, for whatever purpose", async () => {
  const denied = (index: number): More => ({ outcome: "denied", purpose: index % 2 === 0 ? "BTG" : "HPAYMT" });
  expect(await blocksOf(accessesAt([0, 200, 400, 500, 599], denied))).toEqual(["ACC-12 5"]);
});

test("ten minutes after the first, four denied accesses are left", async () => {
  expect(await blocksOf(accessesAt([0, 200, 400, 500, 600], () => ({ outcome: "denied" })))).toEqual([]);
});

test("the effective time decides: an entry that is recorded late counts when it took effect", async () => {
  const late = (occurred: number) => (index: number) =>
    index === 4 ? { outcome: "denied" as const, occurredAt: GENESIS + occurred } : { outcome: "denied" as const };
  // The fifth is recorded at 700 s and took effect while the first still counted; or 301 s earlier, which is not
  // accepted.
  expect(await blocksOf(accessesAt([0, 200, 400, 500, 700], late(599)))).toEqual(["ACC-12 5"]);
  await pool.query("DELETE FROM chain.access");
  expect(await blocksOf(accessesAt([0, 200, 300, 350, 700], late(399)))).toEqual([]);
  await pool.query("DELETE FROM chain.access");
  // It took effect before the others: they are not in its window, and their verdicts stay.
  expect(await blocksOf(accessesAt([0, 500, 510, 520, 530], late(300)))).toEqual([]);
});

test("the deployment sets counts and windows", async () => {
  const access = accessesAt([0, 100, 201]);
  const parameters = { "ACC-10": { count: 2, windowSeconds: 101 } };
  expect(await blocksOf(access, parameters)).toEqual(["ACC-10 2"]);
});

test("a range may begin and end anywhere, and be evaluated again", async () => {
  const access = accessesAt([0, 1, 2, 3, 4, 5, DAY, DAY + 4, DAY + 5, DAY + 6, DAY + 7, DAY + 8, DAY + 9], (index) =>
    index % 3 === 1 ? { occurredAt: GENESIS } : {},
  );
  const { find, findInParts } = await trial(access);
  const whole = await find();
  expect(whole.length).toBeGreaterThan(0);
  const positions = access.map(({ pos }) => pos as bigint);
  expect(await findInParts(positions)).toEqual(whole);
  for (const pos of positions) expect(await findInParts([pos])).toEqual(whole);
  expect(await find()).toEqual(whole);
});

test("a finding says what was counted, so that a person can count again", async () => {
  const access = accessesAt([0, 60, 120, 180, 240]);
  const [finding] = await (await trial(access)).find();
  expect(finding).toMatchObject({
    ruleId: "ACC-10",
    subject: { id: idOf("access 5 0 0"), pos: placeAt({ block: 5 }).pos },
    patient: idOf("p-4"),
    purpose: "BTG",
    headline: "Used break-glass access 5 times within 24 hours",
    summary:
      "One person used break-glass access 5 times within 24 hours, the last time on 1 January 2026 at 00:04 UTC.",
    evidence: { counted: 5, limit: 5, windowSeconds: DAY, access: { effectiveTime: "2026-01-01T00:04:00.000Z" } },
  });
  expect(finding!.explanation).toMatch(
    /After 31 December 2025 at 00:04 UTC and no later than this access, the actor, 0x\w+, accessed records for an emergency purpose 5 times\./,
  );
  const { accesses } = finding!.evidence as { accesses: { pos: string; patient: string; effectiveTime: string }[] };
  expect(accesses.map(({ pos }) => pos)).toEqual(access.map(({ pos }) => String(pos)));
  expect(accesses[1]).toMatchObject({ patient: idOf("p-1"), effectiveTime: "2026-01-01T00:01:00.000Z" });
});
