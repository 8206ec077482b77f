import type { AuditEvent, Bundle, Composition } from "fhir/r4";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { evaluateRange } from "../../../alerts/detect/evaluate/evaluate-range";
import { createRuleset } from "../../../alerts/rules/create-ruleset";
import { checkpointOf, insertFacts, setCheckpoint } from "../../../devnet/fact-tables";
import { blockEnd } from "../../../facts/position";
import { startTestApi, type TestApi } from "../../../test/fixtures/api-fixture";
import { createFhirValidator } from "../../../test/fixtures/fhir-validation";
import { agreementRow, shareRow } from "../../../test/support/dealings-rows";
import { pagesOf } from "../../../test/support/pdf-pages";
import {
  accessRow,
  accountOf,
  CHAIN_ID,
  consentRow,
  idOf,
  patientRow,
  placeAt,
  representativeRow,
} from "../../../test/support/rows";
import type { AccountingJson } from "../schemas/disclosures";

let api: TestApi;
let seq = 0;
const faultsOf = createFhirValidator();

const access = (
  at: { block: number; entry?: number },
  actor: string,
  more: Partial<Parameters<typeof accessRow>[1]> = {},
) => accessRow(at, { seq: ++seq, actor, patient: "ana", ...more });
const share = (block: number, more: Parameters<typeof shareRow>[1]) => shareRow({ block }, { patient: "ana", ...more });
const agreed = (log: number, counterparty: string) =>
  agreementRow(
    { block: 1, log },
    {
      agreement: `deal with ${counterparty}`,
      parties: ["st-mary", counterparty],
      purposes: ["TREAT", "PUBHLTH", "HRESCH"],
    },
  );
const isoAt = (block: number) => new Date(placeAt({ block }).blockTime * 1000).toISOString();

beforeAll(async () => {
  api = await startTestApi();
  await api.happen(
    {
      patient: [patientRow({ block: 1 }, "ana"), patientRow({ block: 1, log: 1 }, "bob")],
      representative: [
        representativeRow({ block: 1, log: 2 }, { patient: "ana", representative: "ben", ended: { block: 28 } }),
      ],
      agreement: ["lab", "agency", "ben", "dr-res"].map((name, index) => agreed(3 + index, name)),
      consent: [
        consentRow({ block: 2 }, { consent: "for lee", patient: "ana", grantee: "dr-lee" }),
        consentRow(
          { block: 2, log: 1 },
          { consent: "for research", patient: "ana", grantee: "dr-res", purposes: ["HRESCH", "CLINTRL"] },
        ),
      ],
      access: [
        access({ block: 3 }, "dr-lee"),
        access({ block: 4 }, "ana", { purpose: "PATRQT" }),
        access({ block: 5 }, "ben", { purpose: "FAMRQT" }),
        access({ block: 6 }, "dr-res", { purpose: "HRESCH" }),
        access({ block: 6, entry: 1 }, "dr-res", { purpose: "CLINTRL" }),
        access({ block: 7 }, "dr-who"),
        access({ block: 8 }, "dr-who", { outcome: "denied" }),
        access({ block: 9 }, "dr-who", { purpose: "BTG" }),
        access({ block: 10 }, "dr-res", { purpose: "HMARKT" }),
        access({ block: 11 }, "dr-who", { patient: "bob" }),
        access({ block: 12 }, "dr-who", { purpose: "PUBHLTH" }),
        access({ block: 29 }, "ben", { purpose: "FAMRQT" }),
        access({ block: 35 }, "dr-who"),
      ],
      share: [
        share(20, { recipient: "lab" }),
        ...[21, 22, 23].map((block) => share(block, { recipient: "agency", purpose: "PUBHLTH" })),
        share(24, { recipient: "ben", purpose: "PUBHLTH" }),
        share(25, { recipient: "stranger" }),
        share(26, { recipient: "dr-res", purpose: "HRESCH" }),
      ],
    },
    { latest: 40, finalized: 30 },
  );
  // A deployment that exempts public health would have judged so.
  const { pos } = placeAt({ block: 12 });
  await api.pool.query("UPDATE compliance.verdict SET consent = 'exempt', rule_id = NULL WHERE pos = $1", [pos]);
  await api.pool.query(
    "UPDATE compliance.alert SET status = 'retracted', retracted_at = now(), retraction = 'blockReplaced' WHERE pos = $1",
    [pos],
  );
  for (const [name, kind, called, address] of [
    ["agency", "organisation", "Health Agency — Łódź", "1 Main Street\nŁódź"],
    ["dr-who", "person", "Dr Who", null],
  ])
    await api.ask(`/v1/directory/${accountOf(name!)}`, {
      as: "officer",
      method: "PUT",
      json: { kind, name: called, address },
    });
});

