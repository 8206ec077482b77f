import { expect, test } from "vitest";
import type { Facts } from "../../../devnet/fact-tables";
import { tryPass } from "../../../test/fixtures/pass-fixture";
import { useTestServer } from "../../../test/support/database";
import { credentialed, together } from "../../../test/support/deadline-facts";
import { claimRow } from "../../../test/support/dealings-rows";
import { type At, accessRow, accountOf, affiliationRow, GENESIS, idOf } from "../../../test/support/rows";
import { namesOf, steadyFindings } from "../../../test/support/steady-findings";
import { claimWithoutService, claimWithoutServicePass } from "./clm-02-claim-without-service";

const server = useTestServer();

async function judge(facts: Facts, parameters: Record<string, unknown> = {}) {
  const { pool } = await server.createDatabase();
  const trial = { pool, pass: claimWithoutServicePass, rules: [claimWithoutService], facts };
  return steadyFindings(await tryPass({ ...trial, parameters: { "CLM-02": parameters } }));
}

const DAY = 86_400;
/** The day of the service: its midnight. */
const S = GENESIS + 100 * DAY;
const CLAIMED: At = { block: 500, log: 5, time: S + 30 * DAY };

/** A claim of its own patient for each case, by the provider dr-lee unless it says otherwise, and the case's own facts. */
const cases = (all: readonly { provider?: string; facts: (patient: string) => Facts }[], at: At = CLAIMED) =>
  together(
    ...all.map(({ provider = "dr-lee", facts }, index) =>
      together(facts(`p-${index}`), {
        claim: [
          claimRow(
            { ...at, log: at.log! + index },
            { claim: `claim ${index}`, patient: `p-${index}`, provider, serviceDate: S },
          ),
        ],
      }),
    ),
  );

let block = 0;
/** A permitted access by dr-lee at `time`, in a block of its own. */
const accessed = ({
  patient,
  time,
  more = {},
  at,
}: {
  patient: string;
  time: number;
  more?: Partial<Parameters<typeof accessRow>[1]>;
  at?: At;
}) => ({
  access: [accessRow(at ?? { block: ++block, time }, { seq: block, actor: "dr-lee", patient, ...more })],
});

const licensed = credentialed({ block: 0, time: GENESIS }, { credential: "licence" });

/** Which of the cases is found, by its number. */
const foundIn = async (facts: Facts, parameters = {}) =>
  (await judge(facts, parameters)).map(({ subject }) => subject.logIndex - CLAIMED.log!);

test("an access counts that took effect from seven days before the day to seven after it", async () => {
  const facts = cases([
    { facts: () => ({}) },
    { facts: (patient) => accessed({ patient, time: S - 7 * DAY - 1 }) },
    { facts: (patient) => accessed({ patient, time: S - 7 * DAY }) },
    { facts: (patient) => accessed({ patient, time: S + 8 * DAY - 1 }) },
    { facts: (patient) => accessed({ patient, time: S + 8 * DAY }) },
    { facts: (patient) => accessed({ patient, time: S + 8 * DAY + 299, more: { occurredAt: S + 8 * DAY - 1 } }) },
    { facts: (patient) => accessed({ patient, time: S + 8 * DAY + 300, more: { occurredAt: S + 8 * DAY - 1 } }) },
    { facts: (patient) => accessed({ patient, time: S, more: { outcome: "denied" } }) },
    { facts: (patient) => accessed({ patient, time: S, more: { purpose: "BTG" } }) },
    { facts: (patient) => accessed({ patient, time: S, more: { actor: "dr-kim" } }) },
    { facts: () => accessed({ patient: "p-elsewhere", time: S }) },
  ]);
  const all = together(facts, licensed);
  expect(await foundIn(all)).toEqual([0, 1, 4, 6, 7, 9, 10]);
  expect(await foundIn(all, { daysBefore: 8, daysAfter: 6 })).toEqual([0, 3, 4, 5, 6, 7, 9, 10]);
});

