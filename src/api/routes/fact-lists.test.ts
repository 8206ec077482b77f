import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Facts, insertFacts } from "../../../devnet/fact-tables";
import { startTestApi, type TestApi } from "../../../test/fixtures/api-fixture";
import { changeRow, governanceRow } from "../../../test/fixtures/fact-fixture";
import { agreementRow, approvalRow, claimRow, paymentRow, shareRow } from "../../../test/support/dealings-rows";
import { accountOf, CHAIN_ID, consentRow, GENESIS, idOf, licences, placeAt } from "../../../test/support/rows";

let api: TestApi;

const NOW = Math.floor(Date.now() / 1000);
const DAY = 86_400;
const OTHER_CHAIN = CHAIN_ID + 1;

beforeAll(async () => {
  api = await startTestApi();
  const grants = Array.from({ length: 6 }, (_, index) =>
    consentRow(
      { block: 40 + index, chainId: index % 2 ? CHAIN_ID : OTHER_CHAIN },
      { consent: `many ${index}`, patient: "eve", grantee: index < 3 ? "dr-may" : "lab", until: 0 },
    ),
  );
  const facts: Facts = {
    consent: [
      consentRow(
        { block: 2 },
        { consent: "active", patient: "ana", grantee: "dr-lee", purposes: ["TREAT", "HPAYMT"], until: NOW + DAY },
      ),
      consentRow({ block: 3 }, { consent: "revoked", patient: "ana", grantee: "st-mary", revoked: { block: 9 } }),
      consentRow({ block: 4 }, { consent: "expired", patient: "ana", grantee: "lab", until: NOW - DAY }),
      consentRow({ block: 5 }, { consent: "upcoming", patient: "ben", grantee: "lab", from: NOW + DAY, until: 0 }),
      consentRow({ block: 6, chainId: OTHER_CHAIN }, { consent: "active", patient: "ana", grantee: "lab", until: 0 }),
      ...grants,
    ],
    credential: licences("dr-lee", "dr-may").credential.map((row, index) =>
      index === 0
        ? row
        : { ...row, revokedPos: placeAt({ block: 7 }).pos, revokedTime: placeAt({ block: 7 }).blockTime },
    ),
    agreement: [
      agreementRow({ block: 10 }, { agreement: "proposed", accepted: null }),
      agreementRow({ block: 11 }, { agreement: "ended", accepted: { block: 12 }, ended: { block: 13 } }),
      agreementRow({ block: 14 }, { agreement: "in force", parties: ["lab", "clinic"], accepted: { block: 15 } }),
    ],
    share: [
      shareRow({ block: 16 }),
      {
        ...shareRow({ block: 17 }, { sender: "lab", recipient: "st-mary", category: "HIV" }),
        agreementId: idOf("ended"),
      },
    ],
    claim: [
      claimRow({ block: 20 }, { claim: "paid", serviceDate: 20_000 * DAY }),
      claimRow(
        { block: 21 },
        { claim: "denied", serviceDate: 20_000 * DAY, denied: { block: 25 }, provider: "clinic" },
      ),
      claimRow({ block: 22 }, { claim: "voided", serviceDate: 20_000 * DAY, voided: { block: 26 } }),
      claimRow({ block: 23 }, { claim: "approved", serviceDate: 20_000 * DAY, patient: "ben" }),
      claimRow({ block: 24 }, { claim: "submitted", serviceDate: 20_000 * DAY }),
    ],
    claimApproval: [
      approvalRow({ block: 24, log: 1 }, { claim: "paid", amount: 8_000n }),
      approvalRow({ block: 24, log: 2 }, { claim: "approved" }),
    ],
    claimPayment: [paymentRow({ block: 27 }, { claim: "paid", amount: 2n ** 70n })],
    statusChange: [
      changeRow({ block: 7 }, { kind: "credentialRevoked", about: "licence of dr-may", party: "board" }),
      changeRow({ block: 12 }, { kind: "agreementAccepted", about: "ended", party: "lab" }),
      changeRow({ block: 13 }, { kind: "agreementEnded", about: "ended", party: "lab" }),
      changeRow({ block: 15 }, { kind: "agreementAccepted", about: "in force", party: "clinic" }),
      changeRow({ block: 25 }, { kind: "claimDenied", about: "denied", party: "insurer" }),
      changeRow({ block: 26 }, { kind: "claimVoided", about: "voided", party: "st-mary" }),
    ],
    governanceChange: [
      governanceRow({ block: 30 }, { kind: "roleGranted", role: idOf("admin"), account: accountOf("dr-lee") }),
      governanceRow({ block: 32 }, { kind: "policyParameterSet", caller: "timelock", key: "limit", value: "5" }),
    ],
    timelockOperation: [
      {
        ...placeAt({ block: 31 }),
        kind: "scheduled",
        scheduleId: idOf("operation"),
        callIndex: 0,
        target: accountOf("registry"),
        data: "0x1234",
        delay: 2 * DAY,
      },
    ],
  };
  await insertFacts(api.pool, facts);
});

