import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestApi, type TestApi } from "../../../test/fixtures/api-fixture";
import { copyAlerts } from "../../../test/support/alert-copies";
import {
  accessRow,
  accountOf,
  consentRow,
  GENESIS,
  idOf,
  licences,
  patientRow,
  placeAt,
} from "../../../test/support/rows";
import { createApiKey } from "../identity/api-keys";
import type { Operation } from "../identity/roles";

let api: TestApi;
const NOON = "2026-02-01T12:00:00.000Z";

/** Ana's consent to Dr Lee is revoked in block 5; Bob gave none. 40 readings, of which Dr Lee's first is covered. */
beforeAll(async () => {
  api = await startTestApi();
  let seq = 0;
  const access = ({
    block,
    actor,
    patient,
    more = {},
  }: {
    block: number;
    actor: string;
    patient: string;
    more?: object;
  }) => accessRow({ block }, { seq: ++seq, actor, patient, ...more });
  await api.happen(
    {
      ...licences("dr-lee", "dr-who", "reader-0", "reader-1", "reader-2"),
      patient: [patientRow({ block: 1 }, "ana"), patientRow({ block: 1, log: 1 }, "bob")],
      consent: [
        consentRow({ block: 2 }, { consent: "for-lee", patient: "ana", grantee: "dr-lee", revoked: { block: 5 } }),
      ],
      access: [
        access({ block: 3, actor: "dr-lee", patient: "ana" }),
        access({ block: 6, actor: "dr-lee", patient: "ana" }),
        access({ block: 7, actor: "dr-lee", patient: "ana", more: { occurredAt: GENESIS + 10_000 } }),
        access({ block: 8, actor: "dr-who", patient: "bob", more: { category: "HIV" } }),
        ...Array.from({ length: 36 }, (_, index) =>
          access({ block: 10 + index, actor: `reader-${index % 3}`, patient: "bob" }),
        ),
      ],
    },
    { latest: 60, finalized: 30 },
  );
  // The found are detected at one instant; give them several, with many alike.
  await api.pool.query(
    "UPDATE compliance.alert SET detected_at = $1::timestamptz + (block_number / 7) * INTERVAL '1 ms'",
    [NOON],
  );
});

afterAll(() => api?.stop());

const list = async (query = "") => (await api.ask(`/v1/alerts?limit=500&${query}`)).body.items as Alert[];
type Alert = {
  id: string;
  rule: { id: string };
  [field: string]: unknown;
};

test("an alert has the shape of the contract, with the evidence and a sentence", async () => {
  const [alert] = await list(`rule=ACC-02&txHash=${placeAt({ block: 6 }).txHash}`);
  expect(alert).toMatchObject({
    rule: {
      id: "ACC-02",
      name: "revoked-grant-read",
      severity: "critical",
      citations: ["45 CFR 164.508(b)(5)", "GDPR 7(3)"],
    },
    severity: "critical",
    status: "open",
    finality: "final",
    chainId: 31337,
    blockNumber: "6",
    blockHash: idOf("block 6 "),
    blockTime: new Date((GENESIS + 60) * 1000).toISOString(),
    subjectType: "access",
    subjectId: idOf("access 6 0 0"),
    patient: idOf("ana"),
    actor: accountOf("dr-lee"),
    consentId: idOf("for-lee"),
    purpose: "TREAT",
    headline: "Record read 10 seconds after consent was revoked",
    notifiedAt: null,
    retraction: null,
    replaces: null,
    replacedBy: null,
    breach: null,
    version: 1,
  });
  expect(JSON.stringify(alert!.evidence)).toContain(idOf("for-lee"));
});

test("a list of rows has everything but evidence and explanation", async () => {
  const brief = await list("view=row&names=true&sort=severity");
  const whole = await list("names=true&sort=severity");
  expect(whole.length).toBeGreaterThan(5);
  expect(brief).toEqual(whole.map(({ evidence: _evidence, explanation: _explanation, ...rest }) => rest));
  const [first, second] = brief as [Alert, Alert];
  const page = (await api.ask("/v1/alerts?view=row&limit=1&sort=severity&count=true")).body;
  expect([page.items.map(({ id }: Alert) => id), page.totalCount]).toEqual([[first.id], brief.length]);
  const next = (await api.ask(`/v1/alerts?limit=1&sort=severity&cursor=${page.nextCursor}`)).body;
  expect(next.items.map(({ id }: Alert) => id)).toEqual([second.id]);
  expect((await api.ask("/v1/alerts?view=short")).body.errors).toMatchObject([{ field: "view" }]);
});

