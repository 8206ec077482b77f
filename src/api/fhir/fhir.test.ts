import type { AuditEvent, Bundle, Consent, OperationOutcomeIssue } from "fhir/r4";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ACTIONS, CATEGORIES, PURPOSES } from "../../../facts/codes";
import { startTestApi, type TestApi } from "../../../test/fixtures/api-fixture";
import { createFhirValidator } from "../../../test/fixtures/fhir-validation";
import { instantFromNow } from "../../../test/support/clock";
import { shareRow } from "../../../test/support/dealings-rows";
import {
  accessRow,
  accountOf,
  consentRow,
  GENESIS,
  idOf,
  patientRow,
  placeAt,
  representativeRow,
} from "../../../test/support/rows";
import { createSearchSeal } from "./sealed-search";

let api: TestApi;
/** Links begin with the deployment's public URL, wherever a request was sent. */
const PUBLIC = "https://monitor.example.org";
const pathOf = (link: string) => link.slice(PUBLIC.length);
const faultsOf = createFhirValidator();

const DAY = 86_400;
const BEYOND = 2 ** 40 - 1;
const idAt = (block: number, { log = 0, entry = 0 } = {}) => `31337-${placeAt({ block, log, entry }).pos}`;
const timeAt = (block: number) => placeAt({ block }).blockTime;
const isoAt = (block: number) => new Date(timeAt(block) * 1000).toISOString();

beforeAll(async () => {
  api = await startTestApi();
  let seq = 0;
  const access = (at: { block: number; entry?: number }, more: Partial<Parameters<typeof accessRow>[1]> = {}) =>
    accessRow(at, { seq: ++seq, actor: "dr-lee", patient: "ana", ...more });
  await api.happen(
    {
      patient: [patientRow({ block: 1 }, "ana"), patientRow({ block: 1, log: 1 }, "kid", "mum")],
      representative: [
        representativeRow({ block: 1, log: 2 }, { patient: "ana", representative: "ben", ended: { block: 4 } }),
      ],
      consent: [
        consentRow({ block: 2 }, { consent: "plain", patient: "ana", grantee: "dr-lee" }),
        consentRow(
          { block: 2, log: 1 },
          { consent: "revoked", patient: "ana", grantee: "dr-lee", revoked: { block: 5 } },
        ),
        consentRow({ block: 2, log: 2 }, { consent: "expired", patient: "ana", grantee: "dr-may", until: timeAt(3) }),
        consentRow(
          { block: 2, log: 3 },
          {
            consent: "open",
            patient: "ana",
            grantee: "registry",
            until: 0,
            purposes: [...PURPOSES],
            categories: [...CATEGORIES],
            actions: [...ACTIONS],
          },
        ),
        {
          ...consentRow({ block: 3 }, { consent: "by ben", patient: "ana", grantee: "dr-lee" }),
          signer: accountOf("ben"),
        },
        {
          ...consentRow({ block: 4, log: 1 }, { consent: "late ben", patient: "ana", grantee: "x" }),
          signer: accountOf("ben"),
        },
        {
          ...consentRow({ block: 3, log: 1 }, { consent: "by the registrar", patient: "ana", grantee: "dr-lee" }),
          signer: accountOf("registrar"),
        },
        {
          ...consentRow({ block: 3, log: 2 }, { consent: "by mum", patient: "kid", grantee: "dr-lee" }),
          signer: accountOf("mum"),
        },
        {
          ...consentRow(
            { block: 3, log: 3 },
            {
              consent: "later",
              patient: "ana",
              grantee: "dr-lee",
              from: GENESIS + 5 * DAY,
              until: BEYOND,
              actions: ["read", "create", "update", "delete", "export"],
            },
          ),
          redisclosure: true,
          requestId: idOf("wish"),
        },
        consentRow({ block: 3, log: 4 }, { consent: "never", patient: "ana", grantee: "dr-lee", from: 100, until: 50 }),
        consentRow(
          { block: 3, log: 5 },
          { consent: "beyond", patient: "ana", grantee: "dr-lee", from: BEYOND, until: 0 },
        ),
        consentRow(
          { block: 3, log: 8 },
          { consent: "over before", patient: "ana", grantee: "dr-lee", from: 100, until: timeAt(3) },
        ),
        consentRow(
          { block: 3, log: 9 },
          { consent: "a second", patient: "ana", grantee: "dr-lee", from: 100, until: timeAt(3) + 1 },
        ),
        ...(["HIV", "LAB"] as const).map((category, index) =>
          consentRow(
            { block: 3, log: 6 + index },
            { consent: category, patient: "ana", grantee: "dr-lee", categories: [category] },
          ),
        ),
      ],
      access: [
        ...PURPOSES.map((purpose, entry) => access({ block: 10, entry }, { purpose })),
        ...CATEGORIES.map((category, entry) => access({ block: 11, entry }, { category })),
        ...ACTIONS.map((action, entry) => access({ block: 12, entry }, { action })),
        access({ block: 13 }, { outcome: "denied", cites: "revoked" }),
        { ...access({ block: 14 }, { purpose: "BTG", occurredAt: BEYOND }), reasonHash: idOf("reason") },
        access({ block: 15 }, { patient: "kid", actor: "dr-may", custodian: "clinic" }),
      ],
      share: [
        ...PURPOSES.map((purpose, log) => shareRow({ block: 20, log }, { patient: "ana", purpose })),
        ...CATEGORIES.map((category, log) => shareRow({ block: 21, log }, { patient: "ana", category, format: "" })),
        { ...shareRow({ block: 22 }, { patient: "ana" }), agreementId: idOf("deal") },
      ],
    },
    { latest: 30, finalized: 30 },
  );
  await api.ask(`/v1/directory/${accountOf("dr-lee")}`, {
    as: "officer",
    method: "PUT",
    json: { kind: "person", name: "Dr Lee" },
  });
});