afterAll(() => api?.stop());

const path = (query = "", patient = "ana") => `/v1/patients/${idOf(patient)}/disclosures${query}`;
const accountingOf = async (query = "", patient = "ana"): Promise<AccountingJson> => {
  const { status, body } = await api.ask(path(query, patient));
  expect(status).toBe(200);
  return body;
};
const listed = ({ disclosures }: AccountingJson) =>
  disclosures.map(({ blockNumber, basis }) => `${blockNumber} ${basis.code}`);
const fetched = (query: string, headers: Record<string, string> = {}) =>
  fetch(`${api.url}${path(query)}`, { headers: { authorization: `Bearer ${api.keys.auditor}`, ...headers } });

describe("an accounting", () => {
  test("lists what the law asks for, and counts what it leaves out by its reason", async () => {
    const found = await accountingOf();
    expect(listed(found)).toEqual([
      "7 impermissible",
      "10 impermissible",
      "12 policy",
      "21 agreement",
      "22 agreement",
      "23 agreement",
      "25 impermissible",
      "29 impermissible",
    ]);
    expect(found).toMatchObject({
      patient: idOf("ana"),
      exclusions: { treatmentPaymentOperations: 3, individualOrRepresentative: 3, authorization: 3 },
      deniedAccesses: 1,
      summarised: false,
      ruleset: expect.stringMatching(/^[0-9a-f]{16}$/),
      chains: [
        {
          chainId: 31337,
          finalizedBlock: "30",
          lastFinalBlock: { blockNumber: "29", blockHash: placeAt({ block: 29 }).blockHash, blockTime: isoAt(29) },
          coverageGaps: [],
        },
        { chainId: 31338, finalizedBlock: null, lastFinalBlock: null, coverageGaps: [] },
      ],
    });
  });

  test("says when, to whom, what, for what and why", async () => {
    const { disclosures } = await accountingOf();
    expect(disclosures[0]).toEqual({
      id: `31337-${placeAt({ block: 7 }).pos}`,
      kind: "access",
      chainId: 31337,
      blockNumber: "7",
      txHash: placeAt({ block: 7 }).txHash,
      logIndex: 0,
      date: isoAt(7),
      occurredAt: isoAt(7),
      blockTime: isoAt(7),
      judgedBy: "custodian",
      recipient: { account: accountOf("dr-who"), name: "Dr Who", address: null },
      disclosedBy: { account: accountOf("st-mary"), name: null, address: null },
      record: idOf("record"),
      category: { code: "LAB", text: "laboratory information" },
      action: { code: "read", text: "read" },
      purpose: { code: "TREAT", text: "treatment" },
      basis: { code: "impermissible", text: "Not permitted. No consent of yours covered it." },
      alerts: [{ id: expect.stringMatching(/^0x/), rule: "ACC-04", status: "open", outcome: null }],
      repeated: null,
    });
    expect(disclosures[3]).toMatchObject({
      kind: "share",
      recipient: { account: accountOf("agency"), name: "Health Agency — Łódź", address: "1 Main Street\nŁódź" },
      action: { code: "share", text: "shared" },
      basis: { text: "Permitted by an agreement between the two." },
    });
    expect(disclosures[6]!.alerts).toMatchObject([{ rule: "SHR-01" }]);
  });

  test("is of six years before the newest final block, or of the period that is asked for", async () => {
    const { period } = await accountingOf();
    const end = new Date((placeAt({ block: 30 }).blockTime + 1) * 1000).toISOString();
    expect(period).toEqual({ from: end.replace("2026", "2020"), to: end });
    expect(listed(await accountingOf(`?from=${isoAt(10)}&to=${isoAt(21)}`))).toEqual(["10 impermissible", "12 policy"]);
    expect((await accountingOf(`?to=${isoAt(3)}`)).exclusions.treatmentPaymentOperations).toBe(0);
    expect((await accountingOf(`?from=${isoAt(3)}&to=${isoAt(4)}`)).exclusions.treatmentPaymentOperations).toBe(1);
    expect(listed(await accountingOf(`?from=${isoAt(29)}&to=2036-01-01T00:00:00Z`))).toEqual(["29 impermissible"]);
    expect((await accountingOf("?to=1971-01-01T00:00:00Z")).period.from).toBe("1970-01-01T00:00:00.000Z");
    for (const [to, begins] of [
      ["2028-02-29T12:00:00Z", "2022-02-28T12:00:00.000Z"],
      ["2028-03-01T12:00:00Z", "2022-03-01T12:00:00.000Z"],
      ["2032-02-29T00:00:00Z", "2026-02-28T00:00:00.000Z"],
    ])
      expect((await accountingOf(`?to=${to}`)).period.from).toBe(begins);
    expect(listed(await accountingOf("", "bob"))).toEqual(["11 impermissible"]);
  });

  test("of a patient whom no fact names is refused in every format, and is empty of one without disclosures", async () => {
    for (const query of ["", "?format=csv", "?format=pdf", "?format=fhir", "?summarise=true"]) {
      const { status, body } = await api.ask(path(query, "nobody"));
      expect([status, body.detail]).toEqual([404, "No records exist for this patient. Check the patient's id."]);
    }
    expect(listed(await accountingOf(`?to=${isoAt(1)}`))).toEqual([]);
  });

  test("has repeated disclosures on one line where that is asked for, but none that was not permitted", async () => {
    const found = await accountingOf("?summarise=true");
    expect(found.summarised).toBe(true);
    expect(listed(found)).toEqual([
      "7 impermissible",
      "10 impermissible",
      "12 policy",
      "21 agreement",
      "25 impermissible",
      "29 impermissible",
    ]);
    expect(found.disclosures[3]!.repeated).toEqual({
      first: isoAt(21),
      last: isoAt(23),
      count: 3,
      frequency: "3 times within an hour",
    });
  });

  test("refuses what it does not know, and whom it is not for", async () => {
    for (const query of ["?format=xml", "?year=2026", "?summarise=yes", "?from=2026", "?format=fhir&summarise=true"])
      expect((await api.ask(path(query))).status).toBe(400);
    const empty = await api.ask(path(`?from=${isoAt(5)}&to=${isoAt(5)}`));
    expect(empty.body.errors).toMatchObject([{ in: "query", field: "from" }]);
    expect((await api.ask("/v1/patients/ana/disclosures")).status).toBe(400);
    for (const as of ["security", "service", "admin"] as const)
      expect((await api.ask(path(), { as })).status).toBe(403);
  });
});