test("one alert comes with its history and its deliveries, without bodies", async () => {
  const [{ id }] = (await list("rule=ACC-02")) as [Alert];
  await api.pool.query(
    "INSERT INTO compliance.endpoint (id, name, url, secret, created_by) VALUES ('ep_1', 'desk', 'https://desk.example', 'whsec_x', 'me')",
  );
  await api.pool.query(
    "INSERT INTO compliance.delivery (id, endpoint_id, alert_id, incarnation, type, body) VALUES ('msg_1', 'ep_1', $1, 1, 'alert.created', 'the body')",
    [id],
  );
  await api.pool.query(
    "INSERT INTO compliance.delivery_attempt (delivery_id, status_code, error, duration_ms) VALUES ('msg_1', 503, 'It was busy.', 12)",
  );
  const { body, status } = await api.ask(`/v1/alerts/${id.toUpperCase().replace("0X", "0x")}`, { as: "security" });
  expect(status).toBe(200);
  expect(body.history).toEqual([
    {
      ...{ at: expect.any(String), by: "system", byKind: "system", byId: null },
      ...{ change: "created", from: null, to: { status: "open" }, note: null },
    },
  ]);
  expect(body.deliveries).toMatchObject([
    {
      id: "msg_1",
      endpointId: "ep_1",
      status: "pending",
      attempts: [{ statusCode: 503, error: "It was busy.", durationMs: 12 }],
    },
  ]);
  expect(JSON.stringify(body)).not.toMatch(/the body|whsec/);
  const deliveries = await api.ask(`/v1/deliveries?alertId=${id}&status=pending&count=true`, { as: "security" });
  expect(deliveries.body).toEqual({ items: body.deliveries, nextCursor: null, totalCount: 1 });
  expect((await api.ask("/v1/deliveries?status=failed")).body.items).toEqual([]);
  expect((await api.ask("/v1/deliveries/msg_1")).body).toEqual(body.deliveries[0]);
  expect((await api.ask("/v1/deliveries/msg_2")).status).toBe(404);
  expect((await api.ask(`/v1/alerts/0x${"1".repeat(64)}`)).status).toBe(404);
});

test("names from the directory stand beside pseudonyms on request, for those who may list it", async () => {
  await api.ask(`/v1/directory/${accountOf("dr-lee")}`, {
    ...{ as: "officer", method: "PUT", json: { kind: "person", name: "Dr Lee" } },
  });
  const query = `rule=ACC-02&actor=${accountOf("dr-lee")}&limit=1`;
  const { body } = await api.ask(`/v1/alerts?${query}&names=true`);
  expect(body.items).toMatchObject([{ actorName: "Dr Lee", organisationName: null }]);
  const { id } = body.items[0];
  expect((await api.ask(`/v1/alerts/${id}?names=true`)).body).toMatchObject({ actorName: "Dr Lee", id });
  for (const path of [`/v1/alerts?${query}`, `/v1/alerts/${id}?names=false`])
    expect(JSON.stringify((await api.ask(path, { as: "security" })).body)).not.toContain("actorName");
  const operations: Operation[] = ["GET /v1/alerts", "GET /v1/alerts/{id}"];
  const { key } = await createApiKey({ pool: api.pool, name: "no names", role: "security", operations });
  for (const path of [`/v1/alerts?${query}&names=true`, `/v1/alerts/${id}?names=true`]) {
    expect(JSON.stringify((await api.ask(path, { as: "security" })).body)).toContain('"actorName":"Dr Lee"');
    expect((await api.ask(path, { key })).status).toBe(403);
  }
  expect((await api.ask(`/v1/alerts/${id}?names=yes`)).status).toBe(400);
});

