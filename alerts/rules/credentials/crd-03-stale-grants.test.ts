import { expect, test } from "vitest";
import type { Facts } from "../../../devnet/fact-tables";
import { useTestServer } from "../../../test/support/database";
import { credentialed, together } from "../../../test/support/deadline-facts";
import { tryDeadlines } from "../../../test/support/deadline-trial";
import { type At, accountOf, consentRow, GENESIS, idOf, placeAt } from "../../../test/support/rows";
import { staleGrants, staleGrantsPass } from "./crd-03-stale-grants";

const server = useTestServer();

const judge = (facts: Facts, parameters?: Record<string, unknown>) =>
  tryDeadlines({ server, rule: staleGrants, pass: staleGrantsPass, facts, parameters });

const HOUR = 3_600;
const ENDED = GENESIS + 1_000_000;
const DUE = ENDED + 24 * HOUR;
const LONG_AFTER = DUE + 1_000_000;

/** A consent that names whom it is named after, so that each case can have an actor of its own. */
const granted = (
  grantee: string,
  more: Partial<Parameters<typeof consentRow>[1]> = {},
  at: At = { block: 3 },
): Facts => ({
  consent: [consentRow(at, { consent: `for ${grantee}`, patient: "p-ana", grantee, until: 0, ...more })],
});
const expiring = { credential: "licence", until: ENDED };

test("a consent is found once the chain's clock has passed the grace after the credential's end", async () => {
  const { plan, decide } = await judge(together(credentialed({ block: 2 }, expiring), granted("dr-lee")));
  const { pos, blockHash } = placeAt({ block: 2 });
  expect(await plan()).toEqual([{ ruleId: "CRD-03", pos, blockHash, dueTime: DUE }]);
  expect(await decide(DUE)).toEqual([]);
  const found = await decide(DUE + 1);
  expect(found).toMatchObject([
    {
      ruleId: "CRD-03",
      deadline: DUE,
      subject: { type: "consent", id: idOf("for dr-lee"), pos: placeAt({ block: 3 }).pos },
      consentId: idOf("for dr-lee"),
      patient: idOf("p-ana"),
      actor: accountOf("dr-lee"),
      headline: "Consent still active 24 hours after the physician's licence expired",
      summary:
        "A consent naming a physician was still active 24 hours after their licence expired on 12 January 2026 at 13:46:40 UTC.",
      evidence: {
        credential: { credentialId: idOf("licence"), pos: String(pos) },
        revocation: null,
        grant: { consentId: idOf("for dr-lee"), revocation: null },
      },
    },
  ]);
  expect(found[0]!.explanation).not.toContain("null");
  expect(await decide(LONG_AFTER)).toEqual(found);
});

type Case = [actor: string, facts: (actor: string, log: number) => Facts, found: boolean];

const renewed =
  (time: number, more: Partial<Parameters<typeof credentialed>[1]> = {}) =>
  (subject: string, log: number) =>
    credentialed({ block: 900, log, time }, { credential: `new ${subject}`, subject, ...more });

const given =
  (more: Partial<Parameters<typeof consentRow>[1]>, at: At = { block: 3 }) =>
  (grantee: string, log: number) =>
    granted(grantee, more, { ...at, log });

