import { expect, test } from "vitest";
import type { Action } from "./lines";
import { access, act, as, firing, patient, second } from "./story-fixture";

const HOUR = 3600;
const DAY = 24 * HOUR;
/** Midnights around the story's beginning, at 08:00 on 2 March. */
const midnight = (day: number) => (day - 2) * DAY - 8 * HOUR;

const claim = (at: number, id: string, fields: Record<string, unknown> = {}) =>
  as(
    id,
    act(at, "claim.submit", {
      claim: id,
      provider: "mary",
      patient: "ana",
      service: "x-ray",
      serviceDate: "2026-03-20",
      amount: 100,
      ...fields,
    }),
  );
const about =
  (verb: string) =>
  (at: number, claim: string, fields: Record<string, unknown> = {}) =>
    act(at, `claim.${verb}`, { claim, ...fields });
const [deny, withdraw, pay] = [about("deny"), about("void"), about("pay")];
const approve = ({
  at,
  name,
  amount,
  approver = "adjudicator",
}: {
  at: number;
  name: string;
  amount: number;
  approver?: string;
}) => as(`approval of ${amount}`, about("approve")(at, name, { approver, amount }));
const paid = (at: number, name: string, amount: number) => as(`payment of ${amount}`, pay(at, name, { amount }));

test("CLM-01: the same provider, patient, service and day again", () => {
  const others = [
    claim(1, "other provider", { provider: "john" }),
    claim(1, "other patient", { patient: "bo" }),
    claim(1, "other service", { service: "cast" }),
    claim(1, "other day", { serviceDate: "2026-03-21" }),
    claim(1, "other amount", { amount: 7 }),
  ];
  expect(firing("CLM-01", [claim(1, "first"), ...others])).toEqual(["other amount"]);
});

test("CLM-01: not after one that is void or denied by then", () => {
  const again = (...between: Action[]) => firing("CLM-01", [claim(1, "first"), ...between, claim(1, "again")]);
  expect(again(deny(1, "first"))).toEqual([]);
  expect(again(withdraw(1, "first"))).toEqual([]);
  expect(again(approve({ at: 1, name: "first", amount: 100 }))).toEqual(["again"]);
  expect(firing("CLM-01", [claim(1, "first"), claim(1, "again"), deny(1, "first")])).toEqual(["again"]);
  expect(firing("CLM-01", [claim(1, "1"), deny(1, "1"), claim(1, "2"), claim(1, "3")])).toEqual(["3"]);
});

const licence = (at: number, fields: Record<string, unknown> = {}) =>
  act(at, "credential.issue", { credential: "licence", issuer: "board", subject: "lee", kind: "nurse", ...fields });
const member = (at: number, fields: Record<string, unknown> = {}) =>
  act(at, "affiliation.set", { member: "lee", organisation: "mary", ...fields });
const LATE = 40 * DAY;
/** Whether a claim for 20 March, made at the end of the story, is one without a service. */
const without = (actions: Action[], fields: Record<string, unknown> = {}) =>
  firing("CLM-02", [patient(0, "ana"), ...actions, claim(LATE, "claim", fields)]);
const staff = [licence(1), member(1)];

test("CLM-02: an access of the patient's records around the day", () => {
  const seen = (at: number, fields: Record<string, unknown> = {}) => without([...staff, access(at, fields)]);
  expect(without(staff)).toEqual(["claim"]);
  expect(seen(midnight(13))).toEqual([]);
  expect(seen(midnight(13) - 1)).toEqual(["claim"]);
  expect(seen(midnight(28) - 1)).toEqual([]);
  expect(seen(midnight(28))).toEqual(["claim"]);
  expect(seen(midnight(28), { occurredAt: second(midnight(28) - 1) })).toEqual([]);
  const day = midnight(20);
  expect(seen(day, { outcome: "denied" })).toEqual(["claim"]);
  expect(seen(day, { patient: "bo" })).toEqual(["claim"]);
  expect(seen(day, { purpose: "BTG" })).toEqual([]);
  expect(seen(day, { purpose: "HMARKT", category: "LAB" })).toEqual([]);
  expect(seen(day, { actor: "kim" })).toEqual(["claim"]);
  expect(seen(day, { actor: "mary" })).toEqual([]);
});

test("CLM-02: an access at a lower position", () => {
  const story = [patient(0, "ana"), ...staff];
  const now = { serviceDate: "2026-03-02" };
  expect(firing("CLM-02", [...story, claim(5, "before", now), access(5), claim(5, "after", now)])).toEqual(["before"]);
});

test("CLM-02: by an actor that acted for the provider at that moment", () => {
  const day = midnight(20);
  // Kim was licensed and stays a member; Lee's own membership is only about the access.
  const kim = [licence(1, { subject: "kim" }), member(1, { member: "kim" })];
  const ended = act(day + 60, "affiliation.end", { member: "lee", organisation: "mary" });
  expect(without([...kim, member(2), access(day), ended])).toEqual([]);
  expect(without([...kim, member(2), access(day + 60), ended])).toEqual([]);
  expect(without([...kim, member(2), ended, access(day + 60)])).toEqual(["claim"]);
  expect(without([...kim, member(2), ended, access(day + 70, { occurredAt: second(day + 59) })])).toEqual([]);
  expect(without([...kim, access(day), member(day + 1, { from: second(1) })])).toEqual(["claim"]);
  expect(without([...kim, member(2, { from: second(day + 1) }), access(day)])).toEqual(["claim"]);
  expect(without([...kim, member(2, { until: second(day) }), access(day)])).toEqual(["claim"]);
});

