import { expect, test } from "vitest";
import type { Action } from "./lines";
import { act, as, firing, grant, mine, patient, second } from "./story-fixture";

const DAY = 86_400;
const ana = patient(0, "ana");
const agree = (at: number, agreement: string, fields: Record<string, unknown> = {}) =>
  act(at, "agreement.start", {
    agreement,
    parties: ["mary", "john"],
    purposes: ["TREAT"],
    categories: ["GENERAL"],
    formats: ["fhir-r4"],
    ...fields,
  });
const end = (at: number, agreement: string, fields: Record<string, unknown> = {}) =>
  act(at, "agreement.end", { agreement, ...fields });
const share = (at: number, id: string, fields: Record<string, unknown> = {}) =>
  as(
    id,
    act(at, "share", {
      share: id,
      from: "mary",
      to: "john",
      patient: "ana",
      record: "chart",
      purpose: "TREAT",
      category: "GENERAL",
      format: "fhir-r4",
      ...fields,
    }),
  );

test("SHR-01: an agreement of the two, in either direction, whether it is cited or not", () => {
  const story = [share(1, "before"), agree(1, "a"), share(1, "after"), share(1, "back", { from: "john", to: "mary" })];
  const others = [share(2, "luke", { to: "luke" }), share(2, "itself", { to: "mary" })];
  const cited = share(3, "cites another", { agreement: "none" });
  expect(firing("SHR-01", [...story, ...others, cited])).toEqual(["before", "luke", "itself"]);
});

test("SHR-01: from its first second to its last, and not after its end", () => {
  const story = [agree(1, "a", { from: second(100), until: second(200) })];
  expect(
    firing("SHR-01", [...story, share(99, "early"), share(100, "first"), share(199, "last"), share(200, "over")]),
  ).toEqual(["early", "over"]);
  const ended = [agree(1, "a"), share(50, "first"), end(50, "a", { by: "john" }), share(50, "then")];
  expect(firing("SHR-01", [...ended, agree(50, "b"), share(50, "again")])).toEqual(["then"]);
});

test("SHR-01: it covers purpose and category as a consent does", () => {
  const terms = agree(0, "a", { purposes: ["TREAT", "HPAYMT"], categories: ["ALL", "HIV"] });
  expect(
    firing("SHR-01", [
      terms,
      share(1, "COC", { purpose: "COC" }),
      share(1, "BTG", { purpose: "BTG" }),
      share(1, "CLINTRL", { purpose: "CLINTRL" }),
      share(1, "HRESCH", { purpose: "HRESCH" }),
      share(1, "ELIGVER", { purpose: "ELIGVER" }),
      share(1, "LAB", { category: "LAB" }),
      share(1, "HIV", { category: "HIV" }),
      share(1, "SUD", { category: "SUD" }),
    ]),
  ).toEqual(["BTG", "CLINTRL", "HRESCH", "SUD"]);
  const apart = [agree(0, "a", { purposes: ["HPAYMT"] }), agree(0, "b", { categories: ["LAB"] })];
  expect(firing("SHR-01", [...apart, share(1, "each covers half")])).toEqual(["each covers half"]);
});

const on = (at: number, id: string, fields: Record<string, unknown> = {}) =>
  share(at, id, { from: "john", to: "luke", ...fields });

test("SHR-02: passing on what came by an agreement that does not allow it", () => {
  const received = [ana, agree(0, "a"), share(1, "in")];
  expect(firing("SHR-02", [ana, agree(0, "a"), on(1, "before"), share(1, "in"), on(1, "out")])).toEqual(["out"]);
  expect(firing("SHR-02", [...received, on(2, "other", { record: "x-ray" })])).toEqual([]);
  expect(firing("SHR-02", [...received, on(2, "other", { patient: "bo" })])).toEqual([]);
  expect(firing("SHR-02", [...received, on(2, "back", { to: "mary" })])).toEqual(["back"]);
  expect(firing("SHR-02", [...received, on(2, "payment", { purpose: "HPAYMT", category: "LAB" })])).toEqual([
    "payment",
  ]);
  expect(firing("SHR-02", [ana, share(1, "in"), on(2, "out")])).toEqual([]);
});