afterAll(() => api?.stop());

const get = (path: string) => api.ask(`/fhir/${path}`, { as: "service" });

async function walk<Resource extends AuditEvent | Consent>(path: string): Promise<Resource[]> {
  const found: Resource[] = [];
  for (let next: string | undefined = `${PUBLIC}/fhir/${path}`; next !== undefined; ) {
    const { status, body } = (await api.ask(pathOf(next), { as: "service" })) as {
      status: number;
      body: Bundle;
    };
    expect(status).toBe(200);
    expect(faultsOf({ ...body, entry: undefined })).toEqual([]);
    expect(plain(linkOf(body, "self")!)).toEqual(plain(next));
    for (const { fullUrl, resource, search } of body.entry ?? []) {
      expect(fullUrl).toBe(`${PUBLIC}/fhir/${resource!.resourceType}/${resource!.id}`);
      expect(search).toEqual({ mode: "match" });
      found.push(resource as Resource);
    }
    next = body.link?.find(({ relation }) => relation === "next")?.url;
  }
  return found;
}

/** A link without the ways in which the same can be written. */
const plain = (link: string) => [link.split("?")[0], [...new URL(link).searchParams]];

const ids = async (path: string) => (await walk(path)).map(({ id }) => id);

/** Searches with a form, and with parameters of the URL. */
const post = (path: string, form: string, init: Parameters<TestApi["ask"]>[1] = {}) =>
  api.ask(`/fhir/${path}`, {
    as: "service",
    method: "POST",
    body: form,
    headers: { "content-type": "application/x-www-form-urlencoded" },
    ...init,
  });

const linkOf = (bundle: Bundle, wanted: string) => bundle.link?.find(({ relation }) => relation === wanted)?.url;
const idsOf = (bundle: Bundle) => (bundle.entry ?? []).map(({ resource }) => resource!.id);