afterAll(() => api?.stop());

const idAt = (block: number, chainId = CHAIN_ID, log = 0) => `${chainId}-${placeAt({ block, log }).pos}`;
const list = async (path: string) => (await api.ask(`/v1/${path}`)).body.items;
const ids = async (path: string) => (await list(path)).map(({ id }: { id: string }) => id);
const get = async (path: string) => (await api.ask(`/v1/${path}`)).body;
const timeOf = (block: number) => new Date((GENESIS + block * 10) * 1000).toISOString();

describe("consents", () => {
  test("are narrowed by who and what they are about", async () => {
    expect(await ids(`consents?patient=${idOf("ana")}`)).toEqual([idAt(6, OTHER_CHAIN), idAt(4), idAt(3), idAt(2)]);
    expect(await ids(`consents?patient=${idOf("ana")}&patient=${idOf("ben")}&chainId=${CHAIN_ID}`)).toEqual(
      [5, 4, 3, 2].map((block) => idAt(block)),
    );
    expect(await ids(`consents?grantee=${accountOf("dr-lee")}`)).toEqual([idAt(2)]);
    expect(await ids(`consents?signer=${accountOf("ben")}`)).toEqual([idAt(5)]);
    expect(await ids(`consents?txHash=${placeAt({ block: 3 }).txHash}`)).toEqual([idAt(3)]);
    expect(await ids("consents?purpose=HPAYMT&purpose=HMARKT")).toEqual([idAt(2)]);
    expect(await ids("consents?category=LAB")).toEqual([]);
    expect(await ids(`consents?action=read&from=${timeOf(3)}&to=${timeOf(5)}`)).toEqual([idAt(4), idAt(3)]);
  });

  test("are narrowed by their standing as of now", async () => {
    const standing = (status: string) => ids(`consents?to=${timeOf(10)}&status=${status}&sort=blockTime`);
    expect(await standing("active")).toEqual([idAt(2), idAt(6, OTHER_CHAIN)]);
    expect(await standing("revoked")).toEqual([idAt(3)]);
    expect(await standing("expired&status=upcoming")).toEqual([idAt(4), idAt(5)]);
  });

  test("show the grant, and the revocation with its place", async () => {
    expect(await get(`consents/${idAt(3)}`)).toEqual({
      id: idAt(3),
      chainId: CHAIN_ID,
      pos: String(placeAt({ block: 3 }).pos),
      blockNumber: "3",
      blockHash: placeAt({ block: 3 }).blockHash,
      blockTime: timeOf(3),
      txHash: placeAt({ block: 3 }).txHash,
      logIndex: 0,
      consentId: idOf("revoked"),
      patient: idOf("ana"),
      grantee: accountOf("st-mary"),
      signer: accountOf("ana"),
      relayer: accountOf("ana"),
      purposes: ["TREAT"],
      categories: ["ALL"],
      actions: ["read"],
      validFrom: null,
      validUntil: new Date((placeAt({ block: 3 }).blockTime + 30 * DAY) * 1000).toISOString(),
      redisclosure: false,
      requestId: null,
      status: "revoked",
      revocation: {
        chainId: CHAIN_ID,
        pos: String(placeAt({ block: 9 }).pos),
        blockNumber: "9",
        blockHash: placeAt({ block: 9 }).blockHash,
        blockTime: timeOf(9),
        txHash: placeAt({ block: 9 }).txHash,
        logIndex: 0,
        requestedAt: timeOf(9),
        signer: accountOf("ana"),
      },
    });
  });

  test("are found by the registry's id, unless chains gave it twice", async () => {
    expect((await get(`consents/${idOf("upcoming")}`)).id).toBe(idAt(5));
    const answer = await api.ask(`/v1/consents/${idOf("active")}`);
    expect(answer).toMatchObject({ status: 409, body: { type: "urn:consentry:problem:ambiguous" } });
    expect(answer.body.detail).toContain(`${idAt(2)}, ${idAt(6, OTHER_CHAIN)}`);
    expect((await get(`consents/${idAt(6, OTHER_CHAIN)}`)).consentId).toBe(idOf("active"));
    for (const id of [idOf("none"), "31337-5"]) expect((await api.ask(`/v1/consents/${id}`)).status).toBe(404);
    expect((await api.ask("/v1/consents/5")).status).toBe(400);
  });

  test.each(["blockTime", "-blockTime"])("are walked by %s across chains, each once, and counted", async (sort) => {
    for (const filter of [
      "",
      `&patient=${idOf("eve")}`,
      `&grantee=${accountOf("lab")}&grantee=${accountOf("dr-may")}`,
    ]) {
      const whole = await ids(`consents?limit=500&sort=${sort}${filter}`);
      expect(whole).toHaveLength(filter === "" ? 11 : filter.includes("patient") ? 6 : 9);
      for (const limit of [1, 2, 4]) {
        const walked: string[] = [];
        for (let cursor: string | null = ""; cursor !== null; ) {
          const body = await get(
            `consents?limit=${limit}&count=true&sort=${sort}${filter}${cursor && `&cursor=${cursor}`}`,
          );
          expect(body.totalCount).toBe(whole.length);
          walked.push(...body.items.map(({ id }: { id: string }) => id));
          cursor = body.nextCursor;
        }
        expect(walked).toEqual(whole);
      }
    }
  });
});

