import { expect, test } from "vitest";
import type { Facts } from "../../../devnet/fact-tables";
import { useTestServer } from "../../../test/support/database";
import { reviewed, together } from "../../../test/support/deadline-facts";
import { tryDeadlines } from "../../../test/support/deadline-trial";
import { type At, accessRow, GENESIS, idOf, placeAt } from "../../../test/support/rows";
import { breakGlassReasonPass, breakGlassReviewPass, breakGlassUnjustified } from "./acc-09-break-glass-unjustified";

const server = useTestServer();

const judge = (facts: Facts, parameters?: Record<string, unknown>) =>
  tryDeadlines({ server, rule: breakGlassUnjustified, pass: breakGlassReviewPass, facts, parameters });

const MADE = GENESIS + 20;
const DUE = MADE + 72 * 3_600;
const LONG_AFTER = DUE + 1_000_000;

/** Breaking the glass, with a reason; at `MADE`. */
const emergency = (
  more: Partial<Parameters<typeof accessRow>[1]> = {},
  { at = { block: 2 }, reason = true }: { at?: At; reason?: boolean } = {},
): Facts => ({
  access: [
    {
      ...accessRow(at, { access: "a", seq: 1, actor: "dr-lee", patient: "p-ana", purpose: "BTG", ...more }),
      reasonHash: reason ? idOf("reason") : null,
    },
  ],
});

test("an emergency access without a reason is found at once, and sets no deadline", async () => {
  const trial = await judge(
    together(
      emergency({ purpose: "ETREAT" }, { reason: false }),
      emergency({ access: "b" }, { at: { block: 3 } }),
      emergency({ access: "c", purpose: "TREAT" }, { at: { block: 4 }, reason: false }),
      emergency({ access: "d", outcome: "denied" }, { at: { block: 5 }, reason: false }),
      emergency({ access: "e", outcome: "denied" }, { at: { block: 6 } }),
      emergency({ access: "f", purpose: "ERTREAT" }, { at: { block: 7 }, reason: false }),
      reviewed({ block: 8 }, { access: "f" }),
    ),
  );
  const found = await trial.evaluate(breakGlassReasonPass);
  expect(found.map(({ subject }) => subject.id)).toEqual([idOf("a"), idOf("f")]);
  expect(found[0]).toMatchObject({
    ruleId: "ACC-09",
    subject: { type: "access", pos: placeAt({ block: 2 }).pos },
    headline: "Emergency access without a recorded reason",
    summary:
      "Laboratory results were read for emergency treatment on 1 January 2026 at 00:00:20 UTC, and no reason was recorded.",
    evidence: { access: { accessId: idOf("a") }, reasonHash: null },
  });
  expect(found[0]).not.toHaveProperty("deadline");
  const at = placeAt({ block: 3 });
  expect(await trial.plan()).toEqual([
    { ruleId: "ACC-09", pos: at.pos, blockHash: at.blockHash, dueTime: at.blockTime + 72 * 3_600 },
  ]);
});

test("it is found once the chain's clock has passed the deadline, and not before", async () => {
  const { decide } = await judge(emergency());
  expect(await decide(DUE)).toEqual([]);
  const found = await decide(DUE + 1);
  expect(found).toMatchObject([
    {
      ruleId: "ACC-09",
      deadline: DUE,
      actor: accessRow({ block: 2 }, { seq: 1, actor: "dr-lee", patient: "p-ana" }).actor,
      patient: idOf("p-ana"),
      evidence: { reasonHash: idOf("reason"), reviews: [] },
    },
  ]);
  expect(found[0]!.headline).toBe("Break-glass access not reviewed within 72 hours");
  expect(found[0]!.summary).toMatch(
    /were read under break-glass emergency access on [^,]* UTC, and nobody reviewed it within 72 hours\.$/,
  );
  expect(found[0]!.explanation).toContain("No review");
  expect(await decide(LONG_AFTER)).toEqual(found);
});

