import { expect, test } from "vitest";
import { type Action, numberLines } from "./lines";
import { factsOf } from "./scenario-facts";
import { access, act, as, grant, patient, second } from "./story-fixture";

/** The labels of the actions that leave a fact, or their verbs where they have none. */
const taken = (...actions: Action[]) => {
  const lines = new Set(factsOf(numberLines(actions)).map((fact) => fact.line));
  return actions.flatMap((action, index) => (lines.has(index + 1) ? [action.id ?? action.do] : []));
};
const facts = (...actions: Action[]) => factsOf(numberLines(actions));

const ana = as("ana", patient(0, "ana"));
const represent = (at: number, id: string, fields: Record<string, unknown> = {}) =>
  as(id, act(at, "representative.set", { patient: "ana", representative: "son", until: null, ...fields }));
const consent = (at: number, id: string, fields: Record<string, unknown> = {}) => as(id, grant(at, id, fields));
const revoke = (at: number, id: string, fields: Record<string, unknown> = {}) =>
  as(`end of ${id}`, act(at, "consent.revoke", { consent: id, ...fields }));

test("a patient is registered once, by a registrar", () => {
  expect(taken(as("clerk", patient(0, "ana")), as("again", patient(1, "ana", "other")))).toEqual(["clerk"]);
  expect(taken({ ...ana, by: "kim" })).toEqual([]);
});

test("a registrar is who holds the role then", () => {
  const role = (at: number, verb: string) => act(at, `role.${verb}`, { role: "registrar", account: "kim" });
  const by = (at: number, name: string) => as(name, { ...patient(at, name), by: "kim" });
  expect(taken(by(0, "a"), role(1, "grant"), by(1, "b"), role(2, "revoke"), by(2, "c"))).toEqual([
    "role.grant",
    "b",
    "role.revoke",
  ]);
});

test("only the controller names representatives", () => {
  expect(taken(represent(0, "unregistered"), ana, represent(1, "ana's"), represent(1, "son's", { by: "son" }))).toEqual(
    ["ana", "ana's"],
  );
});

test("who speaks for a patient decides: the controller, a representative then, a registrar", () => {
  const story = [ana, represent(0, "son", { until: second(50) })];
  expect(
    taken(
      ...story,
      consent(49, "son's", { by: "son" }),
      consent(50, "late", { by: "son" }),
      consent(50, "desk", { by: "registrar" }),
      consent(50, "nobody", { by: "nobody" }),
      revoke(51, "son's", { by: "nobody" }),
      revoke(51, "son's", { by: "registrar" }),
      revoke(52, "son's"),
      revoke(52, "unknown"),
    ),
  ).toEqual(["ana", "son", "son's", "desk", "end of son's"]);
});

test("a window ends after it begins, and a request is not in the future", () => {
  const until = (at: number, fields: Record<string, unknown> = {}) => ({ until: second(at), ...fields });
  expect(
    taken(
      ana,
      consent(10, "at once", until(10)),
      consent(10, "a second", until(11)),
      consent(10, "past", until(9, { from: second(8) })),
      consent(10, "backwards", until(20, { from: second(20) })),
      revoke(12, "a second", { requestedAt: second(13) }),
      revoke(12, "past", { requestedAt: second(12) }),
    ),
  ).toEqual(["ana", "a second", "past", "end of past"]);
});

test("a request for consent is answered once, for who made it", () => {
  const terms = { purposes: ["TREAT"], categories: ["ALL"], actions: ["read"] };
  const ask = as("ask", act(0, "consent.request", { request: "r", requester: "lee", patient: "ana", ...terms }));
  const answer = (id: string, fields: Record<string, unknown> = {}) => consent(1, id, { request: "r", ...fields });
  const bo = as("bo", patient(0, "bo"));
  expect(
    taken(ana, bo, answer("early"), ask, ask, answer("kim's", { grantee: "kim" }), answer("bo's", { patient: "bo" })),
  ).toEqual(["ana", "bo", "ask"]);
  expect(taken(ana, ask, answer("first"), answer("second"))).toEqual(["ana", "ask", "first"]);
});

test("accesses and reviews are taken from who has the role, and name one category and action", () => {
  const review = (id: string, fields: Record<string, unknown>) =>
    as(id, act(2, "access.review", { access: "none", reviewer: "rev", approved: true, ...fields }));
  expect(
    taken(
      as("access", access(1)),
      as("by nobody", access(1, { by: "nobody" })),
      as("all categories", access(1, { category: "ALL" })),
      as("all actions", access(1, { action: "ALL" })),
      review("review", {}),
      review("unsigned", { by: "nobody" }),
    ),
  ).toEqual(["access", "review"]);
});