describe("an AuditEvent", () => {
  test("of every kind of access and share passes both validators, and is what reading it by its id answers", async () => {
    const events = await walk<AuditEvent>("AuditEvent?_count=20");
    expect(events).toHaveLength(2 * (PURPOSES.length + CATEGORIES.length) + ACTIONS.length + 4);
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
    for (const event of events) expect([event.id, faultsOf(event)]).toEqual([event.id, []]);
    for (const event of [events[0], events.at(-1)]) expect((await get(`AuditEvent/${event!.id}`)).body).toEqual(event);
  });

  test("says who did what to whose record, and where it stands on the chain", async () => {
    const { body, headers } = await get(`AuditEvent/${idAt(12)}`);
    expect(headers.get("content-type")).toBe("application/fhir+json");
    expect(body).toMatchObject({
      type: { code: "rest" },
      subtype: [{ code: "read" }],
      action: "R",
      recorded: isoAt(12),
      outcome: "0",
      purposeOfEvent: [{ coding: [{ code: "TREAT" }] }],
      agent: [
        {
          type: { coding: [{ code: "IRCP" }] },
          who: { identifier: { value: accountOf("dr-lee") }, display: "Dr Lee" },
          name: "Dr Lee",
          requestor: true,
        },
        {
          type: { coding: [{ code: "110152" }] },
          who: { identifier: { value: accountOf("dr-lee") } },
          requestor: false,
        },
        {
          type: { coding: [{ code: "110153" }] },
          who: { identifier: { value: accountOf("st-mary") } },
          requestor: false,
        },
      ],
      source: { observer: { identifier: { value: accountOf("st-mary") } } },
      entity: [
        { what: { type: "Patient", identifier: { value: idOf("ana") } }, role: { code: "1" } },
        { what: { identifier: { value: idOf("record") } }, role: { code: "4" } },
        { what: { identifier: { value: placeAt({ block: 12 }).txHash } } },
      ],
    });
    expect((await get(`AuditEvent/${idAt(13)}`)).body).toMatchObject({
      outcome: "4",
      entity: [{}, {}, { what: { type: "Consent", identifier: { value: idOf("revoked") } }, role: { code: "13" } }, {}],
    });
    const beyond = (await get(`AuditEvent/${idAt(14)}`)).body as AuditEvent;
    expect(beyond.period).toBeUndefined();
    expect(beyond.purposeOfEvent![0]!.coding![0]!.code).toBe("BTG");
    expect(
      (await get(`AuditEvent/${idAt(11, { entry: CATEGORIES.indexOf("GENETIC") })}`)).body.entity[1],
    ).toMatchObject({
      securityLabel: [{ code: "GDIS" }],
    });
    expect((await get(`AuditEvent/${idAt(22)}`)).body).toMatchObject({
      type: { code: "110106" },
      subtype: [{ code: "disclose" }],
      agent: [
        { type: { coding: [{ code: "110153" }] }, who: { identifier: { value: accountOf("st-mary") } } },
        { type: { coding: [{ code: "110152" }] }, who: { identifier: { value: accountOf("lab") } } },
      ],
    });
  });

  test("is found by patient, agent, date and id", async () => {
    expect(await ids(`AuditEvent?patient=${idOf("kid")}`)).toEqual([idAt(15)]);
    expect(await ids(`AuditEvent?patient=Patient/${idOf("kid").toUpperCase().replace("0X", "0x")}`)).toEqual([
      idAt(15),
    ]);
    expect(await ids(`AuditEvent?patient=urn:consentry:patient|${idOf("kid")}`)).toEqual([idAt(15)]);
    expect(await ids(`AuditEvent?agent=${accountOf("dr-may")}`)).toEqual([idAt(15)]);
    expect(await ids(`AuditEvent?agent=${accountOf("clinic")}`)).toEqual([idAt(15)]);
    expect(await ids(`AuditEvent?agent=${accountOf("lab")}&_count=7`)).toHaveLength(
      PURPOSES.length + CATEGORIES.length + 1,
    );
    expect(await ids(`AuditEvent?_id=${idAt(22)},${idAt(13)},nothing`)).toEqual([idAt(22), idAt(13)]);
    expect(await ids("AuditEvent?_id=nothing,9999999999-1")).toEqual([]);
    expect(await ids(`AuditEvent?agent=${accountOf("nobody")}`)).toEqual([]);
    const at = (prefix: string, block: number) => `date=${prefix}${isoAt(block)}`;
    expect(await ids(`AuditEvent?${at("ge", 13)}&${at("le", 15)}`)).toEqual([idAt(15), idAt(14), idAt(13)]);
    expect(await ids(`AuditEvent?${at("gt", 13)}&${at("lt", 15)}`)).toEqual([idAt(14)]);
    expect(await ids(`AuditEvent?${at("", 14)}`)).toEqual([idAt(14)]);
    expect(await ids(`AuditEvent?${at("eq", 14)}&patient=${idOf("kid")}`)).toEqual([]);
    const all = await ids("AuditEvent?_count=500");
    for (const day of ["2026", "2026-01", "ge2026-01-01", "lt2026-01-02", "le2026-01-01"])
      expect(await ids(`AuditEvent?_count=500&date=${day}`)).toEqual(all);
    for (const day of ["2025", "2026-02", "gt2026-01-01", "lt2026"])
      expect(await ids(`AuditEvent?date=${day}`)).toEqual([]);
  });
});