describe("a filter", () => {
  test("narrows, and repeated means or", async () => {
    const all = await list();
    expect(all).toHaveLength(40);
    const only = async (query: string, holds: (alert: Alert) => boolean) => {
      const found = await list(query);
      expect(found.map(({ id }) => id).sort()).toEqual(
        all
          .filter(holds)
          .map(({ id }) => id)
          .sort(),
      );
      expect(found.length, query).toBeGreaterThan(0);
      expect(found.length, query).toBeLessThan(all.length);
    };
    await only("rule=ACC-02", (alert) => alert.rule.id === "ACC-02");
    await only("rule=ACC-02&rule=ACC-13", (alert) => ["ACC-02", "ACC-13"].includes(alert.rule.id));
    await only("severity=critical&severity=medium", (alert) =>
      ["critical", "medium"].includes(alert.severity as string),
    );
    await only("finality=provisional", (alert) => alert.finality === "provisional");
    await only(`patient=${idOf("ana").toUpperCase().replace("0X", "0x")}`, (alert) => alert.patient === idOf("ana"));
    await only(`actor=${accountOf("reader-1")}`, (alert) => alert.actor === accountOf("reader-1"));
    await only(`txHash=${placeAt({ block: 7 }).txHash}`, (alert) => alert.blockNumber === "7");
    await only("from=2026-02-01T12:00:00.002Z&to=2026-02-01T13:00:00.004%2B01:00", (alert) =>
      ["2026-02-01T12:00:00.002Z", "2026-02-01T12:00:00.003Z"].includes(alert.detectedAt as string),
    );
    await only(
      `finality=final&rule=ACC-04&actor=${accountOf("nobody")}&actor=${accountOf("dr-who")}`,
      (alert) => alert.actor === accountOf("dr-who"),
    );
    await only(`q=${placeAt({ block: 8 }).txHash}`, (alert) => alert.blockNumber === "8");
    for (const q of ["REVOKED", "acc-02", "revoked-grant-read", "revoked%20gra", "seconds%20after%20consent"])
      await only(`q=${q}`, (alert) => alert.rule.id === "ACC-02");
  });

  test("by whether somebody has taken it, however the taker is called", async () => {
    const [first, second] = (await list("rule=ACC-02")).map(({ id }) => id);
    await api.pool.query("UPDATE compliance.alert SET assignee = 'none' WHERE id = $1", [first]);
    const idsOf = async (query: string) => (await list(query)).map(({ id }) => id);
    expect(await idsOf("assigned=true")).toEqual([first]);
    expect(await idsOf("assignee=none")).toEqual([first]);
    expect(await idsOf("rule=ACC-02&assigned=false")).toEqual([second]);
    expect(await idsOf("assigned=false&assignee=none")).toEqual([]);
    expect((await idsOf("assigned=false")).length).toBe(39);
    await api.pool.query("UPDATE compliance.alert SET assignee = NULL WHERE id = $1", [first]);
    expect((await api.ask("/v1/alerts?assigned=none")).body.errors).toMatchObject([{ field: "assigned" }]);
  });

  test("that nothing meets gives an empty list; % and _ mean themselves", async () => {
    for (const query of [
      "status=resolved",
      "chainId=1",
      "assignee=nobody",
      "q=%25",
      "q=_",
      "q=2026",
      `organisation=${accountOf("x")}`,
    ])
      expect(await list(query)).toEqual([]);
  });
});

describe("a list", () => {
  const SORTS = ["detectedAt", "blockTime", "occurredAt", "severity", "dueAt", "status", "rule"].flatMap((sort) => [
    sort,
    `-${sort}`,
  ]);

  test.each(SORTS)("sorted by %s is walked by cursors: every alert once, in order", async (sort) => {
    const whole = await list(`sort=${sort}`);
    const walked: Alert[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const page: { items: Alert[]; nextCursor: string | null } = (
        await api.ask(`/v1/alerts?limit=7&sort=${sort}${cursor && `&cursor=${cursor}`}`)
      ).body;
      walked.push(...page.items);
      cursor = page.nextCursor;
    }
    expect(walked).toEqual(whole);
    expect(new Set(walked.map(({ id }) => id)).size).toBe(40);
    const rank = { low: 0, medium: 1, high: 2, critical: 3 } as Record<string, number>;
    const keys = walked.map((alert) =>
      sort.endsWith("severity")
        ? rank[alert.severity as string]!
        : sort.endsWith("rule")
          ? alert.rule.id
          : (alert[sort.replace("-", "")] as string),
    );
    const ordered = [...keys].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    expect(keys).toEqual(sort.startsWith("-") ? ordered.reverse() : ordered);
  });

  test("counts what meets the filter, not the page, where it is asked to", async () => {
    const { body } = await api.ask("/v1/alerts?limit=1&count=true&rule=ACC-04");
    expect(body.items).toHaveLength(1);
    expect(body.totalCount).toBe(37);
    expect((await api.ask("/v1/alerts?limit=1&count=false")).body).not.toHaveProperty("totalCount");
  });

  test("is newest first by default, and its cursor stays right while alerts are added", async () => {
    const before = await list();
    const first = (await api.ask("/v1/alerts?limit=10")).body;
    const any = "a.id = (select min(id) from compliance.alert)";
    await copyAlerts({
      pool: api.pool,
      changes: "jsonb_build_object('id', '0xnew', 'detected_at', now())",
      where: any,
    });
    try {
      const second = (await api.ask(`/v1/alerts?limit=500&cursor=${first.nextCursor}`)).body;
      expect([...first.items, ...second.items]).toEqual(before);
      expect(second.nextCursor).toBeNull();
    } finally {
      await api.pool.query("DELETE FROM compliance.alert WHERE id = '0xnew'");
    }
  });

  test("refuses a cursor of another order, of another list, or made up", async () => {
    const { nextCursor } = (await api.ask("/v1/alerts?limit=1")).body;
    const deliveries = Buffer.from(JSON.stringify(["-detectedAt", "x"])).toString("base64url");
    const injected = Buffer.from(JSON.stringify(["-detectedAt", "now(); drop table x", "y"])).toString("base64url");
    for (const query of [
      `sort=rule&cursor=${nextCursor}`,
      `cursor=${deliveries}`,
      `cursor=${injected}`,
      "cursor=abc",
      `cursor=${Buffer.from('["-detectedAt","2024-01-01 00:00:00+99","x"]').toString("base64url")}`,
    ]) {
      const answer = await api.ask(`/v1/alerts?${query}`);
      expect(answer).toMatchObject({ status: 400, body: { errors: [{ in: "query", field: "cursor" }] } });
    }
  });
});

