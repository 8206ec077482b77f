import { expect, test } from "vitest";
import type { Action } from "./lines";
import { access, act, as, firing, grant, mine, patient, second } from "./story-fixture";

const DAY = 86_400;
const ana = patient(0, "ana");
const issue = (at: number, credential: string, fields: Record<string, unknown> = {}) =>
  as(
    credential,
    act(at, "credential.issue", { credential, issuer: "board", subject: "lee", kind: "nurse", ...fields }),
  );
const revoke = (at: number, credential: string) => act(at, "credential.revoke", { credential });
const read = (id: string, at: number, fields: Record<string, unknown> = {}) => as(id, access(at, fields));

test("CRD-01: treating needs a licensed credential, breaking the glass and trials included", () => {
  const purposes = ["TREAT", "COC", "POPHLTH", "CLINTRL", "ETREAT", "BTG", "ERTREAT", "HPAYMT", "PATRQT"];
  expect(
    firing("CRD-01", [
      ...purposes.map((purpose) => read(purpose, 1, { purpose })),
      read("denied", 1, { outcome: "denied" }),
    ]),
  ).toEqual(["TREAT", "COC", "POPHLTH", "CLINTRL", "ETREAT", "BTG", "ERTREAT"]);
});

test("CRD-01: licensed kinds, of the actor itself, whoever issued it", () => {
  const kinds = ["physician", "nurse", "pharmacist", "researcher", "clerk"].flatMap((kind) => [
    issue(0, `of ${kind}`, { kind, subject: kind, issuer: "anybody" }),
    read(kind, 1, { actor: kind }),
  ]);
  expect(
    firing(
      "CRD-01",
      kinds.toSorted((a, b) => a.at.localeCompare(b.at)),
    ),
  ).toEqual(["researcher", "clerk"]);
  const member = act(0, "affiliation.set", { member: "lee", organisation: "mary" });
  expect(firing("CRD-01", [issue(0, "mary's", { subject: "mary" }), member, read("lee", 1)])).toEqual(["lee"]);
});

test("CRD-01: from its first second to its last, by the access's own time, once it is issued", () => {
  const window = { from: second(100), until: second(200) };
  expect(
    firing("CRD-01", [
      read("unknown", 50),
      issue(50, "licence", window),
      read("early", 99),
      read("first", 100),
      read("logged later", 101, { occurredAt: second(99) }),
      read("last", 199),
      read("over", 200),
      read("before", 210, { occurredAt: second(199) }),
    ]),
  ).toEqual(["unknown", "early", "logged later", "over"]);
  const back = issue(100, "licence", { from: second(50) });
  const then = (id: string) => read(id, 100, { occurredAt: second(60) });
  expect(firing("CRD-01", [then("before"), back, then("after")])).toEqual(["before"]);
});

test("CRD-01: revoked for what is logged after and happened no earlier", () => {
  const story = [issue(0, "licence"), read("first", 100), revoke(100, "licence"), read("same second", 100)];
  const logged = (id: string, occurred: number) => read(id, 110, { occurredAt: second(occurred) });
  expect(firing("CRD-01", [...story, logged("earlier", 99), logged("then", 100)])).toEqual(["same second", "then"]);
  expect(firing("CRD-01", [...story, issue(120, "new"), read("again", 120)])).toEqual(["same second"]);
});

test("CRD-02: by an issuer that is not trusted at that position", () => {
  const trust = (at: number, issuer = "board") => act(at, "issuer.trust", { issuer });
  const distrust = (at: number) => act(at, "issuer.distrust", { issuer: "board" });
  expect(
    firing("CRD-02", [
      issue(1, "never"),
      trust(2),
      issue(2, "trusted"),
      issue(3, "other", { issuer: "college" }),
      issue(4, "clerk", { kind: "clerk", issuer: "college" }),
      distrust(5),
      issue(5, "no longer"),
      trust(5),
      issue(6, "again"),
    ]),
  ).toEqual(["never", "other", "clerk", "no longer"]);
  expect(firing("CRD-02", [trust(1), issue(2, "other", { by: "college" })])).toEqual(["other"]);
});

const consent = (at: number, name: string, fields: Record<string, unknown> = {}) => as(name, grant(at, name, fields));
/** A grant to Lee, a licence until second 1000, and what follows it. */
const stale = (head: number, ...actions: Action[]) => [
  ana,
  consent(0, "c"),
  issue(0, "licence", { until: second(1000) }),
  ...actions,
  mine(head),
];
const deadline = 1000 + DAY;