test("credentials are revoked by their issuer, memberships by the organisation, both once", () => {
  const issue = as(
    "issue",
    act(1, "credential.issue", { credential: "c", issuer: "board", subject: "lee", kind: "nurse" }),
  );
  const revokeIt = (id: string, by?: string) => as(id, act(2, "credential.revoke", { credential: "c", by }));
  expect(
    taken(revokeIt("early"), issue, issue, revokeIt("other", "college"), revokeIt("own"), revokeIt("again")),
  ).toEqual(["issue", "own"]);
  const member = as("member", act(1, "affiliation.set", { member: "lee", organisation: "mary" }));
  const leave = (id: string) => as(id, act(1, "affiliation.end", { member: "lee", organisation: "mary" }));
  expect(taken(leave("early"), member, leave("first"), leave("again"), member, leave("anew"))).toEqual([
    "member",
    "first",
    "member",
    "anew",
  ]);
});

test("an agreement is between two, and either ends it once", () => {
  const start = (id: string, parties: string[]) =>
    as(
      id,
      act(1, "agreement.start", {
        agreement: id,
        parties,
        purposes: ["TREAT"],
        categories: ["ALL"],
        formats: ["ccda"],
      }),
    );
  const end = (id: string, agreement: string, by?: string) => as(id, act(2, "agreement.end", { agreement, by }));
  const story = [start("a", ["mary", "john"]), start("b", ["mary", "mary"]), start("a", ["mary", "luke"])];
  expect(facts(...story).map(({ is, line }) => [is, line])).toEqual([
    ["proposal", 1],
    ["acceptance", 1],
  ]);
  expect(taken(...story, end("luke", "a", "luke"), end("john", "a", "john"), end("again", "a"), end("b", "b"))).toEqual(
    ["a", "john"],
  );
});

test("a request for data is the patient's, and extended and fulfilled by the custodian asked", () => {
  const request = (id: string, verb: string, fields: Record<string, unknown> = {}) =>
    as(id, act(1, `request.${verb}`, { request: "r", patient: "ana", custodian: "mary", ...fields }));
  const open = request("open", "open");
  expect(taken(request("unregistered", "open"), ana, request("lee", "open", { by: "lee" }), open, open)).toEqual([
    "ana",
    "open",
  ]);
  const son = [ana, represent(0, "son"), request("his", "open", { by: "son" })];
  expect(taken(...son, request("other's", "extend", { by: "john" }), request("extend", "extend"))).toEqual([
    "ana",
    "son",
    "his",
    "extend",
  ]);
  const done = [ana, open, request("extend", "extend"), request("again", "extend"), request("fulfil", "fulfil")];
  expect(taken(...done, request("late", "extend"), request("twice", "fulfil"))).toEqual([
    "ana",
    "open",
    "extend",
    "fulfil",
  ]);
});

test("a claim is adjudicated while it stands, voided once, and paid whatever became of it", () => {
  const about = (id: string, verb: string, fields: Record<string, unknown> = {}) =>
    as(id, act(1, `claim.${verb}`, { claim: "c", amount: 1, ...fields }));
  const submit = about("submit", "submit", {
    provider: "mary",
    patient: "ana",
    service: "cast",
    serviceDate: "2026-03-02",
  });
  const approve = (id: string) => about(id, "approve", { approver: "adj" });
  expect(
    taken(
      about("unknown", "pay"),
      submit,
      approve("approve"),
      about("unsigned", "deny", { by: "mary" }),
      about("deny", "deny"),
      approve("closed"),
      about("denied", "deny"),
      about("other's", "void", { by: "john" }),
      about("void", "void"),
      about("voided", "void"),
      about("pay", "pay"),
      about("unpaid", "pay", { by: "mary" }),
    ),
  ).toEqual(["submit", "approve", "deny", "void", "pay"]);
});

test("governance changes by the timelock, or by the emergency administrator at once", () => {
  const set = (id: string, fields: Record<string, unknown>) =>
    as(id, act(1, "policy.set", { key: "k", value: 1, ...fields }));
  expect(
    taken(
      set("timelock", {}),
      set("direct", { direct: true }),
      set("by another", { by: "kim" }),
      set("direct by another", { direct: true, by: "kim" }),
    ),
  ).toEqual(["timelock", "direct"]);
});

test("a verb that does not exist is refused", () => {
  expect(() => facts(act(0, "consent.delete"))).toThrow("consent.delete is not a scenario verb");
});