describe("another format", () => {
  test("is chosen by the parameter before the header", async () => {
    const typeOf = async (query: string, accept: string) =>
      (await fetched(query, { accept })).headers.get("content-type")!.split(";")[0];
    expect(await typeOf("", "text/csv")).toBe("text/csv");
    expect(await typeOf("", "application/pdf;q=0.9, text/html")).toBe("application/pdf");
    expect(await typeOf("", "application/fhir+json")).toBe("application/fhir+json");
    expect(await typeOf("", "text/html")).toBe("application/json");
    expect(await typeOf("?format=csv", "application/pdf")).toBe("text/csv");
  });

  test("CSV has the head, the columns and a line for each disclosure", async () => {
    const lines = (await (await fetched("?format=csv")).text()).split("\r\n");
    expect(lines[0]).toBe("# Accounting of disclosures (45 CFR 164.528)");
    expect(lines).toContain(`# patient: ${idOf("ana")}`);
    expect(lines).toContain(`# chain 31337: last final block 29, ${placeAt({ block: 29 }).blockHash}`);
    expect(lines).toContain("# left out: treatment, payment and operations: 3");
    const first = lines.findIndex((line) =>
      line.startsWith("date,judgedBy,occurredAt,blockTime,recipient,recipientName,"),
    );
    expect(lines.slice(first).filter((line) => line !== "")).toHaveLength(1 + 8);
    expect(lines[first + 4]).toContain('Health Agency — Łódź,"1 Main Street\nŁódź"');
  });

  test("FHIR is a collection of the head and AuditEvents with their basis, and passes both validators", async () => {
    const { body } = await api.ask(path("?format=fhir"));
    expect(faultsOf(body)).toEqual([]);
    const { disclosures, period } = await accountingOf();
    expect(body).toMatchObject({ resourceType: "Bundle", type: "collection", timestamp: expect.any(String) });
    const [head, ...events] = (body as Bundle).entry!.map(({ resource }) => resource!);
    expect(faultsOf(head)).toEqual([]);
    expect(head).toMatchObject({
      ...{ resourceType: "Composition", status: "final", subject: { identifier: { value: idOf("ana") } } },
      event: [{ period: { start: period.from, end: isoAt(30) } }],
    });
    const { div } = (head as Composition).section![0]!.text!;
    expect(div).toContain("<li>left out: treatment, payment and operations: 3</li>");
    expect(div).toContain(`<li>chain 31337: last final block 29, ${placeAt({ block: 29 }).blockHash}</li>`);

    expect(events.map(({ id }) => id)).toEqual(disclosures.map(({ id }) => id));
    const bases = (events as AuditEvent[]).map(({ entity }) => entity!.at(-1)!);
    expect(bases.map(({ description }) => description)).toEqual(disclosures.map(({ basis }) => basis.text));
    expect(bases[0]!.detail).toEqual([
      { type: "basis", valueString: "impermissible" },
      { type: "alert", valueString: `ACC-04 ${disclosures[0]!.alerts[0]!.id}` },
    ]);
    const { body: plain } = await api.ask(`/fhir/AuditEvent/${disclosures[0]!.id}`);
    expect(events[0]).toEqual({ ...plain, entity: [...plain.entity, bases[0]] });

    const { body: empty } = await api.ask(path(`?format=fhir&to=${isoAt(1)}`));
    expect(faultsOf(empty)).toEqual([]);
    expect(empty.entry).toHaveLength(1);
  });

  test("PDF has the head, the disclosures in words and the pages' numbers", async () => {
    const response = await fetched("?format=pdf");
    expect(response.headers.get("content-disposition")).toMatch(/^attachment; filename="disclosures-0x\w{8}\.pdf"$/);
    const pages = pagesOf(Buffer.from(await response.arrayBuffer()));
    const text = pages.join("\n");
    expect(text).toContain("Accounting of disclosures");
    expect(text).toContain(idOf("ana"));
    expect(text).toContain(placeAt({ block: 29 }).blockHash);
    expect(text).toContain("Dr Who");
    expect(text).toContain("Not permitted.");
    expect(text).toContain("4 disclosures were not permitted");
    expect(text.replace(/\s+/g, " ")).toContain("To check it, compare the hash with that of the same block");
    for (const [index, page] of pages.entries()) expect(page).toContain(`Page ${index + 1} of ${pages.length}`);
  });

  test("PDF has names and addresses in their own letters, or says where to find them", async () => {
    const { disclosures } = await accountingOf();
    const { account } = disclosures.find(({ recipient }) => recipient.name === "Dr Who")!.recipient;
    const before = (await api.ask(`/v1/directory/${account}`)).body;
    const put = ({ name, address }: { name: string; address: string | null }) =>
      api.ask(`/v1/directory/${account}`, {
        ...{ as: "officer", method: "PUT", json: { kind: "person", name, address } },
      });
    const textOf = async () => pagesOf(Buffer.from(await (await fetched("?format=pdf")).arrayBuffer())).join("\n");
    await put({ name: "डॉ. अनीता शर्मा", address: "شارع النيل ١٢\n東京都千代田区1-1" });
    const text = await textOf();
    for (const part of ["अनीता शर्मा", "東京都千代田区", " لينلا عراش"]) expect(text).toContain(part);
    expect(text).toContain("١٢");
    expect(text).not.toContain("٢١");
    await put({ name: "Dr 𓀀", address: null });
    expect((await textOf()).replace(/\s+/g, "")).toContain(`Thisnamecannotbeprinted:seeaccount${account}.`);
    await put(before);
  });

  test("PDF is tagged for screen readers", async () => {
    const raw = Buffer.from(await (await fetched("?format=pdf")).arrayBuffer()).toString("latin1");
    for (const part of [
      "/MarkInfo",
      "/StructTreeRoot",
      "/Lang (en)",
      "/S /H1",
      "/S /H2",
      "/S /Table",
      "/Scope /Column",
    ])
      expect(raw).toContain(part);
  });

  test("CSV begins with a byte order mark if it is asked for", async () => {
    const bytes = async (query: string) => new Uint8Array(await (await fetched(query)).arrayBuffer());
    expect([...(await bytes("?format=csv&bom=true")).slice(0, 4)]).toEqual([0xef, 0xbb, 0xbf, 0x23]);
    expect((await bytes("?format=csv"))[0]).toBe(0x23);
    const refused = await fetched("?format=pdf&bom=true");
    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({ errors: [{ field: "bom" }] });
  });
});

