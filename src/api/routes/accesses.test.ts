import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestApi, type TestApi } from "../../../test/fixtures/api-fixture";
import {
  accessRow,
  accountOf,
  affiliationRow,
  consentRow,
  GENESIS,
  idOf,
  licences,
  patientRow,
  placeAt,
  representativeRow,
} from "../../../test/support/rows";

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
  let seq = 0;
  const access = (at: { block: number; entry?: number }, actor: string, more: object = {}) =>
    accessRow(at, { seq: ++seq, actor, patient: "ana", ...more });
  await api.happen(
    {
      ...licences("dr-lee", "dr-may", "dr-who", "ben"),
      patient: [patientRow({ block: 1 }, "ana")],
      representative: [representativeRow({ block: 1, log: 1 }, { patient: "ana", representative: "ben" })],
      affiliation: [affiliationRow({ block: 1, log: 2 }, { member: "dr-may", organisation: "st-mary" })],
      consent: [
        consentRow({ block: 2 }, { consent: "for-lee", patient: "ana", grantee: "dr-lee", revoked: { block: 6 } }),
        consentRow({ block: 2, log: 1 }, { consent: "for-mary", patient: "ana", grantee: "st-mary" }),
      ],
      access: [
        access({ block: 3 }, "dr-lee"),
        access({ block: 4 }, "dr-may", { access: "the same" }),
        access({ block: 5, entry: 0 }, "ben", { purpose: "FAMRQT", access: "the same" }),
        access({ block: 5, entry: 1 }, "dr-who", { occurredAt: GENESIS }),
        access({ block: 5, entry: 2 }, "dr-who", { purpose: "BTG" }),
        access({ block: 7 }, "dr-lee"),
        access({ block: 8 }, "dr-who", { outcome: "denied", cites: "for-lee" }),
        ...Array.from({ length: 20 }, (_, index) => access({ block: 10 + index }, "dr-may")),
      ],
    },
    { latest: 40, finalized: 20 },
  );
});

afterAll(() => api?.stop());

const idAt = (block: number, entry = 0) => `31337-${placeAt({ block, entry }).pos}`;
const get = async (id: string) => (await api.ask(`/v1/accesses/${id}`)).body;

test("as many values of filters as a URL holds are taken, and one that is repeated is one", async () => {
  const many = (name: string, count: number, value: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => `${name}=${value(index)}`).join("&");
  const actors = [...Array.from({ length: 99 }, (_, index) => `nobody ${index}`), "dr-who"].map(accountOf);
  const query = [
    many("actor", 100, (index) => actors[index]!),
    many("action", 100, () => "read"),
    many("outcome", 100, () => "permitted"),
    many("purpose", 100, () => "BTG"),
    many("consent", 100, () => "breakGlass"),
    many("category", 100, () => "LAB"),
    many("custodian", 60, (index) => accountOf(index === 0 ? "st-mary" : `nowhere ${index}`)),
    "count=true",
  ].join("&");
  expect(query.length).toBeLessThan(16_000);
  const { status, body } = await api.ask(`/v1/accesses?${query}`);
  expect(status).toBe(200);
  const one = (await api.ask(`/v1/accesses?actor=${accountOf("dr-who")}&purpose=BTG&count=true`)).body;
  expect(one.totalCount).toBe(1);
  expect(body).toEqual(one);
});

