import { expect, test } from "vitest";
import type { Facts } from "../../../devnet/fact-tables";
import { useTestServer } from "../../../test/support/database";
import { requested, together } from "../../../test/support/deadline-facts";
import { tryDeadlines } from "../../../test/support/deadline-trial";
import { accountOf, GENESIS, idOf, placeAt } from "../../../test/support/rows";
import { overduePatientRequest, overduePatientRequestPass } from "./shr-04-overdue-patient-request";

const server = useTestServer();

const judge = (facts: Facts, parameters?: Record<string, unknown>) =>
  tryDeadlines({ server, rule: overduePatientRequest, pass: overduePatientRequestPass, facts, parameters });

const DAY = 86_400;
const MADE = GENESIS + 20;
const DUE = MADE + 30 * DAY;
const EXTENDED = MADE + 60 * DAY;
const LONG_AFTER = MADE + 1_000 * DAY;

test("a request sets both deadlines, and is found at its own once the chain's clock has passed it", async () => {
  const { plan, decide } = await judge(requested({ block: 2 }));
  const { pos, blockHash } = placeAt({ block: 2 });
  const planned = await plan();
  expect(planned).toEqual([DUE, EXTENDED].map((dueTime) => ({ ruleId: "SHR-04", pos, blockHash, dueTime })));
  expect(await decide(DUE)).toEqual([]);
  const found = await decide(DUE + 1);
  expect(found).toMatchObject([
    {
      ruleId: "SHR-04",
      deadline: DUE,
      subject: { type: "dataRequest", id: idOf("copy"), pos },
      patient: idOf("p-ana"),
      actor: null,
      organisation: accountOf("st-mary"),
      headline: "Patient's data request not fulfilled within 30 days",
      summary:
        "A patient's request for their data, made on 1 January 2026 at 00:00:20 UTC, was not fulfilled within 30 days.",
      evidence: { request: { requestId: idOf("copy"), pos: String(pos) }, extension: null },
    },
  ]);
  expect(await decide(LONG_AFTER)).toEqual(found);
  expect(await decide(LONG_AFTER, planned.slice(1))).toEqual([]);
});

const CASES: [what: string, changes: { extended?: number; fulfilled?: number }, deadline: number | null][] = [
  ["fulfilled at the deadline", { fulfilled: DUE }, null],
  ["fulfilled a second after it", { fulfilled: DUE + 1 }, DUE],
  ["extended exactly after 30 days", { extended: DUE }, EXTENDED],
  ["extended a second later", { extended: DUE + 1 }, DUE],
  ["extended too late and fulfilled", { extended: DUE + 1, fulfilled: DUE + 2 }, DUE],
  ["extended, fulfilled at the later deadline", { extended: DUE, fulfilled: EXTENDED }, null],
  ["extended, fulfilled a second after it", { extended: DUE, fulfilled: EXTENDED + 1 }, EXTENDED],
  ["extended at once", { extended: MADE }, EXTENDED],
];

test("an extension counts up to 30 days, a fulfilment up to the deadline that then holds", async () => {
  const { decide } = await judge(
    together(
      ...CASES.map(([request, { extended, fulfilled }], log) =>
        requested(
          { block: 2, log },
          {
            request,
            ...(extended === undefined ? {} : { extended: { block: 900, log, time: extended } }),
            ...(fulfilled === undefined ? {} : { fulfilled: { block: 950, log, time: fulfilled } }),
          },
        ),
      ),
    ),
  );
  const deadlines = new Map((await decide(LONG_AFTER)).map(({ subject, deadline }) => [subject.id, deadline]));
  expect(CASES.map(([what]) => [what, deadlines.get(idOf(what)) ?? null])).toEqual(
    CASES.map(([what, , deadline]) => [what, deadline]),
  );
  expect(new Set((await decide(EXTENDED)).map(({ deadline }) => deadline))).toEqual(new Set([DUE]));
});

test("the evidence has the extension that counts, and nothing after the deadline", async () => {
  const late = { fulfilled: { block: 950, time: EXTENDED + 1 } };
  const { decide } = await judge(
    together(
      requested({ block: 2 }, { extended: { block: 900, time: DUE }, ...late }),
      requested({ block: 3 }, { request: "other", extended: { block: 901, time: DUE + 11 } }),
    ),
  );
  const [extended, other] = await decide(LONG_AFTER);
  expect(extended!.evidence.extension).toMatchObject({ pos: String(placeAt({ block: 900 }).pos) });
  expect(extended!.summary).toMatch(/was not fulfilled within 60 days, the extended limit\.$/);
  expect(extended!.explanation).toContain("(block 900, log 0), within 30 days");
  expect(other!.evidence.extension).toBeNull();
  expect(other!.explanation).toContain("No extension was recorded within 30 days");
});

test("the days can be set, and deadlines planned by other days find nothing", async () => {
  const { plan, decide } = await judge(requested({ block: 2 }), { days: 10, extendedDays: 10 });
  const [planned, ...more] = await plan();
  expect([planned!.dueTime, more]).toEqual([MADE + 10 * DAY, []]);
  expect(await decide(LONG_AFTER)).toHaveLength(1);
  expect(await decide(LONG_AFTER, [{ ...planned!, dueTime: DUE }])).toEqual([]);
  expect(overduePatientRequest.parameters.safeParse({ days: 61 }).success).toBe(false);
});

test("a deadline whose request now stands in another block finds nothing; the new one does", async () => {
  const { plan, decide } = await judge(requested({ block: 2, fork: "b" }));
  const gone = (await plan()).map((deadline) => ({ ...deadline, blockHash: placeAt({ block: 2 }).blockHash }));
  expect(await decide(LONG_AFTER, gone)).toEqual([]);
  expect(await decide(LONG_AFTER)).toHaveLength(1);
});