const REVIEWS: [what: string, at: Partial<At>, review: Partial<Parameters<typeof reviewed>[1]>, found: boolean][] = [
  ["at the deadline", { time: DUE }, {}, false],
  ["a second after it", { time: DUE + 1 }, {}, true],
  ["by the actor itself", { time: DUE }, { reviewer: "dr-lee" }, true],
  ["that disapproves", { time: DUE }, { approved: false }, true],
  ["of no access that there is", { time: DUE }, { access: "unknown" }, true],
  ["on another chain", { time: DUE, chainId: 1 }, {}, true],
];

test("only an approval up to the deadline by another account answers it", async () => {
  const { decide } = await judge(
    together(
      ...REVIEWS.flatMap(([access, at, review], log) => [
        emergency({ access }, { at: { block: 2, log } }),
        reviewed({ block: 900, log, ...at }, { access, ...review }),
      ]),
    ),
  );
  const ids = (await decide(LONG_AFTER)).map(({ subject }) => subject.id);
  expect(REVIEWS.filter(([what]) => ids.includes(idOf(what)))).toEqual(REVIEWS.filter(([, , , found]) => found));
});

test("the evidence has the reviews that did not count, and none after the deadline", async () => {
  const { decide } = await judge(
    together(
      emergency(),
      reviewed({ block: 10 }, { access: "a", approved: false }),
      reviewed({ block: 11 }, { access: "a", reviewer: "dr-lee" }),
      reviewed({ block: 900, time: DUE + 1 }, { access: "a" }),
    ),
  );
  const [found] = await decide(LONG_AFTER);
  expect(found!.evidence.reviews).toMatchObject([
    { pos: String(placeAt({ block: 10 }).pos), approved: false },
    { pos: String(placeAt({ block: 11 }).pos), approved: true },
  ]);
  expect(found!.headline).toBe("Break-glass access reviewed but not approved within 72 hours");
  expect(found!.summary).toMatch(/ UTC; it was reviewed within 72 hours but not approved\.$/);
  expect(found!.explanation).toMatch(
    /block 10, log 0 by 0x\w+ did not approve the access\. A review at block 11, log 0 approved the access, but does not count: it is the actor's own\.$/,
  );
});

test("an approval counts beside reviews that do not, and for all accesses of that id by others", async () => {
  const { decide } = await judge(
    together(
      emergency(),
      emergency({ actor: "dr-kim" }, { at: { block: 3 } }),
      reviewed({ block: 10 }, { access: "a", approved: false }),
      reviewed({ block: 11 }, { access: "a", reviewer: "dr-kim" }),
    ),
  );
  expect((await decide(LONG_AFTER)).map(({ subject }) => subject.blockNumber)).toEqual([3]);
});

test("the time for a review begins with the effective time: a plausible clock counts, an implausible one does not", async () => {
  const { plan, decide } = await judge(
    together(
      emergency({ occurredAt: MADE - 300 }),
      emergency({ access: "b", occurredAt: MADE - 271 }, { at: { block: 5 } }),
    ),
  );
  expect((await plan()).map(({ dueTime }) => dueTime - 72 * 3_600)).toEqual([MADE - 300, MADE + 30]);
  expect((await decide(DUE)).map(({ deadline }) => deadline)).toEqual([DUE - 300]);
});

test("the hours can be set, and deadlines planned by other hours find nothing", async () => {
  const { plan, decide } = await judge(emergency(), { reviewHours: 1 });
  const planned = await plan();
  expect((await decide(LONG_AFTER)).map(({ deadline }) => deadline)).toEqual([MADE + 3_600]);
  expect(await decide(LONG_AFTER, [{ ...planned[0]!, dueTime: DUE }])).toEqual([]);
});

test("a deadline whose access now stands in another block finds nothing; the new one does", async () => {
  const { plan, decide } = await judge(emergency({}, { at: { block: 2, fork: "b" } }));
  const [planned] = await plan();
  const before = placeAt({ block: 2 });
  expect(planned).not.toMatchObject({ blockHash: before.blockHash });
  expect(await decide(LONG_AFTER, [{ ...planned!, blockHash: before.blockHash }])).toEqual([]);
  expect(await decide(LONG_AFTER)).toHaveLength(1);
  expect(await decide(LONG_AFTER, [])).toEqual([]);
});