test("CRD-03: a grant is stale when its grantee's licence ended a day ago", () => {
  expect(firing("CRD-03", stale(deadline))).toEqual([]);
  expect(firing("CRD-03", stale(deadline + 1))).toEqual(["c"]);
  expect(firing("CRD-03", stale(deadline + 1), { staleGrantsAfter: DAY + 1 })).toEqual([]);
});

test("CRD-03: a revocation before its end ends a licence, a later one changes nothing", () => {
  expect(firing("CRD-03", stale(500 + DAY, revoke(500, "licence")))).toEqual([]);
  expect(firing("CRD-03", stale(501 + DAY, revoke(500, "licence")))).toEqual(["c"]);
  expect(firing("CRD-03", stale(deadline, revoke(2000, "licence")))).toEqual([]);
  expect(firing("CRD-03", stale(deadline + 1, revoke(2000, "licence")))).toEqual(["c"]);
  const endless = [ana, consent(0, "c"), issue(0, "licence"), revoke(500, "licence")];
  expect(firing("CRD-03", [...endless, mine(501 + DAY)])).toEqual(["c"]);
});

test("CRD-03: not while there is another licence at the end, nor where there is one a day later", () => {
  const late = deadline + 1;
  const other = (at: number, fields: Record<string, unknown>) =>
    firing("CRD-03", stale(late, issue(at, "other", fields)));
  expect(other(1, { until: second(1001) })).toEqual([]);
  expect(other(1, { until: second(1000) })).toEqual(["c"]);
  expect(other(1, { from: second(1001), until: second(1002) })).toEqual(["c"]);
  expect(other(1, { kind: "clerk" })).toEqual(["c"]);
  expect(other(1, { subject: "kim" })).toEqual(["c"]);
  expect(other(deadline, {})).toEqual([]);
  expect(other(deadline - 10, { until: second(deadline) })).toEqual(["c"]);
  expect(other(deadline - 10, { until: second(deadline + 1) })).toEqual([]);
  // Known too late to count, though it says that it held all along.
  expect(firing("CRD-03", [...stale(deadline), issue(late, "other", { from: second(0) })])).toEqual(["c"]);
  expect(other(deadline, { from: second(0), until: second(1500) })).toEqual([]);
});

test("CRD-03: a licence that was over when it was issued counts where the deadline was not", () => {
  const past = { from: second(10), until: second(1000) };
  const issued = (at: number) => firing("CRD-03", [ana, consent(0, "c"), issue(at, "past", past), mine(9 * DAY)]);
  expect(issued(deadline)).toEqual(["c"]);
  expect(issued(deadline + 1)).toEqual([]);
});

test("CRD-03: another licence that is revoked before the deadline has held at the end, and ends itself", () => {
  const story = (head: number, revoked: number) => stale(head, issue(1, "other"), revoke(revoked, "other"));
  expect(firing("CRD-03", story(deadline + 1, 1001))).toEqual([]);
  expect(firing("CRD-03", story(deadline + 2, 1001))).toEqual(["c"]);
  expect(firing("CRD-03", story(deadline + 1, 1000))).toEqual(["c"]);
});

test("CRD-03: only grants to the actor that are active at the deadline", () => {
  const late = deadline + 1;
  const with_ = (...actions: Action[]) => firing("CRD-03", stale(late, ...actions));
  expect(with_(act(deadline, "consent.revoke", { consent: "c" }))).toEqual([]);
  expect(firing("CRD-03", [...stale(deadline), act(late, "consent.revoke", { consent: "c" })])).toEqual(["c"]);
  expect(with_(consent(1, "kim's", { grantee: "kim" }))).toEqual(["c"]);
  expect(with_(consent(1, "over", { until: second(deadline) }))).toEqual(["c"]);
  expect(with_(consent(1, "last", { until: second(deadline + 1) }))).toEqual(["c", "last"]);
  expect(with_(consent(1, "to come", { from: second(deadline + 1) }))).toEqual(["c"]);
  expect(with_(consent(1, "begun", { from: second(deadline) }))).toEqual(["c", "begun"]);
  expect(with_(consent(deadline, "in time"))).toEqual(["c", "in time"]);
  expect(firing("CRD-03", [...stale(deadline), consent(late, "late")])).toEqual(["c"]);
});

test("CRD-03: a grantee that never had a licence has none that ended", () => {
  expect(firing("CRD-03", [ana, consent(0, "c"), issue(0, "desk", { kind: "clerk" }), mine(9 * DAY)])).toEqual([]);
});