describe("an access", () => {
  test("that a consent covers shows it, as it was then, with a later revocation beside it", async () => {
    const body = await get(idAt(3));
    expect(body).toMatchObject({
      id: idAt(3),
      accessId: idOf("access 3 0 0"),
      chainId: 31337,
      blockNumber: "3",
      seq: "1",
      actor: accountOf("dr-lee"),
      purpose: "TREAT",
      outcome: "permitted",
      alerts: [],
      verdict: {
        consent: "explained",
        ruleId: null,
        grant: {
          consentId: idOf("for-lee"),
          pos: String(placeAt({ block: 2 }).pos),
          purposes: ["TREAT"],
          validFrom: null,
          validUntil: new Date((placeAt({ block: 2 }).blockTime + 30 * 86_400) * 1000).toISOString(),
          revocation: null,
          laterRevocation: {
            at: new Date((GENESIS + 60) * 1000).toISOString(),
            pos: String(placeAt({ block: 6 }).pos),
          },
        },
      },
      evidence: { registration: { controller: accountOf("ana") }, representations: [], affiliations: [] },
    });
  });

  test("that missed its consent shows the nearest miss and its alert", async () => {
    const body = await get(idAt(7));
    expect(body.verdict).toMatchObject({
      consent: "missed",
      ruleId: "ACC-02",
      grant: { consentId: idOf("for-lee"), laterRevocation: null, revocation: { signer: accountOf("ana") } },
    });
    expect(body.alerts).toMatchObject([
      { rule: { id: "ACC-02" }, severity: "critical", status: "open", finality: "final" },
    ]);
    expect((await api.ask(`/v1/alerts/${body.alerts[0].id}`)).body.subjectId).toBe(body.accessId);
  });

  test("by a member shows the affiliation, by a representative the representation", async () => {
    expect((await get(idAt(4))).evidence.affiliations).toMatchObject([
      { organisation: accountOf("st-mary"), endedAt: null },
    ]);
    const body = await get(idAt(5));
    expect(body.verdict).toMatchObject({ consent: "explained", grant: null });
    expect(body.evidence.representations).toMatchObject([{ representative: accountOf("ben"), validUntil: null }]);
  });

  test("is judged by the block's time where the custodian's clock is implausible", async () => {
    await api.pool.query("UPDATE chain.access SET occurred_at = 0 WHERE pos = $1", [placeAt({ block: 8 }).pos]);
    expect((await get(idAt(8))).evidence.effectiveTime).toBe(new Date((GENESIS + 80) * 1000).toISOString());
    expect((await get(idAt(5, 1))).evidence.effectiveTime).toBe(new Date(GENESIS * 1000).toISOString());
    await api.pool.query("UPDATE chain.access SET occurred_at = $2 WHERE pos = $1", [
      placeAt({ block: 8 }).pos,
      2 ** 40 - 1,
    ]);
    expect((await get(idAt(8))).occurredAt).toBe("+036812-02-20T00:36:15.000Z");
  });

  test("is found by its custodian's id, unless several carry it", async () => {
    expect((await get(idOf("access 3 0 0"))).id).toBe(idAt(3));
    const answer = await api.ask(`/v1/accesses/${idOf("the same")}`);
    expect(answer).toMatchObject({ status: 409, body: { type: "urn:consentry:problem:ambiguous" } });
    expect(answer.body.detail).toContain(`${idAt(4)}, ${idAt(5)}`);
    for (const id of [idOf("nothing"), "31337-5", "1-5"])
      expect((await api.ask(`/v1/accesses/${id}`)).status).toBe(404);
    expect((await api.ask("/v1/accesses/5")).status).toBe(400);
  });

  test("has no verdict yet while its block, or another in its place, was not evaluated", async () => {
    await api.pool.query("UPDATE chain.access SET block_hash = $2 WHERE pos = $1", [
      placeAt({ block: 29 }).pos,
      idOf("fork"),
    ]);
    const body = await get(idAt(29));
    expect(body.verdict).toEqual({ consent: "pending", ruleId: null, grant: null, ruleset: null, evaluatedAt: null });
    const { items } = (await api.ask("/v1/accesses?consent=pending")).body;
    expect(items.map(({ id }: { id: string }) => id)).toEqual([idAt(29)]);
  });
});

describe("the list", () => {
  const ids = async (query: string) =>
    ((await api.ask(`/v1/accesses?limit=500&${query}`)).body.items as { id: string }[]).map(({ id }) => id);

  test("is narrowed by facts and by verdicts", async () => {
    expect(await ids(`actor=${accountOf("dr-lee")}`)).toEqual([idAt(7), idAt(3)]);
    expect(await ids(`actor=${accountOf("dr-who")}&outcome=permitted&sort=blockTime`)).toEqual([
      idAt(5, 1),
      idAt(5, 2),
    ]);
    expect(await ids("consent=missed&consent=breakGlass")).toEqual([idAt(7), idAt(5, 2), idAt(5, 1)]);
    expect(await ids("consent=denied")).toEqual([idAt(8)]);
    expect(await ids("rule=ACC-02")).toEqual([idAt(7)]);
    expect(await ids(`citedConsentId=${idOf("for-lee")}`)).toEqual([idAt(8)]);
    expect(await ids("purpose=FAMRQT&purpose=BTG")).toEqual([idAt(5, 2), idAt(5)]);
    expect(await ids(`accessId=${idOf("the same")}`)).toEqual([idAt(5), idAt(4)]);
    expect(await ids(`custodian=${accountOf("nobody")}`)).toEqual([]);
    expect(await ids("chainId=1")).toEqual([]);
    const at = (block: number) => new Date((GENESIS + block * 10) * 1000).toISOString();
    expect(await ids(`from=${at(4)}&to=${at(7)}`)).toEqual([idAt(5, 2), idAt(5, 1), idAt(5), idAt(4)]);
  });

  test("is walked by cursors across chains, every access once, and counted", async () => {
    await api.pool.query(
      "INSERT INTO chain.access SELECT (jsonb_populate_record(a, jsonb_build_object('chain_id', 31338))).* FROM chain.access a WHERE block_number % 3 = 0",
    );
    for (const sort of ["blockTime", "-blockTime"]) {
      const whole = await ids(`sort=${sort}`);
      expect(whole).toHaveLength(34);
      const walked: string[] = [];
      let cursor: string | null = "";
      while (cursor !== null) {
        const { body } = await api.ask(`/v1/accesses?limit=5&count=true&sort=${sort}${cursor && `&cursor=${cursor}`}`);
        walked.push(...body.items.map(({ id }: { id: string }) => id));
        expect(body.totalCount).toBe(34);
        cursor = body.nextCursor;
      }
      expect(walked).toEqual(whole);
    }
    expect((await ids("chainId=31338")).every((id) => id.startsWith("31338-"))).toBe(true);
  });
});