test("commas between values mean any of them, a repeated parameter all of them", async () => {
  const [may, clinic, lee, mary] = ["dr-may", "clinic", "dr-lee", "st-mary"].map(accountOf);
  expect(await ids(`AuditEvent?agent=${may}&agent=${clinic}`)).toEqual([idAt(15)]);
  expect(await ids(`AuditEvent?agent=${clinic}&agent=${may},${lee}`)).toEqual([idAt(15)]);
  expect(await ids(`AuditEvent?agent=${may}&agent=${mary}`)).toEqual([]);
  const block13 = `date=${isoAt(13)}`;
  expect(await ids(`AuditEvent?agent=${may},${lee}&date=ge${isoAt(13)}&date=le${isoAt(15)}`)).toEqual([
    idAt(15),
    idAt(14),
    idAt(13),
  ]);
  expect(await ids(`AuditEvent?agent=${lee}&agent=${mary}&${block13}`)).toEqual([idAt(13)]);
  expect(await ids(`AuditEvent?${block13},${isoAt(15)}`)).toEqual([idAt(15), idAt(13)]);
  expect(await ids(`AuditEvent?${block13},${isoAt(15)}&date=gt${isoAt(14)}`)).toEqual([idAt(15)]);
  expect(await ids(`AuditEvent?patient=${idOf("kid")},${idOf("ana")}&date=ge${isoAt(14)}&date=lt${isoAt(16)}`)).toEqual(
    [idAt(15), idAt(14)],
  );
  expect(await ids(`AuditEvent?patient=${idOf("kid")}&patient=${idOf("ana")}`)).toEqual([]);
  expect(await ids(`AuditEvent?_id=${idAt(22)},${idAt(13)}&_id=${idAt(13)},${idAt(14)}`)).toEqual([idAt(13)]);
  expect(await ids(`AuditEvent?_id=${idAt(22)}&_id=${idAt(13)}`)).toEqual([]);

  const [toMay, fromMum] = [idAt(2, { log: 2 }), idAt(3, { log: 2 })];
  expect(await ids(`Consent?_id=${toMay},${fromMum}&actor=${may},${lee}`)).toEqual([fromMum, toMay]);
  expect(await ids(`Consent?_id=${toMay},${fromMum}&actor=${may},${lee}&agent=${may}`)).toEqual([toMay]);
  expect(await ids(`Consent?actor=${may}&actor=${lee}`)).toEqual([]);
  expect(await ids(`Consent?patient=${idOf("kid")}&patient=${idOf("kid")},${idOf("ana")}`)).toEqual([fromMum]);
});