test("an access counts that stands before the claim", async () => {
  const at: At = { block: 400, log: 5, time: S };
  const facts = cases(
    [
      { facts: (patient) => accessed({ patient, time: S, more: {}, at: { ...at, log: 4 } }) },
      { facts: (patient) => accessed({ patient, time: S, more: {}, at: { ...at, log: 90 } }) },
    ],
    at,
  );
  expect(namesOf(await judge(together(facts, licensed)))).toEqual(["CLM-02 400.6"]);
});

test("an access of a member counts where it belonged to the provider then", async () => {
  const member = (provider: string, more: Partial<Parameters<typeof affiliationRow>[1]> = {}, at?: At) => ({
    affiliation: [
      affiliationRow(at ?? { block: 0, log: 1, time: GENESIS }, { member: "dr-lee", organisation: provider, ...more }),
    ],
  });
  const place: At = { block: 300, log: 5, time: S };
  const by = (patient: string) =>
    accessed({ patient, time: S, more: {}, at: { ...place, entry: Number(patient.slice(2)) } });
  const facts = cases([
    { provider: "a", facts: (patient) => together(by(patient), member("a")) },
    { provider: "b", facts: (patient) => together(by(patient), member("b", { from: S + 1 })) },
    { provider: "c", facts: (patient) => together(by(patient), member("c", { until: S })) },
    { provider: "d", facts: (patient) => together(by(patient), member("d", { ended: { ...place, log: 4 } })) },
    {
      // Ended after the access; the day's licence is then another member's.
      provider: "e",
      facts: (patient) =>
        together(by(patient), member("e", { ended: { ...place, log: 6 } }), {
          affiliation: [affiliationRow({ block: 0, log: 2, time: GENESIS }, { member: "dr-kim", organisation: "e" })],
        }),
    },
    { provider: "f", facts: (patient) => together(by(patient), member("f", {}, { ...place, log: 6 })) },
  ]);
  const other = credentialed({ block: 0, log: 3, time: GENESIS }, { credential: "other", subject: "dr-kim" });
  const findings = await judge(together(facts, licensed, other));
  expect(findings.map(({ subject }) => subject.logIndex - CLAIMED.log!)).toEqual([1, 2, 3, 5]);
  expect(findings[3]!.evidence).toMatchObject({
    access: null,
    credential: { credentialId: idOf("licence"), affiliation: { member: accountOf("dr-lee") } },
  });
  expect(findings[2]!.evidence.credential).toBeNull();
});

const own = (index: number, more: Partial<Parameters<typeof credentialed>[1]> = {}, at?: At) =>
  credentialed(at ?? { block: 0, log: index, time: GENESIS }, {
    credential: `licence ${index}`,
    subject: `dr-${index}`,
    ...more,
  });

test("a licence is valid at some moment of the day, issued and not revoked before the claim", async () => {
  const licences: ((index: number) => Facts)[] = [
    (index) => own(index),
    (index) => own(index, { until: S }),
    (index) => own(index, { until: S + 1 }),
    (index) => own(index, { from: S + DAY - 1 }),
    (index) => own(index, { from: S + DAY }),
    (index) => own(index, { kind: "nurse" }),
    (index) => own(index, { kind: "pharmacist" }),
    (index) => own(index, { kind: "researcher" }),
    (index) => own(index, { kind: "clerk" }),
    (index) => own(index, { revoked: { ...CLAIMED, log: 4 } }),
    (index) => own(index, { revoked: { ...CLAIMED, log: 90 } }),
    (index) => own(index, { from: S }, { ...CLAIMED, log: 3 }),
    (index) => own(index, { from: S }, { ...CLAIMED, log: 91 }),
  ];
  const facts = cases(
    licences.map((licence, index) => ({
      provider: `dr-${index}`,
      facts: (patient) => together(accessed({ patient, time: S, more: { actor: `dr-${index}` } }), licence(index)),
    })),
  );
  const findings = await judge(facts);
  expect(findings.map(({ subject }) => subject.logIndex - CLAIMED.log!)).toEqual([1, 4, 7, 8, 9, 12]);
  expect(findings[0]).toMatchObject({
    subject: { type: "claim", id: idOf("claim 1") },
    actor: accountOf("dr-1"),
    patient: idOf("p-1"),
    evidence: {
      access: { actor: accountOf("dr-1"), affiliation: null },
      credential: null,
      daysBefore: 7,
      daysAfter: 7,
    },
  });
  expect(findings[0]!.summary).toBe(
    "A provider's claim of 11 May 2026 at 00:00 UTC is for a service on 11 April, a day on which nobody there was licensed.",
  );
});

