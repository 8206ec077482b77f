import type { Pool } from "pg";
import { beforeEach, expect, test } from "vitest";
import { tryPass } from "../../../test/fixtures/pass-fixture";
import { useTestServer } from "../../../test/support/database";
import { accessRow, GENESIS } from "../../../test/support/rows";
import { implausibleClock, implausibleClockPass } from "./acc-13-implausible-clock";

const server = useTestServer();
let pool: Pool;
beforeEach(async () => {
  ({ pool } = await server.createDatabase());
});

/** What is found of an access in this block, `off` seconds earlier by the custodian's clock. */
async function found({ block, off, toleranceSeconds }: { block: number; off: number; toleranceSeconds?: number }) {
  const occurredAt = GENESIS + block * 10 - off;
  const access = [accessRow({ block }, { actor: "dr-lee", patient: "p-ana", seq: 1, occurredAt })];
  const about = { pool, pass: implausibleClockPass, rules: [implausibleClock], facts: { access } };
  return (await tryPass({ ...about, ...(toleranceSeconds === undefined ? {} : { toleranceSeconds }) })).find();
}

test("an access is dated at most the tolerance before its block, and never after it", async () => {
  expect(await found({ block: 60, off: 300 })).toEqual([]);
  expect(await found({ block: 61, off: 301 })).toMatchObject([
    {
      ruleId: "ACC-13",
      headline: "Access recorded 5 minutes 1 second late",
      summary:
        "A custodian recorded an access 5 minutes 1 second late: on 1 January 2026 at 00:10:10 UTC by the block, 00:05:09 by the custodian's clock.",
      explanation: expect.stringMatching(
        /, 301 seconds earlier\. Only 300 seconds are accepted, so the access is judged by its block's time\.$/,
      ),
    },
  ]);
});

test.each([
  [0, "No delay is accepted"],
  [1, "Only 1 second is accepted"],
])("says that a tolerance of %i is exceeded", async (toleranceSeconds, words) => {
  const [finding] = await found({ block: 60, off: 2, toleranceSeconds });
  expect(finding!.explanation).toContain(`, 2 seconds earlier. ${words}, so the access is judged by its block's time.`);
});

test.each([
  [
    "late, on another day",
    { block: 360, off: 5_401, toleranceSeconds: 5_400 },
    "A custodian recorded an access more than 1 hour 30 minutes late: on 1 January 2026 at 01:00 UTC by the block, 31 December 2025 at 23:29:59 by the custodian.",
  ],
  [
    "in the future",
    { block: 6_000, off: -183_600 },
    "A custodian dated an access 2 days 3 hours in the future: on 1 January 2026 at 16:40 UTC by the block, 3 January 2026 at 19:40 by the custodian.",
  ],
])("a summary says both clocks in at most 30 words: %s", async (_, access, summary) => {
  const [finding] = await found(access);
  expect(finding!.summary).toBe(summary);
  expect(summary.split(" ").length).toBeLessThanOrEqual(30);
  if (access.off < 0) expect(finding!.explanation).toContain("A time after the block's is not accepted, so the access");
});