test("a period that ends before it begins is refused by every list that takes one", async () => {
  const period = "from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z";
  const lists = ["alerts", "accesses", "consents", "governance", `patients/${idOf("ana")}/timeline`, "operator-log"];
  for (const path of lists)
    expect(await api.ask(`/v1/${path}?${period}`), path).toMatchObject({
      status: 400,
      body: { errors: [{ in: "query", field: "to" }] },
    });
  expect((await api.ask("/v1/alerts?from=2026-02-01T00:00:00Z&to=2026-02-01T00:00:00Z")).status).toBe(200);
});

test("an instant outside of the years that can be written is refused, wherever it stands", async () => {
  const { id } = (await list())[0]!;
  const after = "9999-12-31T23:59:59-10:00";
  const before = "0000-01-01T00:00:00+10:00";
  const asked: [string, object?][] = [
    ...["from", "to", "dueBefore", "breachDueBefore"].map((name): [string] => [
      `/v1/alerts?${name}=${encodeURIComponent(after)}`,
    ]),
    [`/v1/alerts?from=${encodeURIComponent(before)}`],
    [`/v1/operator-log?from=${encodeURIComponent(after)}`],
    [`/v1/accesses?to=${encodeURIComponent(after)}`],
    [`/v1/alerts/${id}`, { as: "officer", method: "PATCH", json: { dueAt: after }, headers: { "if-match": "1" } }],
  ];
  for (const [path, options] of asked) {
    const answer = await api.ask(path, options);
    expect(answer, path).toMatchObject({ status: 400, body: { type: "urn:consentry:problem:invalid-request" } });
    expect(answer.body.detail).toContain("0000 to 9999");
  }
  expect((await api.ask("/v1/alerts?to=9999-12-31T23:59:59Z&limit=1")).status).toBe(200);
});

test("an alert of an event that was mined again is linked to the retracted one, both ways", async () => {
  const [before] = (await list(`txHash=${placeAt({ block: 40 }).txHash}`)) as [Alert];
  await api.pool.query(
    "UPDATE compliance.alert SET status = 'retracted', retracted_at = now(), retraction = 'blockReplaced' WHERE id = $1",
    [before.id],
  );
  await copyAlerts({
    pool: api.pool,
    changes: `jsonb_build_object('id', '0x' || repeat('9', 64), 'block_hash', '0x' || repeat('8', 64), 'status', 'open',
       'retracted_at', null, 'retraction', null, 'block_number', 41)`,
    where: "a.id = $1",
    values: [before.id],
  });
  const after = `0x${"9".repeat(64)}`;
  expect((await api.ask(`/v1/alerts/${before.id}`)).body).toMatchObject({
    status: "retracted",
    retraction: { reason: "blockReplaced", at: expect.stringMatching(/Z$/), replacedBy: after },
    replaces: null,
    replacedBy: after,
  });
  expect((await api.ask(`/v1/alerts/${after}`)).body).toMatchObject({
    status: "open",
    retraction: null,
    replaces: before.id,
    replacedBy: null,
  });
  const both = await list(`txHash=${placeAt({ block: 40 }).txHash}`);
  expect(both.find(({ id }) => id === before.id)!.retraction).toMatchObject({ replacedBy: after });
  expect(both.map(({ replaces, replacedBy }) => [replaces, replacedBy]).sort()).toEqual(
    [
      [before.id, null],
      [null, after],
    ].sort(),
  );
});