test("CLM-02: a licence that is valid at some moment of the day", () => {
  const [start, end] = [midnight(20), midnight(21)];
  const held = (fields: Record<string, unknown>) => without([licence(1, fields), member(1), access(start)]);
  expect(held({ until: second(start + 1) })).toEqual([]);
  expect(held({ until: second(start) })).toEqual(["claim"]);
  expect(held({ from: second(end - 1) })).toEqual([]);
  expect(held({ from: second(end) })).toEqual(["claim"]);
  expect(held({ kind: "clerk" })).toEqual(["claim"]);
  expect(held({ subject: "mary" })).toEqual([]);
  expect(held({ subject: "kim" })).toEqual(["claim"]);
});

test("CLM-02: issued and not revoked when the claim is made", () => {
  const day = midnight(20);
  const story = [member(1), access(day)];
  const revoked = act(LATE, "credential.revoke", { credential: "licence" });
  expect(without([...story, licence(LATE, { from: second(1) })])).toEqual([]);
  expect(without([licence(1), ...story, revoked])).toEqual(["claim"]);
  const now = [patient(0, "ana"), licence(1), ...story, claim(LATE, "claim"), revoked];
  expect(firing("CLM-02", now)).toEqual([]);
  const later = [patient(0, "ana"), ...story, claim(LATE, "claim"), licence(LATE, { from: second(1) })];
  expect(firing("CLM-02", later)).toEqual(["claim"]);
});

test("CLM-02: of a member on that day, as it stands when the claim is made", () => {
  const [start, end] = [midnight(20), midnight(21)];
  const seen = access(start, { actor: "mary" });
  const belongs = (...settings: Action[]) => without([licence(1), seen, ...settings]);
  const window = (from: number, until: number) => member(LATE, { from: second(from), until: second(until) });
  expect(belongs(window(1, start + 1))).toEqual([]);
  expect(belongs(window(1, start))).toEqual(["claim"]);
  expect(belongs(window(end - 1, LATE + 1))).toEqual([]);
  expect(belongs(window(end, LATE + 1))).toEqual(["claim"]);
  const always = member(start + 1, { from: second(1) });
  expect(belongs(always)).toEqual([]);
  expect(belongs(always, act(LATE, "affiliation.end", { member: "lee", organisation: "mary" }))).toEqual(["claim"]);
  expect(belongs(always, window(end, LATE + 1))).toEqual(["claim"]);
});

test("CLM-03: an approval by whoever submitted the claim", () => {
  const own = approve({ at: 2, name: "c", amount: 100, approver: "mary" });
  expect(firing("CLM-03", [claim(1, "c"), own, approve({ at: 3, name: "c", amount: 50 })])).toEqual([
    "approval of 100",
  ]);
  const signed = [claim(1, "c", { by: "john" }), own, approve({ at: 2, name: "c", amount: 50, approver: "john" })];
  expect(firing("CLM-03", signed)).toEqual(["approval of 50"]);
});

test("CLM-03: a payment without an approval, or for a claim that does not stand", () => {
  const before = [claim(1, "c"), paid(2, "c", 1), approve({ at: 2, name: "c", amount: 100 }), paid(2, "c", 2)];
  expect(firing("CLM-03", before)).toEqual(["payment of 1"]);
  const closed = (close: typeof deny) => [
    claim(1, "c"),
    approve({ at: 2, name: "c", amount: 100 }),
    paid(3, "c", 1),
    close(3, "c"),
    paid(3, "c", 2),
  ];
  expect(firing("CLM-03", closed(deny))).toEqual(["payment of 2"]);
  expect(firing("CLM-03", closed(withdraw))).toEqual(["payment of 2"]);
});

test("CLM-03: no more in all than was approved last", () => {
  const story = [claim(1, "c"), approve({ at: 2, name: "c", amount: 100 }), paid(3, "c", 60)];
  expect(firing("CLM-03", [...story, paid(4, "c", 40)])).toEqual([]);
  expect(firing("CLM-03", [...story, paid(4, "c", 41), paid(5, "c", 1)])).toEqual(["payment of 41", "payment of 1"]);
  expect(firing("CLM-03", [...story, approve({ at: 4, name: "c", amount: 101 }), paid(5, "c", 41)])).toEqual([]);
  expect(firing("CLM-03", [...story, approve({ at: 4, name: "c", amount: 90 }), paid(5, "c", 31)])).toEqual([
    "payment of 31",
  ]);
  const other = [claim(1, "d"), approve({ at: 2, name: "d", amount: 100 }), paid(4, "d", 100)];
  const both = [...story, ...other].toSorted((a, b) => a.at.localeCompare(b.at));
  expect(firing("CLM-03", both)).toEqual([]);
});
