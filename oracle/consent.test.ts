import { expect, test } from "vitest";
import { access, act, findings, grant, member, patient, revoke, second, verdicts } from "./story-fixture";

const ana = patient(0, "ana");
const missed = (rule: string, grant: string | null, ...alsoFailed: string[]) => ({
  consent: "missed",
  rule,
  grant,
  alsoFailed,
});
const explained = (grant: string | null) => ({ consent: "explained", grant });

test("a consent holds from its first second and not at its last", () => {
  const story = [ana, grant(10, "c", { from: second(100), until: second(200) })];
  expect(findings([...story, access(99), access(100), access(199), access(200)])).toEqual([
    ["ACC-03"],
    [],
    [],
    ["ACC-01"],
  ]);
});

test("a consent that names a past beginning, or none, begins with its block", () => {
  for (const from of [undefined, second(5)])
    expect(
      findings([
        ana,
        grant(50, "c", { from }),
        access(60, { occurredAt: second(49) }),
        access(60, { occurredAt: second(50) }),
      ]),
    ).toEqual([["ACC-03"], []]);
});

test("in the block of a revocation the order of the log decides", () => {
  expect(findings([ana, grant(0, "c"), access(50), revoke(50, "c"), access(50)])).toEqual([[], ["ACC-02"]]);
});

test("what happened before a revocation and is logged after it is judged by what held then", () => {
  expect(
    findings([
      ana,
      grant(0, "c"),
      revoke(500, "c"),
      access(799, { occurredAt: second(499) }),
      access(799, { occurredAt: second(500) }),
      access(800, { occurredAt: second(499) }),
    ]),
  ).toEqual([[], ["ACC-02"], ["ACC-02", "ACC-13"]]);
});

test("revoked goes before expired and before early, and expired where the revocation came later than the access", () => {
  const expired = [ana, grant(0, "c", { until: second(100) }), revoke(200, "c")];
  expect(findings([...expired, access(210, { occurredAt: second(199) }), access(210)])).toEqual([
    ["ACC-01"],
    ["ACC-02"],
  ]);
  const early = [ana, grant(0, "c", { from: second(900) }), revoke(200, "c")];
  expect(findings([...early, access(210)])).toEqual([["ACC-02"]]);
});

test("of the consents that cover an access the last given explains it", () => {
  expect(verdicts([ana, grant(0, "c-1"), grant(1, "c-2"), grant(2, "c-3", { until: second(5) }), access(9)])).toEqual([
    explained("c-2"),
  ]);
});

test("a consent is somebody else's only when it is of the same patient and exists at the access's position", () => {
  const story = [
    ana,
    patient(0, "bo"),
    grant(1, "c-kim", { grantee: "kim" }),
    grant(1, "c-bo", { patient: "bo", grantee: "kim" }),
  ];
  const cite = (consent: string | undefined, at = 2) => access(at, { consent });
  expect(
    verdicts([
      ...story,
      cite("c-kim"),
      cite("c-bo"),
      cite("c-none"),
      cite(undefined),
      cite("c-late"),
      grant(2, "c-late", { grantee: "kim" }),
      cite("c-late"),
      revoke(3, "c-kim"),
      cite("c-kim", 4),
    ]),
  ).toEqual([
    missed("ACC-05", null),
    missed("ACC-04", null),
    missed("ACC-04", null),
    missed("ACC-04", null),
    missed("ACC-04", null),
    missed("ACC-05", null),
    missed("ACC-05", null),
  ]);
});

test("who has a consent that misses borrows nothing", () => {
  const story = [ana, grant(1, "c-lee", { until: second(5) }), grant(1, "c-kim", { grantee: "kim" })];
  expect(verdicts([...story, access(9, { consent: "c-kim" })])).toEqual([missed("ACC-01", "c-lee")]);
});

test("refused accesses, emergencies and exempt purposes need no consent", () => {
  const kinds = [
    access(1, { outcome: "denied" }),
    access(1, { purpose: "BTG" }),
    access(1, { purpose: "HPAYMT" }),
    access(1, { purpose: "COVERAGE" }),
  ];
  expect(verdicts([ana, ...kinds], { exemptPurposes: ["HPAYMT"] })).toEqual([
    { consent: "denied" },
    { consent: "breakGlass" },
    { consent: "exempt" },
    missed("ACC-04", null),
  ]);
});

test("a refused emergency counts as refused", () => {
  expect(verdicts([access(1, { outcome: "denied", purpose: "BTG" })])).toEqual([{ consent: "denied" }]);
});