test("SHR-02: the agreements count that covered the share when it came", () => {
  const free = { redisclose: true };
  expect(firing("SHR-02", [agree(0, "a", free), share(1, "in"), on(2, "out")])).toEqual([]);
  expect(firing("SHR-02", [agree(0, "a"), agree(0, "b", free), share(1, "in"), on(2, "out")])).toEqual([]);
  expect(firing("SHR-02", [agree(0, "a"), share(1, "in"), agree(1, "b", free), on(2, "out")])).toEqual(["out"]);
  expect(firing("SHR-02", [agree(0, "a"), share(1, "in"), end(1, "a"), on(2, "out")])).toEqual(["out"]);
  const payment = { ...free, purposes: ["HPAYMT"] };
  expect(firing("SHR-02", [agree(0, "a"), agree(0, "b", payment), share(1, "in"), on(2, "out")])).toEqual(["out"]);
  // It came twice, once free and once bound.
  const twice = [agree(0, "a", free), share(1, "free"), end(1, "a"), agree(2, "b"), share(2, "bound")];
  expect(firing("SHR-02", [...twice, on(3, "out")])).toEqual(["out"]);
});

test("SHR-02: unless the patient allows the sender to pass it on", () => {
  const out = (fields: Record<string, unknown>, ...then: Action[]) =>
    firing("SHR-02", [
      ana,
      agree(0, "a"),
      share(1, "in"),
      grant(2, "c", { grantee: "john", redisclose: true, ...fields }),
      ...then,
      on(100, "out"),
    ]);
  expect(out({})).toEqual([]);
  expect(out({ redisclose: false })).toEqual(["out"]);
  expect(out({ grantee: "luke" })).toEqual(["out"]);
  expect(out({ purposes: ["HPAYMT"] })).toEqual(["out"]);
  expect(out({ categories: ["LAB"] })).toEqual(["out"]);
  expect(out({ actions: ["delete"] })).toEqual([]);
  expect(out({ until: second(100) })).toEqual(["out"]);
  expect(out({ until: second(101) })).toEqual([]);
  expect(out({ from: second(100) })).toEqual([]);
  expect(out({ from: second(101) })).toEqual(["out"]);
  expect(out({}, act(100, "consent.revoke", { consent: "c" }))).toEqual(["out"]);
});

test("SHR-03: in a format that is on no list of the agreements that cover it", () => {
  const story = [
    agree(0, "a"),
    agree(0, "b", { formats: ["hl7v2"] }),
    agree(0, "c", { formats: ["ccda"], purposes: ["HPAYMT"] }),
  ];
  const formats = ["fhir-r4", "hl7v2", "ccda", "FHIR-R4"].map((format) => share(1, format, { format }));
  expect(firing("SHR-03", [...story, ...formats])).toEqual(["ccda", "FHIR-R4"]);
  expect(firing("SHR-03", [...story, share(1, "uncovered", { format: "pdf", purpose: "HRESCH" })])).toEqual([]);
});

const open = as("asked", act(0, "request.open", { request: "r", patient: "ana", custodian: "mary" }));
const answer = (at: number, verb: "request.extend" | "request.fulfil") => act(at, verb, { request: "r" });
const overdue = (...actions: Action[]) => firing("SHR-04", [ana, open, ...actions]);

test("SHR-04: a request is due within thirty days", () => {
  expect(overdue(mine(30 * DAY))).toEqual([]);
  expect(overdue(mine(30 * DAY + 1))).toEqual(["asked"]);
  expect(overdue(answer(30 * DAY, "request.fulfil"), mine(99 * DAY))).toEqual([]);
  expect(overdue(answer(30 * DAY + 1, "request.fulfil"))).toEqual(["asked"]);
});

test("SHR-04: within sixty, where it was extended in the first thirty", () => {
  const extended = answer(30 * DAY, "request.extend");
  expect(overdue(extended, mine(60 * DAY))).toEqual([]);
  expect(overdue(extended, mine(60 * DAY + 1))).toEqual(["asked"]);
  expect(overdue(extended, answer(60 * DAY, "request.fulfil"), mine(99 * DAY))).toEqual([]);
  expect(overdue(extended, answer(60 * DAY + 1, "request.fulfil"))).toEqual(["asked"]);
  expect(overdue(answer(30 * DAY + 1, "request.extend"))).toEqual(["asked"]);
});