describe("credentials", () => {
  test("are narrowed, and show their revocation by whom and where", async () => {
    expect(await ids(`credentials?subject=${accountOf("dr-lee")}`)).toEqual([idAt(0, CHAIN_ID, 1)]);
    expect(await ids(`credentials?issuer=${accountOf("board")}&kind=physician`)).toHaveLength(2);
    expect(await ids("credentials?kind=nurse")).toEqual([]);
    expect(await ids("credentials?status=active")).toEqual([idAt(0, CHAIN_ID, 1)]);
    expect(await list("credentials?status=revoked")).toMatchObject([
      {
        credentialId: idOf("licence of dr-may"),
        validUntil: null,
        revocation: { by: accountOf("board"), blockTime: timeOf(7), blockHash: placeAt({ block: 7 }).blockHash },
      },
    ]);
    expect((await get(`credentials/${idOf("licence of dr-lee")}`)).revocation).toBeNull();
  });
});

describe("agreements", () => {
  test("are narrowed by party and standing, and show acceptance and end", async () => {
    expect(await ids(`agreements?party=${accountOf("lab")}`)).toEqual([idAt(14), idAt(11), idAt(10)]);
    expect(await ids(`agreements?counterparty=${accountOf("lab")}`)).toEqual([idAt(11), idAt(10)]);
    expect(await ids(`agreements?proposer=${accountOf("lab")}&category=ALL&purpose=TREAT`)).toEqual([idAt(14)]);
    expect(await ids("agreements?status=proposed&status=active")).toEqual([idAt(14), idAt(10)]);
    expect(await get(`agreements/${idOf("ended")}`)).toMatchObject({
      status: "ended",
      formats: ["fhir-r4"],
      acceptance: { by: accountOf("lab"), blockNumber: "12" },
      end: { by: accountOf("lab"), blockNumber: "13" },
    });
    expect(await get(`agreements/${idOf("proposed")}`)).toMatchObject({ acceptance: null, end: null });
  });
});

describe("shares", () => {
  test("are narrowed by parties, patient, record and agreement", async () => {
    expect(await ids(`shares?patient=${idOf("p-ana")}&record=${idOf("record")}`)).toEqual([idAt(17), idAt(16)]);
    expect(await ids(`shares?sender=${accountOf("lab")}`)).toEqual([idAt(17)]);
    expect(await ids(`shares?recipient=${accountOf("lab")}`)).toEqual([idAt(16)]);
    expect(await ids(`shares?agreementId=${idOf("ended")}&category=HIV&format=fhir-r4`)).toEqual([idAt(17)]);
    expect(await get(`shares/${idOf("share 16 0")}`)).toMatchObject({
      id: idAt(16),
      agreementId: null,
      category: "LAB",
    });
  });
});