/** What else is recorded of an actor with an expiring licence and, but where the case gives one, a plain consent. */
const CASES: Case[] = [
  ["renewed without a gap", renewed(ENDED - 10, { from: ENDED }), false],
  ["renewed at the deadline", renewed(DUE), false],
  ["renewed a second after it", renewed(DUE + 1), true],
  ["renewed in time for later than the deadline", renewed(ENDED, { from: DUE + 1 }), true],
  ["renewed in time from the deadline on", renewed(ENDED, { from: DUE }), false],
  ["renewed too late, from before the end", renewed(DUE + 1, { from: ENDED }), true],
  ["renewed in another profession", renewed(DUE, { kind: "nurse" }), false],
  ["renewed as a clerk", renewed(ENDED - 10, { kind: "clerk" }), true],
  ["another valid at the end only", renewed(ENDED - 10, { until: ENDED + 1 }), false],
  ["another ended at the end", renewed(ENDED - 10, { from: GENESIS, until: ENDED }), true],
  ["between the two moments only", renewed(ENDED - 10, { from: ENDED + 1, until: DUE }), true],
  ["renewal revoked at the end", renewed(GENESIS + 50, { from: GENESIS, revoked: { block: 901, time: ENDED } }), true],
  ["renewal revoked at the deadline", renewed(ENDED + 1, { revoked: { block: 902, time: DUE } }), true],
  ["renewal revoked a second after it", renewed(ENDED + 1, { revoked: { block: 903, time: DUE + 1 } }), false],
  ["consent given at the deadline", given({}, { block: 904, time: DUE }), true],
  ["consent given a second after it", given({}, { block: 905, time: DUE + 1 }), false],
  ["consent from the deadline on", given({ from: DUE }), true],
  ["consent from a second after it", given({ from: DUE + 1 }), false],
  ["consent until the deadline", given({ until: DUE }), false],
  ["consent until a second after it", given({ until: DUE + 1 }), true],
  ["consent revoked at the deadline", given({ revoked: { block: 906, time: DUE } }), false],
  ["consent revoked a second after it", given({ revoked: { block: 907, time: DUE + 1 } }), true],
];

test("both sides of each boundary, by facts up to the deadline", async () => {
  const { plan, decide } = await judge(
    together(
      ...CASES.flatMap(([actor, more], log) => {
        const facts = more(actor, log);
        return [
          credentialed({ block: 2, log }, { credential: actor, subject: actor, until: ENDED }),
          facts,
          facts.consent === undefined ? given({})(actor, log) : {},
        ];
      }),
    ),
  );
  const due = (await plan()).filter(({ pos }) => pos < placeAt({ block: 3 }).pos);
  expect(due).toHaveLength(CASES.length);
  const findings = await decide(LONG_AFTER, due);
  expect(findings.map(({ evidence }) => evidence.grant)).toEqual(
    findings.map(() => expect.objectContaining({ revocation: null })),
  );
  const found = findings.map(({ subject }) => subject.id);
  expect(CASES.map(([actor]) => [actor, found.includes(idOf(`for ${actor}`))])).toEqual(
    CASES.map(([actor, , expected]) => [actor, expected]),
  );
});

test("a revocation before the end decides in its place, one at the end or later does not", async () => {
  const before = ENDED - 50_000;
  const { plan, decide } = await judge(
    together(
      credentialed(
        { block: 2, log: 0 },
        { ...expiring, credential: "1", subject: "a", revoked: { block: 800, time: before } },
      ),
      credentialed(
        { block: 2, log: 1 },
        { ...expiring, credential: "2", subject: "b", revoked: { block: 801, time: ENDED } },
      ),
      credentialed({ block: 2, log: 2 }, { credential: "3", subject: "c", revoked: { block: 802, time: ENDED + 5 } }),
      credentialed(
        { block: 2, log: 3 },
        { credential: "4", subject: "d", kind: "clerk", until: ENDED, revoked: { block: 803, time: before } },
      ),
      credentialed({ block: 2, log: 4 }, { credential: "5", subject: "e", kind: "researcher", until: ENDED }),
      ...["a", "b", "c", "d", "e"].map((actor, log) => granted(actor, {}, { block: 3, log })),
    ),
  );
  const planned = await plan();
  expect(planned.map(({ pos, dueTime }) => [pos, dueTime])).toEqual([
    [placeAt({ block: 2, log: 0 }).pos, DUE],
    [placeAt({ block: 2, log: 1 }).pos, DUE],
    [placeAt({ block: 800 }).pos, before + 24 * HOUR],
    [placeAt({ block: 801 }).pos, DUE],
    [placeAt({ block: 802 }).pos, DUE + 5],
  ]);
  const found = await decide(LONG_AFTER);
  expect(found.map(({ subject, deadline }) => [subject.id, deadline])).toEqual([
    [idOf("for a"), before + 24 * HOUR],
    [idOf("for b"), DUE],
    [idOf("for c"), DUE + 5],
  ]);
  expect(found.map(({ evidence }) => evidence.revocation)).toMatchObject([
    { pos: String(placeAt({ block: 800 }).pos), issuer: accountOf("board") },
    null,
    { pos: String(placeAt({ block: 802 }).pos) },
  ]);
  expect(found[0]!.summary).toContain("after their licence was revoked on");
  // What stood at the end finds nothing where the revocation came before, and each of the others finds its own.
  expect((await decide(LONG_AFTER, planned.slice(0, 2))).map(({ subject }) => subject.id)).toEqual([idOf("for b")]);
  expect((await decide(LONG_AFTER, planned.slice(2))).map(({ subject }) => subject.id)).toEqual([
    idOf("for a"),
    idOf("for c"),
  ]);
});