/** Evaluates while reading a column fails on some rows of a table: PostgreSQL divides by zero there. */
async function happenFailing(
  { table, column, where }: { table: string; column: string; where: string },
  facts: Parameters<TestApi["happen"]>[0],
) {
  await insertFacts(api.pool, facts);
  await api.pool.query(`ALTER TABLE chain.${table} RENAME TO sound`);
  await api.pool.query(`CREATE view chain.${table} AS SELECT * FROM chain.sound`);
  const { rows } = await api.pool.query<{ name: string }>(
    "SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 ORDER BY attnum",
    [`chain.${table}`],
  );
  const columns = rows.map(({ name }) =>
    name === column ? `case when 1 / case when ${where} then 0 else 1 end = 1 then ${name} end as ${name}` : name,
  );
  await api.pool.query(`CREATE OR replace view chain.${table} AS SELECT ${columns.join(", ")} FROM chain.sound`);
  await api.happen({}, { latest: 40, finalized: 30 });
  await api.pool.query(`DROP view chain.${table}`);
  await api.pool.query(`ALTER TABLE chain.sound RENAME TO ${table}`);
}

test("what a rule failed on is listed as not judged until it succeeds, and the blocks are named", async () => {
  await happenFailing(
    { table: "agreement", column: "formats", where: `agreement_id = '${idOf("deal with partner")}'` },
    {
      agreement: [
        agreementRow({ block: 13 }, { agreement: "deal with partner", parties: ["st-mary", "partner"] }),
        agreementRow({ block: 13, log: 1 }, { agreement: "deal with other", parties: ["st-mary", "other"] }),
      ],
      share: [
        share(14, { patient: "cat", recipient: "partner", purpose: "PUBHLTH" }),
        share(15, { patient: "cat", recipient: "partner" }),
        share(16, { patient: "cat", recipient: "other" }),
      ],
    },
  );
  const failed = await accountingOf("", "cat");
  expect(listed(failed)).toEqual(["14 notJudged", "15 notJudged"]);
  expect(failed.exclusions.treatmentPaymentOperations).toBe(1);
  expect(failed.chains[0]!.coverageGaps).toEqual([{ fromBlock: "14", toBlock: "15" }]);
  await api.happen({}, { latest: 40, finalized: 30 });
  const judged = await accountingOf("", "cat");
  expect(listed(judged)).toEqual(["14 impermissible"]);
  expect(judged.exclusions.treatmentPaymentOperations).toBe(2);
  expect(judged.chains[0]!.coverageGaps).toEqual([]);

  await happenFailing(
    { table: "consent", column: "purpose_mask", where: `consent_id = '${idOf("for lou")}'` },
    {
      consent: [consentRow({ block: 17 }, { consent: "for lou", patient: "cat", grantee: "dr-lou" })],
      access: [access({ block: 18 }, "dr-lou", { patient: "cat" })],
    },
  );
  const unread = await accountingOf("", "cat");
  expect(listed(unread)).toEqual(["14 impermissible", "18 notJudged"]);
  expect(unread.chains[0]!.coverageGaps).toContainEqual({ fromBlock: "18", toBlock: "18" });
  await api.happen({}, { latest: 40, finalized: 30 });
  expect(listed(await accountingOf("", "cat"))).toEqual(["14 impermissible"]);
});