describe("a Consent", () => {
  const consentOf = async (name: string) => {
    const found = (await walk<Consent>("Consent?_count=500")).find(
      ({ identifier }) => identifier![0]!.value === idOf(name),
    );
    return found!;
  };

  test("of every kind of grant passes both validators, and is what reading it by its id answers", async () => {
    const consents = await walk<Consent>("Consent?_count=4");
    expect(consents).toHaveLength(15);
    for (const consent of consents) {
      expect([consent.id, faultsOf(consent)]).toEqual([consent.id, []]);
      const { start, end } = consent.provision!.period ?? {};
      if (start && end) expect(Date.parse(start)).toBeLessThanOrEqual(Date.parse(end));
    }
    expect((await get(`Consent/${consents[3]!.id}`)).body).toEqual(consents[3]);
  });

  test("says to whom, for what and how long", async () => {
    expect(await consentOf("plain")).toMatchObject({
      status: "active",
      patient: { identifier: { value: idOf("ana") } },
      dateTime: isoAt(2),
      performer: [{ type: "Patient", identifier: { value: accountOf("ana") } }],
      provision: {
        type: "permit",
        period: { start: isoAt(2), end: new Date((timeAt(2) + 30 * DAY - 1) * 1000).toISOString() },
        actor: [{ reference: { identifier: { value: accountOf("dr-lee") }, display: "Dr Lee" } }],
        purpose: [{ code: "TREAT" }],
        action: [{ coding: [{ code: "read" }] }],
        code: ["GENERAL", "LAB", "MEDICATION", "IMAGING"].map((code) => ({ coding: [{ code }] })),
        provision: [{ type: "deny", action: [{ coding: [{ code: "disclose" }] }] }],
      },
    });
    expect((await consentOf("HIV")).provision!.code).toMatchObject([{ coding: [{ code: "HIV" }, { code: "HIV" }] }]);
    expect((await consentOf("later")).provision!.provision).toMatchObject([{ type: "permit" }]);
  });

  test("is inactive once revoked and where it never held, and stays active once expired", async () => {
    for (const name of ["revoked", "never", "over before"]) expect((await consentOf(name)).status).toBe("inactive");
    for (const name of ["plain", "open", "beyond", "a second"]) expect((await consentOf(name)).status).toBe("active");
    const expired = await consentOf("expired");
    expect(expired.status).toBe("active");
    expect(expired.provision!.period!.end).toBe(new Date((timeAt(3) - 1) * 1000).toISOString());
  });

  test("without an end has none, and one that never held only the end", async () => {
    expect((await consentOf("open")).provision!.period).toEqual({ start: isoAt(2) });
    expect((await consentOf("later")).provision!.period).toEqual({
      start: new Date((GENESIS + 5 * DAY) * 1000).toISOString(),
    });
    expect((await consentOf("never")).provision!.period).toEqual({ end: new Date(49_000).toISOString() });
    expect((await consentOf("beyond")).provision!.period).toBeUndefined();
    expect((await consentOf("open")).provision!.action).toBeUndefined();
  });

  test("names a representative as such, and whoever recorded it for the patient without more", async () => {
    const performer = async (name: string) => (await consentOf(name)).performer![0]!.type;
    expect(await performer("by ben")).toBe("RelatedPerson");
    expect(await performer("late ben")).toBeUndefined();
    expect(await performer("by the registrar")).toBeUndefined();
    expect(await performer("by mum")).toBe("Patient");
  });

  test("is found by patient, recipient, date and id", async () => {
    expect(await ids(`Consent?patient=${idOf("kid")}`)).toEqual([idAt(3, { log: 2 })]);
    for (const name of ["agent", "actor"])
      expect(await ids(`Consent?${name}=${accountOf("dr-may")}`)).toEqual([idAt(2, { log: 2 })]);
    expect(await ids(`Consent?agent=${accountOf("dr-may")}&actor=${accountOf("dr-lee")}`)).toEqual([]);
    expect(await ids(`Consent?date=ge${isoAt(4)}`)).toEqual([idAt(4, { log: 1 })]);
    expect(await ids(`Consent?_id=${idAt(2)}`)).toEqual([idAt(2)]);
  });
});

