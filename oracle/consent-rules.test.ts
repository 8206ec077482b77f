import { expect, test } from "vitest";
import { act, as, firing, grant, patient, second } from "./story-fixture";

const DAY = 86_400;
const YEAR = 365 * DAY;
const ana = patient(0, "ana");
const consent = (at: number, name: string, fields: Record<string, unknown> = {}) => as(name, grant(at, name, fields));
const revoke = (at: number, name: string, fields: Record<string, unknown> = {}) =>
  as(`end of ${name}`, act(at, "consent.revoke", { consent: name, ...fields }));
const represent = (at: number, representative: string, until: number | null) =>
  act(at, "representative.set", { patient: "ana", representative, until: until && second(until) });

test("CON-01: a registrar signed on the patient's behalf", () => {
  const story = [ana, patient(0, "kid", "ana"), consent(1, "own"), consent(1, "desk", { by: "registrar" })];
  expect(firing("CON-01", [...story, consent(1, "kid's", { patient: "kid" })])).toEqual(["desk"]);
  expect(firing("CON-01", [ana, patient(0, "kid", "registrar"), consent(1, "kid's", { patient: "kid" })])).toEqual([]);
});

test("CON-01: a representative signs while valid; a registrar who was one does not", () => {
  const desk = (at: number, name: string) => consent(at, name, { by: "registrar" });
  const story = [ana, desk(10, "before"), represent(10, "registrar", 100), desk(10, "first")];
  expect(firing("CON-01", [...story, desk(99, "last"), desk(100, "after")])).toEqual(["before", "after"]);
  const replaced = [...story, represent(50, "registrar", 60), desk(59, "shorter"), desk(60, "over")];
  expect(firing("CON-01", replaced)).toEqual(["before", "over"]);
  expect(firing("CON-01", [ana, represent(1, "son", 100), consent(99, "son's", { by: "son" })])).toEqual([]);
});

test("CON-02: without an end, unless for research alone", () => {
  const kinds = [["TREAT"], ["HRESCH"], ["BIORCH", "DSRCH", "CLINTRCH"], ["HRESCH", "TREAT"], ["CLINTRL"]];
  const consents = kinds.map((purposes) => consent(1, purposes.join("+"), { purposes }));
  expect(firing("CON-02", [ana, ...consents])).toEqual(["TREAT", "HRESCH+TREAT", "CLINTRL"]);
});

test("CON-02: for longer than a year, from its beginning, for research too", () => {
  const until = (at: number, fields = {}) => ({ until: second(at), ...fields });
  expect(
    firing("CON-02", [
      ana,
      consent(100, "year", until(100 + YEAR)),
      consent(100, "longer", until(101 + YEAR)),
      consent(100, "research", until(101 + YEAR, { purposes: ["HRESCH"] })),
      consent(100, "later", until(200 + YEAR, { from: second(200) })),
      consent(100, "later and longer", until(201 + YEAR, { from: second(200) })),
      consent(100, "earlier and longer", until(100 + YEAR, { from: second(99) })),
      consent(100, "earlier", until(99 + YEAR, { from: second(99) })),
    ]),
  ).toEqual(["longer", "research", "later and longer", "earlier and longer"]);
});

test("CON-02: a year is a calendar year, with a leap day in it or not", () => {
  const granted = (name: string, from: string, until: string) =>
    consent(100, name, { from: `${from}T08:00:00Z`, until: `${until}T08:00:00Z` });
  expect(
    firing("CON-02", [
      ana,
      granted("over a leap day", "2027-06-01", "2028-06-01"),
      granted("over a leap day and longer", "2027-06-01", "2028-06-02"),
      granted("from a leap day", "2028-02-29", "2029-03-01"),
      granted("from a leap day and longer", "2028-02-29", "2029-03-02"),
      granted("from the day before", "2028-02-28", "2029-03-01"),
    ]),
  ).toEqual(["over a leap day and longer", "from a leap day and longer", "from the day before"]);
});

test("CON-03: more than a day after the patient asked for it", () => {
  const story = [ana, consent(0, "c-1"), consent(0, "c-2"), consent(0, "c-3")];
  expect(
    firing("CON-03", [
      ...story,
      revoke(2 * DAY, "c-1", { requestedAt: second(DAY) }),
      revoke(2 * DAY, "c-2", { requestedAt: second(DAY - 1), by: "registrar" }),
      revoke(2 * DAY, "c-3"),
    ]),
  ).toEqual(["end of c-2"]);
});

test("CON-04: somebody else grants again what was revoked within a minute", () => {
  const story = [ana, represent(0, "son", null), consent(0, "c"), revoke(100, "c")];
  const again = (at: number, fields: Record<string, unknown>) =>
    firing("CON-04", [...story, consent(at, "again", fields)]);
  expect(again(160, { by: "registrar" })).toEqual(["again"]);
  expect(again(161, { by: "registrar" })).toEqual([]);
  expect(again(100, { by: "son" })).toEqual(["again"]);
  expect(again(101, {})).toEqual([]);
  expect(again(101, { by: "son", grantee: "kim" })).toEqual([]);
  expect(again(101, { by: "son", purposes: ["HRESCH"], categories: ["LAB"] })).toEqual(["again"]);
});

test("CON-04: any revocation for the same two counts, at a lower position", () => {
  const story = [ana, represent(0, "son", null), consent(0, "c-1"), consent(0, "c-2")];
  const sons = { by: "son" };
  expect(
    firing("CON-04", [...story, revoke(99, "c-1"), revoke(100, "c-2", sons), consent(110, "again", sons)]),
  ).toEqual(["again"]);
  expect(firing("CON-04", [...story, consent(100, "again", sons), revoke(100, "c-1")])).toEqual([]);
  const bo = [patient(0, "bo", "son"), consent(0, "bo's", { patient: "bo" })];
  expect(
    firing("CON-04", [...story, ...bo, revoke(100, "c-1"), consent(110, "bo's again", { patient: "bo" })]),
  ).toEqual([]);
});