test("what is final and evaluated by hash, while it is not settled, is judged", async () => {
  const evaluated = () =>
    api.pool.query(
      "SELECT block_number::int, block_hash FROM compliance.evaluated_block WHERE block_number > 40 ORDER BY 1",
    );
  const shared = { patient: "dan", recipient: "lab" } as const;
  const settledAt = async (block: number) => {
    const { blockTime: time } = placeAt({ block });
    await api.pool.query("UPDATE chain._ponder_checkpoint SET safe_checkpoint = $1", [
      checkpointOf(CHAIN_ID, { block, time }),
    ]);
  };
  const evaluate = (from: number, to: number) =>
    evaluateRange({
      pool: api.pool,
      chainId: CHAIN_ID,
      fromPos: blockEnd(BigInt(from)),
      toPos: blockEnd(BigInt(to)),
      ruleset: createRuleset(),
    });
  await insertFacts(api.pool, { share: [share(42, shared), share(44, shared), share(46, shared)] });
  const point = (block: number) => ({ block, time: placeAt({ block }).blockTime });
  await setCheckpoint(api.pool, { chainId: CHAIN_ID, latest: point(50), finalized: point(50) });
  await settledAt(40);
  await evaluate(30, 45);
  expect((await evaluated()).rows.map(({ block_number }) => block_number)).toEqual([42, 44]);
  const found = await accountingOf("", "dan");
  expect(listed(found)).toEqual(["46 notJudged"]);
  expect(found.exclusions.treatmentPaymentOperations).toBe(2);
  expect(found.chains[0]!.coverageGaps).toEqual([{ fromBlock: "45", toBlock: "50" }]);

  await api.pool.query("UPDATE chain.share SET block_hash = $1 WHERE block_number = 44", [idOf("another block")]);
  const replaced = await accountingOf("", "dan");
  expect(listed(replaced)).toEqual(["44 notJudged", "46 notJudged"]);
  expect(replaced.chains[0]!.coverageGaps).toEqual([{ fromBlock: "43", toBlock: "50" }]);
  await settledAt(50);
  await evaluate(30, 50);
  expect(listed(await accountingOf("", "dan"))).toEqual([]);
  await setCheckpoint(api.pool, { chainId: CHAIN_ID, latest: point(40), finalized: point(30) });
});

test("what was not evaluated yet is listed as such, and the gap is named", async () => {
  await insertFacts(api.pool, { access: [access({ block: 28 }, "dr-lee")] });
  expect(listed(await accountingOf())).toContain("28 notJudged");
  await api.pool.query("DELETE FROM compliance.coverage");
  const found = await accountingOf();
  expect(found.chains[0]!.coverageGaps).toEqual([{ fromBlock: "0", toBlock: "30" }]);
  expect(listed(found)).toContain("20 notJudged");
  expect(found.disclosures.find(({ blockNumber }) => blockNumber === "20")!.basis.text).toMatch(/^Not examined yet/);
  expect(pagesOf(Buffer.from(await (await fetched("?format=pdf")).arrayBuffer())).join()).toContain("Not examined yet");
  await api.pool.query("ALTER SCHEMA chain RENAME TO moved");
  expect((await api.ask(path())).status).toBe(503);
  await api.pool.query("ALTER SCHEMA moved RENAME TO chain");
});