test("the fewest failing dimensions come nearest, then the first failing one, then the last given", () => {
  const late = { until: second(50) };
  const lab = { categories: ["LAB"] };
  const research = { purposes: ["HRESCH"] };
  const nearest = (...grants: Record<string, unknown>[]) =>
    verdicts([ana, ...grants.map((fields, index) => grant(index + 1, `c-${index + 1}`, fields)), access(100)])[0];
  expect(nearest({ ...late, ...lab }, research)).toEqual(missed("ACC-06", "c-2"));
  expect(nearest(late, lab)).toEqual(missed("ACC-01", "c-1"));
  expect(nearest(research, lab)).toEqual(missed("ACC-07", "c-2"));
  expect(nearest({ ...late, ...research }, { ...lab, ...research })).toEqual(missed("ACC-01", "c-1", "purpose"));
  expect(nearest({ ...late, ...research }, { ...late, ...lab })).toEqual(missed("ACC-01", "c-2", "scope"));
  expect(nearest({ ...late, ...lab }, { ...late, ...research })).toEqual(missed("ACC-01", "c-2", "purpose"));
  expect(nearest(late, { from: second(900) })).toEqual(missed("ACC-03", "c-2"));
  expect(nearest({ from: second(900) }, late)).toEqual(missed("ACC-01", "c-2"));
  expect(nearest({ ...late, ...lab, ...research })).toEqual(missed("ACC-01", "c-1", "scope", "purpose"));
});

test("among misses in time a revocation does not outrank a consent given later", () => {
  const story = [ana, grant(1, "c-1"), grant(2, "c-2", { until: second(50) }), revoke(60, "c-1")];
  expect(verdicts([...story, access(100)])).toEqual([missed("ACC-01", "c-2")]);
});

test("sensitive and out of scope are the same dimension, so the last given names it", () => {
  const hiv = { categories: ["HIV"], actions: ["read"] };
  const all = { categories: ["ALL"], actions: ["export"] };
  const exported = access(9, { category: "HIV", action: "export" });
  expect(verdicts([ana, grant(1, "c-1", all), grant(2, "c-2", hiv), exported])).toEqual([missed("ACC-07", "c-2")]);
  expect(verdicts([ana, grant(1, "c-1", hiv), grant(2, "c-2", all), exported])).toEqual([missed("ACC-08", "c-2")]);
});

test("a member has its organisation's consents while it is a member, by the access's own time", () => {
  const story = [ana, grant(0, "c", { grantee: "mary" }), member(100, { until: second(200) })];
  expect(
    findings([
      ...story,
      access(110, { occurredAt: second(99) }),
      access(110, { occurredAt: second(100) }),
      access(199),
      access(200),
      access(210, { occurredAt: second(199) }),
    ]),
  ).toEqual([["ACC-04"], [], [], ["ACC-04"], []]);
});

test("a membership that begins in the past holds for what is logged after it", () => {
  const story = [ana, grant(0, "c", { grantee: "mary" })];
  const before = access(100, { occurredAt: second(60) });
  expect(findings([...story, before, member(100, { from: second(50) }), before])).toEqual([["ACC-04"], []]);
});

test("a later setting for the same pair replaces the earlier from its block's time on", () => {
  const story = [ana, grant(0, "c", { grantee: "mary" }), member(10), member(100, { from: second(200) })];
  expect(findings([...story, access(110, { occurredAt: second(99) }), access(110), access(199), access(200)])).toEqual([
    [],
    ["ACC-04"],
    ["ACC-04"],
    [],
  ]);
});

test("an ended membership is over for what is logged after its end and happened no earlier", () => {
  const end = act(100, "affiliation.end", { member: "lee", organisation: "mary" });
  const story = [ana, grant(0, "c", { grantee: "mary" }), member(10)];
  expect(findings([...story, access(100), end, access(100), access(110, { occurredAt: second(99) })])).toEqual([
    [],
    ["ACC-04"],
    [],
  ]);
});

test("membership goes one step, and one organisation's does not touch another's", () => {
  const story = [
    ana,
    grant(0, "c", { grantee: "mary" }),
    member(1, { member: "ward" }),
    member(1, { organisation: "ward" }),
  ];
  expect(findings([...story, access(2), access(2, { actor: "ward" }), access(2, { actor: "mary" })])).toEqual([
    ["ACC-04"],
    [],
    [],
  ]);
});

test("patients' own requests need no consent of the controller and of representatives while they are valid", () => {
  const own = (at: number, actor: string, fields = {}) => access(at, { actor, purpose: "FAMRQT", ...fields });
  const represent = (at: number, until: number | null) =>
    act(at, "representative.set", { patient: "kid", representative: "aunt", until: until && second(until) });
  const story = [patient(0, "kid", "parent"), represent(100, 200)];
  const kid = { patient: "kid" };
  expect(
    verdicts([
      ...story,
      own(150, "parent", kid),
      own(150, "kid", kid),
      own(150, "aunt", kid),
      own(150, "aunt", { ...kid, occurredAt: second(99) }),
      own(150, "aunt", { ...kid, purpose: "TREAT" }),
      represent(160, null),
      own(199, "aunt", kid),
      own(200, "aunt", kid),
    ]),
  ).toEqual([
    explained(null),
    missed("ACC-04", null),
    explained(null),
    missed("ACC-04", null),
    missed("ACC-04", null),
    explained(null),
    explained(null),
  ]);
});

test("a representation that is replaced by a shorter one is over when the shorter one is", () => {
  const represent = (at: number, until: number | null) =>
    act(at, "representative.set", { patient: "ana", representative: "son", until: until && second(until) });
  const own = (at: number, occurred = at) =>
    access(at, { actor: "son", purpose: "PATRQT", occurredAt: second(occurred) });
  expect(findings([ana, represent(10, null), represent(100, 150), own(149), own(150), own(160, 99)])).toEqual([
    [],
    ["ACC-04"],
    [],
  ]);
});