describe("claims", () => {
  test("are narrowed by parties and by how far they have come", async () => {
    const standing = (status: string) => ids(`claims?status=${status}`);
    expect(await standing("submitted")).toEqual([idAt(24)]);
    expect(await standing("approved")).toEqual([idAt(23)]);
    expect(await standing("paid")).toEqual([idAt(20)]);
    expect(await standing("denied&status=voided")).toEqual([idAt(22), idAt(21)]);
    expect(await ids(`claims?insurer=${accountOf("insurer")}`)).toEqual([idAt(21), idAt(20)]);
    expect(await ids(`claims?provider=${accountOf("clinic")}&provider=${accountOf("lab")}`)).toEqual([idAt(21)]);
    expect(await ids(`claims?patient=${idOf("ben")}&serviceHash=${idOf("service")}`)).toEqual([idAt(23)]);
  });

  test("show approvals, payments and what closed them, amounts to the last unit", async () => {
    expect(await get(`claims/${idOf("paid")}`)).toMatchObject({
      amount: "9000",
      serviceDate: new Date(20_000 * DAY * 1000).toISOString(),
      approvals: [{ approver: accountOf("adjudicator"), amount: "8000", automatic: false, logIndex: 1 }],
      payments: [
        { insurer: accountOf("insurer"), amount: String(2n ** 70n), blockNumber: "27", blockTime: timeOf(27) },
      ],
      denial: null,
      voiding: null,
    });
    expect((await get(`claims/${idOf("denied")}`)).denial).toMatchObject({
      by: accountOf("insurer"),
      blockNumber: "25",
    });
    expect((await get(`claims/${idOf("voided")}`)).voiding).toMatchObject({ by: accountOf("st-mary") });
  });
});

describe("governance", () => {
  test("has changes and what the timelock did, in one order", async () => {
    expect(await ids("governance")).toEqual([idAt(32), idAt(31), idAt(30)]);
    expect(await ids("governance?sort=blockTime&limit=2")).toEqual([idAt(30), idAt(31)]);
    expect(await ids("governance?byTimelock=true")).toEqual([idAt(32)]);
    expect(await ids(`governance?account=${accountOf("dr-lee")}&role=${idOf("admin")}`)).toEqual([idAt(30)]);
    expect(await ids("governance?parameter=limit&kind=policyParameterSet")).toEqual([idAt(32)]);
    expect(await ids(`governance?contract=${accountOf("registry")}&caller=${accountOf("safe")}`)).toEqual([idAt(30)]);
    expect(await get(`governance/${idAt(31)}`)).toMatchObject({
      kind: "scheduled",
      scheduleId: idOf("operation"),
      delaySeconds: String(2 * DAY),
      data: "0x1234",
      contract: null,
      byTimelock: null,
    });
    expect((await api.ask(`/v1/governance/${idOf("operation")}`)).status).toBe(400);
    expect(await get(`governance/${idAt(31)}`)).toMatchObject({ function: null, arguments: null });
    expect(await ids(`governance?scheduleId=${idOf("operation")}`)).toEqual([idAt(31)]);
  });
});

describe("every list", () => {
  test.each(["consents", "credentials", "agreements", "shares", "claims", "governance"])(
    "of %s refuses unknown and wrong parameters, and whom it is not for",
    async (name) => {
      const { status, body } = await api.ask(`/v1/${name}?colour=red&limit=501&sort=colour&from=yesterday&txHash=0x1`);
      expect(status).toBe(400);
      expect(body.errors.map(({ field }: { field: string }) => field).sort()).toEqual([
        "colour",
        "from",
        "limit",
        "sort",
        "txHash.0",
      ]);
      const { nextCursor } = await get(`${name}?limit=1`);
      expect((await api.ask(`/v1/${name}?limit=1&sort=blockTime&cursor=${nextCursor}`)).status).toBe(400);
      expect((await api.ask(`/v1/${name}?cursor=nonsense`)).status).toBe(400);
      expect((await api.ask(`/v1/${name}`, { as: "officer" })).status).toBe(200);
      for (const role of ["security", "service", "admin"] as const)
        for (const path of [`/v1/${name}`, `/v1/${name}/${idAt(2)}`])
          expect((await api.ask(path, { as: role })).status).toBe(403);
    },
  );

  test("of chains that are not followed is empty", async () => {
    expect(await get("shares?chainId=1&count=true")).toEqual({ items: [], nextCursor: null, totalCount: 0 });
  });
});