test("a consent that several deadlines find is told of once, by the earliest; every consent is told of", async () => {
  const { plan, decide } = await judge(
    together(
      credentialed({ block: 2 }, { ...expiring, until: ENDED + 1_000 * HOUR }),
      credentialed({ block: 2, log: 1 }, { credential: "first", until: ENDED, kind: "nurse" }),
      credentialed(
        { block: 800, time: ENDED + 500 * HOUR },
        { credential: "short", until: ENDED + 501 * HOUR, from: ENDED + 500 * HOUR },
      ),
      granted("dr-lee"),
      granted("dr-lee", { consent: "second" }, { block: 4 }),
    ),
  );
  const last = DUE + 1_000 * HOUR;
  const all = await decide(last + 1);
  expect(all.map(({ subject, deadline }) => [subject.id, deadline])).toEqual([
    [idOf("for dr-lee"), last],
    [idOf("second"), last],
  ]);
  expect(await decide(last)).toEqual([]);

  const earlier = together(
    credentialed({ block: 2 }, expiring),
    credentialed({ block: 900, time: DUE + 10 }, { credential: "again", until: DUE + 20 }),
    granted("dr-lee"),
  );
  const twice = await judge(earlier);
  expect((await twice.decide(LONG_AFTER)).map(({ deadline }) => deadline)).toEqual([DUE]);
  expect((await twice.decide(LONG_AFTER, (await twice.plan()).slice(1))).map(({ deadline }) => deadline)).toEqual([
    DUE + 20 + 24 * HOUR,
  ]);
  expect(await plan()).toHaveLength(3);
});

test("a credential recorded after its own deadline decides nothing, at it it does", async () => {
  const { decide } = await judge(
    together(
      credentialed({ block: 800, time: DUE }, { credential: "1", subject: "a", from: GENESIS, until: ENDED }),
      credentialed({ block: 801, time: DUE + 1 }, { credential: "2", subject: "b", from: GENESIS, until: ENDED }),
      granted("a"),
      granted("b", {}, { block: 4 }),
    ),
  );
  expect((await decide(LONG_AFTER)).map(({ actor }) => actor)).toEqual([accountOf("a")]);
});

test("the grace can be set, and deadlines planned by another find nothing", async () => {
  const facts = together(credentialed({ block: 2 }, expiring), granted("dr-lee"));
  const { plan, decide } = await judge(facts, { graceHours: 0 });
  const [planned] = await plan();
  expect(planned!.dueTime).toBe(ENDED);
  expect(await decide(ENDED)).toEqual([]);
  expect(await decide(ENDED + 1)).toHaveLength(1);
  expect(await decide(LONG_AFTER, [{ ...planned!, dueTime: DUE }])).toEqual([]);
});

test("a deadline whose credential or revocation now stands in another block finds nothing; the new one does", async () => {
  const { plan, decide } = await judge(
    together(
      credentialed({ block: 2, fork: "b" }, expiring),
      credentialed(
        { block: 2, log: 1 },
        { credential: "2", subject: "a", revoked: { block: 800, fork: "b", time: ENDED } },
      ),
      granted("dr-lee"),
      granted("a", {}, { block: 4 }),
    ),
  );
  const planned = await plan();
  const gone = planned.map((deadline, index) => ({
    ...deadline,
    blockHash: placeAt({ block: index === 0 ? 2 : 800 }).blockHash,
  }));
  expect(await decide(LONG_AFTER, gone)).toEqual([]);
  expect(await decide(LONG_AFTER, planned)).toHaveLength(2);
});
