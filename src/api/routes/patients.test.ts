import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Facts, insertFacts } from "../../../devnet/fact-tables";
import { startTestApi, type TestApi } from "../../../test/fixtures/api-fixture";
import { changeRow, dataRequestRow } from "../../../test/fixtures/fact-fixture";
import { meanwhile } from "../../../test/support/change-while-reading";
import { approvalRow, claimRow, paymentRow, shareRow } from "../../../test/support/dealings-rows";
import {
  type At,
  accessRow,
  accountOf,
  CHAIN_ID,
  consentRow,
  GENESIS,
  idOf,
  patientRow,
  representativeRow,
} from "../../../test/support/rows";
import { TIMELINE_KINDS } from "../subjects/timeline-schema";

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
});

afterAll(() => api?.stop());

beforeEach(() => forget());

/** Empties the facts and what was found in them. */
async function forget(): Promise<void> {
  const { rows } = await api.pool.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
     WHERE schemaname = 'chain' AND tablename NOT LIKE '\\_ponder%'
       OR schemaname = 'compliance' AND tablename IN ('alert', 'verdict', 'coverage', 'evaluated_block', 'deadline')`,
  );
  await api.pool.query(`TRUNCATE ${rows.map(({ name }) => name).join(", ")} CASCADE`);
}

const ANA = idOf("ana");
const OTHER_CHAIN = CHAIN_ID + 1;
const get = async (path: string) => (await api.ask(`/v1/patients/${path}`)).body;
const timeOf = (block: number) => new Date((GENESIS + block * 10) * 1000).toISOString();

type Item = {
  kind: string;
  chainId: number;
  pos: string;
  alert?: { id: string };
};

/** Every page joined. */
async function walk(query: string, limit: number): Promise<Item[]> {
  const walked: Item[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const { items, nextCursor } = await get(`${ANA}/timeline?limit=${limit}${query}${cursor && `&cursor=${cursor}`}`);
    expect(items.length).toBeLessThanOrEqual(limit);
    walked.push(...items);
    cursor = nextCursor;
  }
  return walked;
}

/** Everything that can happen to a patient, once, a block each. */
const everything: Facts = {
  patient: [patientRow({ block: 1 }, "ana")],
  representative: [
    representativeRow({ block: 2 }, { patient: "ana", representative: "ben", ended: { block: 3 } }),
    representativeRow({ block: 3 }, { patient: "ana", representative: "ben", revision: 2 }),
  ],
  consent: [
    consentRow({ block: 4 }, { consent: "one", patient: "ana", grantee: "dr-lee", revoked: { block: 6 } }),
    consentRow({ block: 5 }, { consent: "two", patient: "ana", grantee: "dr-may", until: 0 }),
    consentRow({ block: 5, log: 1 }, { consent: "ben's", patient: "ben", grantee: "dr-may" }),
  ],
  access: [
    accessRow({ block: 7 }, { seq: 1, actor: "dr-lee", patient: "ana" }),
    accessRow({ block: 7, log: 1 }, { seq: 2, actor: "dr-lee", patient: "ben" }),
  ],
  share: [shareRow({ block: 8 }, { patient: "ana" })],
  claim: [
    claimRow({ block: 9 }, { claim: "c1", patient: "ana", serviceDate: GENESIS, denied: { block: 12 } }),
    claimRow({ block: 10 }, { claim: "c2", patient: "ana", serviceDate: GENESIS, voided: { block: 13 } }),
    claimRow({ block: 10, log: 1 }, { claim: "c3", serviceDate: GENESIS }),
  ],
  claimApproval: [approvalRow({ block: 11 }, { claim: "c1" }), approvalRow({ block: 11, log: 1 }, { claim: "c3" })],
  claimPayment: [paymentRow({ block: 14 }, { claim: "c2" })],
  dataRequest: [
    dataRequestRow(
      { block: 15 },
      { request: "copy", patient: "ana", extended: { block: 16 }, fulfilled: { block: 17 } },
    ),
  ],
  statusChange: [
    changeRow({ block: 3, log: 1 }, { kind: "representativeEnded", about: "ben", party: "ana", patient: "ana" }),
    changeRow({ block: 6 }, { kind: "consentRevoked", about: "one", party: "ana", patient: "ana" }),
    changeRow({ block: 12 }, { kind: "claimDenied", about: "c1", party: "insurer" }),
    changeRow({ block: 13 }, { kind: "claimVoided", about: "c2", party: "st-mary" }),
    changeRow({ block: 16 }, { kind: "requestExtended", about: "copy", party: "st-mary" }),
    changeRow({ block: 17 }, { kind: "requestFulfilled", about: "copy", party: "st-mary" }),
  ],
};

describe("a patient", () => {
  test("is shown with controller, representatives, counts and the first and last event", async () => {
    await api.happen(everything, { latest: 20, finalized: 0 });
    const { rows } = await api.pool.query("SELECT id FROM compliance.alert WHERE patient = $1", [ANA]);
    expect(rows.length).toBeGreaterThan(0);
    await api.pool.query("UPDATE compliance.alert SET status = 'resolved' WHERE id = $1", [rows[0].id]);
    const body = await get(ANA.toUpperCase().replace("0X", "0x"));
    expect(body).toMatchObject({
      patient: ANA,
      registrations: [{ controller: accountOf("ana"), registrar: accountOf("registrar"), blockNumber: "1" }],
      representatives: [
        { representative: accountOf("ben"), blockNumber: "3", status: "active", endedAt: null },
        { representative: accountOf("ben"), blockNumber: "2", status: "ended", endedAt: timeOf(3) },
      ],
      counts: { consents: 2, activeConsents: 1, accesses: 1, shares: 1, claims: 2, dataRequests: 1 },
      firstEvent: { kind: "consentGranted", blockTime: timeOf(4) },
      lastEvent: { blockTime: timeOf(17) },
    });
    expect(body.counts.openAlerts).toBe(rows.length - 1);
  });

  test("is not found if nothing is on record about them, with a timeline or without", async () => {
    for (const path of [ANA, `${ANA}/timeline`, `${ANA}/timeline?count=true`, `${ANA}/disclosures`])
      expect(await api.ask(`/v1/patients/${path}`)).toMatchObject({
        status: 404,
        body: { detail: "No records exist for this patient. Check the patient's id." },
      });
    expect((await api.ask("/v1/patients/ana")).status).toBe(400);
  });

  test("is for auditors and officers only", async () => {
    for (const path of [`/v1/patients/${ANA}`, `/v1/patients/${ANA}/timeline`])
      for (const role of ["security", "service", "admin"] as const)
        expect((await api.ask(path, { as: role })).status).toBe(403);
    await insertFacts(api.pool, { patient: [patientRow({ block: 1 }, "ana")] });
    expect((await api.ask(`/v1/patients/${ANA}/timeline`, { as: "officer" })).status).toBe(200);
  });
});

describe("a timeline", () => {
  test("has every kind of event, with what it is about", async () => {
    await api.happen(everything, { latest: 20, finalized: 0 });
    const { items } = await get(`${ANA}/timeline?sort=blockTime`);
    const facts = items.filter(({ kind }: Item) => kind !== "alert");
    expect(facts).toMatchObject([
      { kind: "consentGranted", blockNumber: "4", consent: { consentId: idOf("one"), status: "revoked" } },
      { kind: "consentGranted", blockNumber: "5", consent: { consentId: idOf("two"), revocation: null } },
      {
        kind: "consentRevoked",
        blockNumber: "6",
        consent: { consentId: idOf("one"), revocation: { blockNumber: "6" } },
      },
      {
        kind: "access",
        blockNumber: "7",
        access: { actor: accountOf("dr-lee"), verdict: { consent: "missed", ruleId: "ACC-02" } },
      },
      { kind: "share", blockNumber: "8", share: { recipient: accountOf("lab") } },
      { kind: "claimSubmitted", blockNumber: "9", claim: { claimId: idOf("c1") } },
      { kind: "claimSubmitted", blockNumber: "10", claim: { claimId: idOf("c2") } },
      { kind: "claimApproved", blockNumber: "11", claim: { claimId: idOf("c1"), approvals: [{ amount: "9000" }] } },
      { kind: "claimDenied", blockNumber: "12", claim: { claimId: idOf("c1"), denial: { by: accountOf("insurer") } } },
      { kind: "claimVoided", blockNumber: "13", claim: { claimId: idOf("c2") } },
      { kind: "claimPaid", blockNumber: "14", claim: { claimId: idOf("c2"), payments: [{ amount: "9000" }] } },
      { kind: "dataRequestOpened", blockNumber: "15", dataRequest: { requestId: idOf("copy") } },
      { kind: "dataRequestExtended", blockNumber: "16", dataRequest: { extension: { by: accountOf("st-mary") } } },
      { kind: "dataRequestFulfilled", blockNumber: "17", dataRequest: { fulfilment: { blockNumber: "17" } } },
    ]);
    const about = items.findIndex(
      ({ kind, alert }: { kind: string; alert?: { rule: { id: string } } }) =>
        kind === "alert" && alert!.rule.id === "ACC-02",
    );
    expect(items[about]).toMatchObject({ blockNumber: "7", alert: { status: "open" } });
    expect(items[about].alert).toMatchObject({ headline: expect.stringMatching(/ after consent was revoked$/) });
    expect(items[about].alert.summary).not.toBe(items[about].alert.headline);
    expect(about).toBeGreaterThan(items.findIndex(({ kind }: Item) => kind === "access"));
  });

  test("is narrowed by kind and time", async () => {
    await api.happen(everything, { latest: 20, finalized: 0 });
    const kinds = async (query: string) => (await get(`${ANA}/timeline?${query}`)).items.map(({ kind }: Item) => kind);
    expect(await kinds("kind=share&kind=claimPaid")).toEqual(["claimPaid", "share"]);
    expect(await kinds(`from=${timeOf(15)}&to=${timeOf(17)}&kind=dataRequestOpened&kind=dataRequestFulfilled`)).toEqual(
      ["dataRequestOpened"],
    );
    const { body } = await api.ask(`/v1/patients/${ANA}/timeline?kind=birth&colour=red`);
    expect(body.errors.map(({ field }: { field: string }) => field).sort()).toEqual(["colour", "kind.0"]);
  });

  test("leaves out what the chain retracted", async () => {
    await api.happen(everything, { latest: 20, finalized: 0 });
    expect((await walk("&kind=alert", 50)).length).toBeGreaterThan(0);
    await api.pool.query(
      "UPDATE compliance.alert SET status = 'retracted', retracted_at = now(), retraction = 'blockReplaced'",
    );
    expect(await walk("&kind=alert", 50)).toEqual([]);
  });

  /** Events by number: what happens, and where. Blocks of the two chains fall into the same seconds. */
  const happening = fc.record({
    what: fc.constantFrom(
      ...(["consent", "revokedConsent", "access", "access", "access", "share", "claim", "dataRequest"] as const),
    ),
    whose: fc.constantFrom("ana", "ana", "ana", "ben"),
    chainId: fc.constantFrom(CHAIN_ID, CHAIN_ID, OTHER_CHAIN),
    block: fc.integer({ min: 1, max: 12 }),
    later: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 2 }),
  });

  type Happening = typeof happening extends fc.Arbitrary<infer Value> ? Value : never;

  function factsOf({ what, whose: patient, chainId, block, later }: Happening, index: number): Facts {
    const at: At = { block, log: index * 4, chainId };
    const laterBy = (nth: 0 | 1): At => ({ block: block + later[nth]!, log: index * 4 + 1 + nth, chainId });
    const name = `${what} ${index}`;
    switch (what) {
      case "consent":
        return { consent: [consentRow(at, { consent: name, patient, grantee: "dr-lee" })] };
      case "revokedConsent":
        return {
          consent: [consentRow(at, { consent: name, patient, grantee: "dr-may", revoked: laterBy(0) })],
          statusChange: [changeRow(laterBy(0), { kind: "consentRevoked", about: name, party: patient, patient })],
        };
      case "access":
        return { access: [accessRow(at, { access: name, seq: index, actor: "dr-lee", patient })] };
      case "share":
        return { share: [shareRow(at, { patient })] };
      case "claim":
        return {
          claim: [claimRow(at, { claim: name, patient, serviceDate: GENESIS })],
          claimApproval: [approvalRow(laterBy(0), { claim: name })],
          claimPayment: [paymentRow(laterBy(1), { claim: name })],
        };
      case "dataRequest":
        return {
          dataRequest: [dataRequestRow(at, { request: name, patient, fulfilled: laterBy(1) })],
          statusChange: [changeRow(laterBy(1), { kind: "requestFulfilled", about: name, party: "st-mary" })],
        };
    }
  }

  /** The same read from whole tables, without the API's queries: each event as `kind chain pos`, in chain order. */
  async function readWhole(): Promise<{ text: string; kind: string; time: number }[]> {
    const table = async (name: string) => (await api.pool.query(`SELECT * FROM ${name}`)).rows;
    const [consents, accesses, shares, claims, approvals, payments, requests, changes, alerts] = await Promise.all(
      ["consent", "access", "share", "claim", "claim_approval", "claim_payment", "data_request", "status_change"]
        .map((name) => table(`chain.${name}`))
        .concat(table("compliance.alert")),
    );
    const anas = <Row extends { patient: string }>(rows: Row[] | undefined) =>
      rows!.filter(({ patient }) => patient === ANA);
    const key = (chain: number, id: string) => `${chain} ${id}`;
    const claimed = new Set(anas(claims).map((row) => key(row.chain_id, row.claim_id)));
    const requested = new Set(anas(requests).map((row) => key(row.chain_id, row.request_id)));
    const events = [
      ...anas(consents).map((row) => ({ kind: "consentGranted", row })),
      ...changes!.flatMap((row) => {
        if (row.kind === "consentRevoked" && row.patient === ANA) return [{ kind: "consentRevoked", row }];
        return requested.has(key(row.chain_id, row.about)) ? [{ kind: "dataRequestFulfilled", row }] : [];
      }),
      ...anas(accesses).map((row) => ({ kind: "access", row })),
      ...anas(shares).map((row) => ({ kind: "share", row })),
      ...anas(claims).map((row) => ({ kind: "claimSubmitted", row })),
      ...approvals!
        .filter((row) => claimed.has(key(row.chain_id, row.claim_id)))
        .map((row) => ({ kind: "claimApproved", row })),
      ...payments!
        .filter((row) => claimed.has(key(row.chain_id, row.claim_id)))
        .map((row) => ({ kind: "claimPaid", row })),
      ...anas(requests).map((row) => ({ kind: "dataRequestOpened", row })),
      ...anas(alerts).map((row) => ({ kind: "alert", row })),
    ];
    const rankOf = ({ kind }: { kind: string }) => (kind === "alert" ? 1 : 0);
    const compare = (a: number | bigint | string, b: number | bigint | string) => (a < b ? -1 : a > b ? 1 : 0);
    return events
      .sort(
        (a, b) =>
          compare(Number(a.row.block_time), Number(b.row.block_time)) ||
          compare(a.row.chain_id, b.row.chain_id) ||
          compare(BigInt(a.row.pos), BigInt(b.row.pos)) ||
          compare(rankOf(a), rankOf(b)) ||
          compare(a.row.id ?? "", b.row.id ?? ""),
      )
      .map(({ kind, row }) => ({
        text: `${kind} ${row.chain_id} ${row.pos} ${row.id ?? ""}`,
        kind,
        time: Number(row.block_time),
      }));
  }

  const textOf = ({ kind, chainId, pos, alert }: Item) => `${kind} ${chainId} ${pos} ${alert?.id ?? ""}`;

  test("has in its pages just what the tables have, in chain order", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          happenings: fc.array(happening, { minLength: 1, maxLength: 25, size: "max" }),
          limit: fc.integer({ min: 1, max: 7 }),
          kinds: fc.option(fc.subarray([...TIMELINE_KINDS], { minLength: 1 })),
          one: fc.option(fc.integer({ min: 0, max: 18 })),
          another: fc.option(fc.integer({ min: 0, max: 18 })),
        }),
        async ({ happenings, limit, kinds, one, another }) => {
          const [fromBlock, toBlock] =
            one === null || another === null ? [one, another] : [Math.min(one, another), Math.max(one, another)];
          await forget();
          // She is known, whatever happens, by what is no part of a timeline.
          const carer = { patient: "ana", representative: "carer" };
          await insertFacts(api.pool, { representative: [representativeRow({ block: 1, log: 90 }, carer)] });
          for (const facts of happenings.map(factsOf)) await insertFacts(api.pool, facts);
          await api.happen({}, { latest: 20, finalized: 0 });
          const expected = (await readWhole())
            .filter(
              ({ kind, time }) =>
                (kinds === null || kinds.includes(kind as (typeof kinds)[number])) &&
                (fromBlock === null || time >= GENESIS + fromBlock * 10) &&
                (toBlock === null || time < GENESIS + toBlock * 10),
            )
            .map(({ text }) => text);
          const query = [
            ...(kinds ?? []).map((kind) => `&kind=${kind}`),
            fromBlock === null ? "" : `&from=${timeOf(fromBlock)}`,
            toBlock === null ? "" : `&to=${timeOf(toBlock)}`,
          ].join("");
          expect((await walk(`${query}&sort=blockTime`, limit)).map(textOf)).toEqual(expected);
          expect((await walk(query, limit)).map(textOf)).toEqual(expected.toReversed());
          expect((await get(`${ANA}/timeline?count=true${query}`)).totalCount).toBe(expected.length);
        },
      ),
      { numRuns: process.env.TEST_LONG ? 500 : 15 },
    );
  });
});

test("a patient's page and a page of events agree with themselves, whatever happens while they are read", async () => {
  const read = accessRow({ block: 3 }, { seq: 1, actor: "dr-lee", patient: "ana" });
  await api.happen({ patient: [patientRow({ block: 1 }, "ana")] }, { latest: 10, finalized: 0 });
  await insertFacts(api.pool, {
    share: [shareRow({ block: 2 }, { sender: "st-mary", recipient: "lab", patient: "ana" })],
  });
  const change = (round: number) =>
    round % 2 === 0
      ? insertFacts(api.pool, { access: [read] })
      : api.pool.query("DELETE FROM chain.access WHERE pos = $1", [read.pos]);
  const seen = new Set<number>();
  await meanwhile(change, async () => {
    for (let reads = 0; reads < 30; reads++) {
      const { counts, lastEvent } = await get(ANA);
      expect(lastEvent.kind).toBe(counts.accesses === 1 ? "access" : "share");
      const { items, totalCount } = await get(`${ANA}/timeline?count=true`);
      expect(items).toHaveLength(totalCount);
      seen.add(totalCount);
    }
  });
  expect(seen.size).toBe(2);
});