describe("a search with POST", () => {
  test("finds what the same search with GET finds, by its form, its URL, or both together", async () => {
    for (const [type, form] of [
      ["AuditEvent", `patient=${idOf("kid")}`],
      ["AuditEvent", `agent=${accountOf("dr-may")}&date=ge2026&_count=3`],
      ["AuditEvent", `_id=${idAt(22)}&_id=${idAt(13)}`],
      ["Consent", `patient=Patient/${idOf("ana")}&agent=${accountOf("dr-may")}`],
      ["Consent", ""],
    ] as const) {
      const expected = idsOf((await get(`${type}?${form}`)).body);
      for (const [query, rest] of [
        ["", form],
        [`?${form}`, ""],
        [`?${form.split("&")[0]}`, form.split("&").slice(1).join("&")],
      ] as const) {
        const { status, body } = await post(`${type}/_search${query}`, rest);
        expect(status).toBe(200);
        expect(faultsOf({ ...body, entry: undefined })).toEqual([]);
        expect([query, idsOf(body)]).toEqual([query, expected]);
        expect(new URL(linkOf(body, "self")!).pathname).toBe(`/fhir/${type}`);
        expect(idsOf((await api.ask(pathOf(linkOf(body, "self")!))).body)).toEqual(expected);
      }
    }
    const anyOf = await post("AuditEvent/_search?_count=500", `patient=${idOf("kid")},${idOf("ana")}`);
    expect(idsOf(anyOf.body)).toEqual(await ids("AuditEvent?_count=500"));
    const both = await post(`AuditEvent/_search?patient=${idOf("kid")}`, `patient=${idOf("ana")}`);
    expect([both.status, idsOf(both.body)]).toEqual([200, []]);
    expect((await post("Consent/_search", "", { body: null, headers: {} })).status).toBe(200);
  });

  test("pages through links for GET that do not reveal the search", async () => {
    const wanted = { patient: idOf("ana"), agent: accountOf("lab") };
    const expected = await ids(`AuditEvent?patient=${wanted.patient}&agent=${wanted.agent}`);
    const { body } = await post("AuditEvent/_search", new URLSearchParams({ ...wanted, _count: "7" }).toString());
    const found = idsOf(body);
    for (let next = linkOf(body, "next"), page = 1; next !== undefined; page += 1) {
      expect([...new URL(next).searchParams.keys()]).toEqual(["_cursor"]);
      for (const text of [
        next,
        Buffer.from(new URL(next).searchParams.get("_cursor")!, "base64url").toString("latin1"),
      ])
        for (const secret of Object.values(wanted)) expect(text).not.toContain(secret.slice(2));
      const answer = await (page === 1
        ? post("AuditEvent/_search", new URL(next).search.slice(1))
        : api.ask(pathOf(next), { as: "auditor" }));
      expect(answer.status).toBe(200);
      expect(faultsOf({ ...answer.body, entry: undefined })).toEqual([]);
      found.push(...idsOf(answer.body));
      next = linkOf(answer.body, "next");
    }
    expect(found).toEqual(expected);
  });

  test("is sealed for all servers of the deployment, whichever creates the key", async () => {
    await api.pool.query("DELETE FROM compliance.link_key");
    const [one, other] = [createSearchSeal(api), createSearchSeal(api)];
    const asked = { patient: [idOf("ana"), idOf("kid")], date: ["ge2026"] };
    const [byOne, byOther] = await Promise.all([one.seal("Consent", asked), other.seal("Consent", asked)]);
    expect(byOne).not.toBe(byOther);
    expect(await Promise.all([other.open("Consent", byOne), one.open("Consent", byOther)])).toEqual([asked, asked]);
    expect(await createSearchSeal(api).open("AuditEvent", byOne)).toBeUndefined();
  });

  test("refuses a link that was changed, is for other resources, or has additional parameters", async () => {
    const { body } = await post("AuditEvent/_search", `patient=${idOf("ana")}&_count=1`);
    const cursor = new URL(linkOf(body, "next")!).searchParams.get("_cursor")!;
    const other = cursor.at(-5) === "A" ? "B" : "A";
    for (const path of [
      `AuditEvent?_cursor=${cursor.slice(0, -5)}${other}${cursor.slice(-4)}`,
      `AuditEvent?_cursor=s.${"x".repeat(80)}`,
      "AuditEvent?_cursor=s.",
      `AuditEvent?_cursor=${cursor}&_cursor=${cursor}`,
      `Consent?_cursor=${cursor}`,
      `AuditEvent?_cursor=${cursor}&patient=${idOf("kid")}`,
      `AuditEvent?_cursor=${cursor}&_count=5`,
    ]) {
      const answer = await get(path);
      expect([path, answer.status]).toEqual([path, 400]);
      expect(answer.body.issue[0].expression[0]).toMatch(/^http\.(_cursor|patient|_count)$/);
    }
    expect((await get(`AuditEvent?_cursor=${cursor}&_format=json`)).status).toBe(200);
  });

  test("is refused as GET is, with the same OperationOutcome", async () => {
    for (const query of [
      "status=active",
      "_count=-1",
      "patient=ana",
      "date=yesterday",
      "_cursor=x",
      "_count=1&_count=2",
    ]) {
      const [byUrl, byForm] = [await get(`AuditEvent?${query}`), await post("AuditEvent/_search", query)];
      expect(byForm.status).toBe(400);
      expect(byForm.body).toEqual(byUrl.body);
      expect(faultsOf(byForm.body)).toEqual([]);
    }
    expect((await post("AuditEvent/_search?_count=1", "_count=2")).body.issue[0].expression).toEqual(["http._count"]);
    const json = { body: "{}", headers: { "content-type": "application/json" } };
    expect(await post("Consent/_search", "", json)).toMatchObject({
      status: 415,
      body: { issue: [{ code: "not-supported" }] },
    });
    expect((await post("Consent/_search", "", { key: null })).status).toBe(401);
    expect((await post("Consent/_search", "", { as: "security" })).status).toBe(403);
    expect((await post("Patient/_search", "")).status).toBe(404);
  });

  test("is recorded in the operator log with its parameters, and so is each following page", async () => {
    const filters = async (since: string, operation: string) =>
      (
        await api.ask(`/v1/operator-log?from=${since}&sort=at&operation=${encodeURIComponent(operation)}`)
      ).body.items.map(({ filter, patientLevel, status }: Record<string, unknown>) => [filter, patientLevel, status]);
    const since = await instantFromNow();
    const { body } = await post(`AuditEvent/_search?_count=1`, `patient=${idOf("ana")}&date=ge2026&date=lt2027`);
    await post("AuditEvent/_search", "patient=ana");
    const asked = { _count: "1", patient: idOf("ana"), date: ["ge2026", "lt2027"] };
    expect(await filters(since, "POST /fhir/AuditEvent/_search")).toEqual([
      [asked, true, 200],
      [{ patient: "ana" }, true, 400],
    ]);
    await api.ask(pathOf(linkOf(body, "next")!));
    expect(await filters(since, "GET /fhir/AuditEvent")).toEqual([
      [{ ...asked, _cursor: expect.not.stringMatching(/^s\./) }, true, 200],
    ]);
  });

  test("keeps credentials out of the log", async () => {
    const since = await instantFromNow();
    for (const form of [`patient=${api.keys.service}`, "access_token=anything"])
      expect((await post("AuditEvent/_search", form)).status).toBe(400);
    const { body } = await api.ask(`/v1/operator-log?from=${since}&operation=POST+/fhir/AuditEvent/_search`);
    expect(body.items.map(({ filter }: { filter: object }) => filter)).toEqual([{}, {}]);
  });
});