test("a member's licence counts where the affiliation is valid on the day, recorded and not ended before the claim", async () => {
  const place: At = { block: 0, log: 1, time: GENESIS };
  const affiliations: { at?: At; more?: Partial<Parameters<typeof affiliationRow>[1]> }[] = [
    {},
    { more: { until: S } },
    { more: { until: S + 1 } },
    { more: { from: S + DAY - 1 } },
    { more: { from: S + DAY } },
    { more: { ended: { ...CLAIMED, log: 4 } } },
    { more: { ended: { ...CLAIMED, log: 90 } } },
    { at: { ...CLAIMED, log: 3 }, more: { from: S } },
    { at: { ...CLAIMED, log: 91 }, more: { from: S } },
    { more: { member: "clerk" } },
  ];
  const facts = cases(
    affiliations.map(({ at = place, more }, index) => ({
      provider: `clinic ${index}`,
      facts: (patient) =>
        together(accessed({ patient, time: S, more: { actor: `clinic ${index}` } }), {
          affiliation: [affiliationRow(at, { member: "dr-lee", organisation: `clinic ${index}`, ...more })],
        }),
    })),
  );
  const clerk = credentialed({ block: 0, log: 9, time: GENESIS }, { credential: "c", subject: "clerk", kind: "clerk" });
  expect(await foundIn(together(facts, licensed, clerk))).toEqual([1, 4, 5, 8, 9]);
});

test("without either, the finding says both", async () => {
  const findings = await judge(cases([{ facts: () => ({}) }]));
  expect(findings[0]!.summary).toBe(
    "A provider claimed on 11 May 2026 at 00:00 UTC for 11 April, but had nobody licensed that day and never opened the record from 4 April to 18 April.",
  );
});

test("the window ends with the day of the claim, where that comes before its end", async () => {
  const window = async (time: number) =>
    (await judge(together(cases([{ facts: () => ({}) }], { ...CLAIMED, time }), licensed)))[0]!.summary;
  expect(await window(S)).toMatch(/ the patient's record from 4 April to 11 April\.$/);
  expect(await window(S + 6 * DAY)).toMatch(/ the patient's record from 4 April to 17 April\.$/);
  expect(await window(S + 7 * DAY)).toMatch(/ the patient's record from 4 April to 18 April\.$/);
  expect(await window(S + 9 * DAY)).toMatch(/ the patient's record from 4 April to 18 April\.$/);
  expect(await window(S - 7 * DAY)).toMatch(/ the patient's record on 4 April\.$/);
  // Claimed before the window begins: no access could count yet.
  expect(await window(S - 8 * DAY)).toMatch(/ the patient's record from 4 April to 18 April\.$/);
});

test("days of another year than the claim's have a year, as far as there is room", async () => {
  const claims = (licence: Facts) =>
    judge(together(cases([{ facts: () => ({}) }], { ...CLAIMED, time: S + 300 * DAY }), licence));
  const summaries = [...(await claims({})), ...(await claims(licensed))].map(({ summary }) => summary);
  expect(summaries).toEqual([
    "A provider claimed on 5 February 2027 at 00:00 UTC for 11 April 2026, with nobody licensed that day and the record not opened from 4 April to 18 April.",
    "A provider's claim of 5 February 2027 at 00:00 UTC is for 11 April 2026, but nobody there opened the patient's record from 4 April 2026 to 18 April 2026.",
  ]);
  for (const summary of summaries) expect(summary.split(" ").length).toBeLessThanOrEqual(30);
});