test("the CapabilityStatement passes both validators", async () => {
  const { status, body } = await get("metadata");
  expect(status).toBe(200);
  expect(faultsOf(body)).toEqual([]);
  expect(body.rest[0].documentation).toContain("_search");
  expect((await get("metadata?_summary=count")).status).toBe(400);
  expect(body.rest[0].resource.map(({ type }: { type: string }) => type)).toEqual(["AuditEvent", "Consent"]);
});

test("an error is an OperationOutcome that passes both validators", async () => {
  const refused = async ({
    path,
    status,
    code,
    init = {},
  }: {
    path: string;
    status: number;
    code: string;
    init?: Parameters<TestApi["ask"]>[1];
  }) => {
    const answer = await api.ask(`/fhir/${path}`, { as: "service", ...init });
    expect(answer).toMatchObject({ status, body: { resourceType: "OperationOutcome", issue: [{ code }] } });
    expect(answer.headers.get("content-type")).toBe("application/fhir+json");
    expect(faultsOf(answer.body)).toEqual([]);
  };
  await refused({ path: "metadata", status: 401, code: "login", init: { key: "csk_nobody" } });
  await refused({ path: "Consent", status: 401, code: "login", init: { key: null } });
  await refused({ path: "AuditEvent", status: 403, code: "forbidden", init: { as: "security" } });
  await refused({ path: "Consent", status: 403, code: "forbidden", init: { as: "admin" } });
  await refused({ path: "Patient", status: 404, code: "not-found" });
  for (const id of [idAt(2), "31337-5", "1-5", "x"])
    await refused({ path: `AuditEvent/${id}`, status: 404, code: "not-found" });
  await refused({ path: `Consent/${idAt(10)}`, status: 404, code: "not-found" });
  await refused({ path: "Consent", status: 405, code: "not-supported", init: { method: "POST", json: {} } });
  for (const query of [
    "status=active",
    "_count=many",
    "patient=ana",
    "patient=Group/0x1",
    "date=yesterday",
    "date=2026-02-30",
    "date=xx2026",
    "date=2026,yesterday",
    `patient=${idOf("ana")},`,
    "date=2026-01-01T00:00:00",
    "_cursor=x",
  ])
    await refused({ path: `AuditEvent?${query}`, status: 400, code: "invalid" });
});

test("an error names its parameter, however often and wherever it was sent", async () => {
  const faults = async (path: string, init: Parameters<TestApi["ask"]>[1] = {}) => {
    const { body } = await api.ask(`/fhir/${path}`, { as: "service", ...init });
    return body.issue.map(({ diagnostics, expression }: OperationOutcomeIssue) => [
      diagnostics!.split(": ")[0],
      expression,
    ]);
  };
  const form = (parameters: string) => ({ method: "POST", body: new URLSearchParams(parameters) });
  const named = (name: string) => [name, [`http.${name}`]];
  const twice = `patient=${idOf("ana")}&patient=${idOf("kid")},ana`;
  expect(await faults(`AuditEvent?${twice}`)).toEqual([named("patient")]);
  expect(await faults("AuditEvent/_search", form(twice))).toEqual([named("patient")]);
  expect(await faults("Consent?date=2026,yesterday&_count=-1")).toEqual([named("date"), named("_count")]);
  expect(await faults("AuditEvent?patient.name=ana")).toEqual([named("patient.name")]);
});

test("the validators find what is wrong: codes and unknown properties, what is missing, and broken invariants", async () => {
  const event = (await get(`AuditEvent/${idAt(12)}`)).body as AuditEvent;
  const consent = (await get(`Consent/${idAt(2)}`)).body as Consent;
  const { source: _, ...withoutSource } = event;
  const { policy: __, ...withoutPolicy } = consent;
  for (const wrong of [{ ...event, action: "X" }, { ...event, colour: "red" }, withoutSource, withoutPolicy])
    expect(faultsOf(wrong)).not.toEqual([]);
});
