import { generateKeyPairSync } from "node:crypto";
import { parse } from "csv-parse/sync";
import type { Pool, PoolClient } from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { sealNext } from "../../../operator-log/seal";
import { verifyOperatorLog } from "../../../operator-log/verify";
import { startTestApi, type TestApi } from "../../../test/fixtures/api-fixture";
import { instantFromNow } from "../../../test/support/clock";
import { accessRow, idOf, patientRow } from "../../../test/support/rows";
import { createApiKey, revokeApiKey } from "../identity/api-keys";

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi(() => ({ trustedProxies: ["127.0.0.1", "10.0.0.0/8"] }));
  await api.happen(
    {
      patient: [patientRow({ block: 1 }, "a vip")],
      access: [accessRow({ block: 2 }, { seq: 1, actor: "dr-who", patient: "a vip", purpose: "HPAYMT" })],
    },
    { latest: 5, finalized: 5 },
  );
});

afterAll(() => api?.stop());

const log = "compliance.operator_log";
const rows = async () => (await api.pool.query(`SELECT * FROM ${log} ORDER BY id`)).rows;
const PATIENT = `0x${"ab".repeat(32)}`;

/** The rows that were written meanwhile. */
async function written(act: () => Promise<unknown>) {
  const before = await rows();
  await act();
  return (await rows()).slice(before.length);
}

describe("a request leaves a row before it is answered", () => {
  test("with who, what, the filter, from where, and the status", async () => {
    const [row, ...others] = await written(() => api.ask(`/v1/alerts?patient=${PATIENT}&status=open&status=resolved`));
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      credential_id: expect.stringMatching(/^key_/),
      credential_name: "the auditor",
      role: "auditor",
      operation: "GET /v1/alerts",
      patient_level: true,
      filter: { patient: PATIENT, status: ["open", "resolved"] },
      address: "127.0.0.1",
      status: 200,
      sequence: null,
      hash: null,
    });
    expect(Math.abs(row.at.getTime() - Date.now())).toBeLessThan(10_000);
  });

  test("with the id in its path, and where nothing was found or the request was wrong", async () => {
    const id = `0x${"0".repeat(64)}`;
    const found = await written(async () => {
      await api.ask(`/v1/alerts/${id}`);
      await api.ask("/v1/alerts?colour=red");
      await api.ask("/v1/deliveries/%00");
    });
    expect(found).toMatchObject([
      { operation: "GET /v1/alerts/{id}", filter: { id }, status: 404 },
      { operation: "GET /v1/alerts", filter: { colour: "red" }, status: 400 },
      { operation: "GET /v1/deliveries/{id}", filter: { id: "\0" }, status: 400 },
    ]);
  });

  test("where it is refused: of nobody, of a revoked key, of a role", async () => {
    const { key, row } = await createApiKey({ pool: api.pool, name: "Gone", role: "auditor" });
    await revokeApiKey({ pool: api.pool, idOrPrefix: row.id });
    const refused = await written(async () => {
      await api.ask("/v1/alerts", { key: null });
      await api.ask("/v1/alerts", { key: `csk_${"0".repeat(43)}` });
      await api.ask("/v1/alerts", { key });
      await api.ask("/v1/alerts", { as: "admin" });
      await api.ask("/v1/nowhere", { key: null });
      await api.ask(`/v1/alerts/${PATIENT}?q=${"x".repeat(12_000)}`, { key: null });
    });
    expect(refused).toMatchObject([
      { credential_id: null, credential_name: null, role: null, operation: "GET /v1/alerts", status: 401 },
      { credential_id: null, status: 401 },
      { credential_id: row.id, credential_name: "Gone", role: null, status: 401 },
      { credential_name: "the admin", role: "admin", status: 403 },
      { credential_id: null, operation: "GET elsewhere", filter: {}, status: 401 },
      { credential_id: null, operation: "GET /v1/alerts/{id}", address: "127.0.0.1", status: 401 },
    ]);
    expect(refused.map(({ filter }) => filter)).toEqual(refused.map(() => ({})));
  });

  test("where it changes something, with what was changed, and no secret or patient", async () => {
    const post = ({
      path,
      json,
      as = "security",
      method = "POST",
    }: {
      path: string;
      json: object;
      as?: "security" | "admin" | "officer";
      method?: string;
    }) => api.ask(path, { as, method, json });
    const account = `0x${"5e".repeat(20)}`;
    let id = "";
    let key = "";
    let suppression = "";
    const rowsOf = await written(async () => {
      const made = await post({
        path: "/v1/endpoints",
        json: { name: "x", url: "https://203.0.112.7/secret-path?token=hidden" },
      });
      id = made.body.id;
      const change = { url: "https://203.0.112.8:8443/other-path", payload: "full", rules: ["ACC-01"] };
      await post({ path: `/v1/endpoints/${id}`, json: change, as: "security", method: "PATCH" });
      await post({ path: `/v1/endpoints/${id}/rotate`, json: { overlapHours: 2 } });
      await post({
        path: `/v1/endpoints/${id}/replay`,
        json: { from: "2026-01-01T00:00:00Z", to: "2026-02-01T00:00:00Z" },
      });
      await api.ask(`/v1/endpoints/${id}`, { as: "admin", method: "DELETE" });
      key = (await post({ path: "/v1/keys", json: { name: "Grace H.", role: "auditor" }, as: "admin" })).body.id;
      await api.ask(`/v1/keys/${key}`, { as: "admin", method: "DELETE" });
      await post({
        path: `/v1/directory/${account}`,
        json: { kind: "person", name: "Dr Lee" },
        as: "admin",
        method: "PUT",
      });
      await api.ask(`/v1/directory/${account}`, { as: "admin", method: "DELETE" });
      const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
      const hidden = { rule: "ACC-01", patient: PATIENT, reason: "hidden", expiresAt };
      suppression = (await post({ path: "/v1/suppressions", json: hidden, as: "officer" })).body.id;
      await api.ask(`/v1/suppressions/${suppression}`, { as: "officer", method: "DELETE" });
    });
    expect(
      rowsOf.map(({ operation, filter, status, patient_level }) => [operation, filter, status, patient_level]),
    ).toEqual([
      ["POST /v1/endpoints", { made: id, origin: "https://203.0.112.7", payload: "thin" }, 201, false],
      [
        "PATCH /v1/endpoints/{id}",
        { id, changed: ["url", "rules", "payload"], origin: "https://203.0.112.8:8443", payload: "full" },
        200,
        true,
      ],
      ["POST /v1/endpoints/{id}/rotate", { id, changed: ["secret"], overlapHours: "2" }, 200, true],
      [
        "POST /v1/endpoints/{id}/replay",
        {
          ...{ id, replayed: "0", from: "2026-01-01T00:00:00.000Z", to: "2026-02-01T00:00:00.000Z" },
          status: ["delivered", "failed"],
        },
        202,
        true,
      ],
      ["DELETE /v1/endpoints/{id}", { id, changed: ["deleted"] }, 204, false],
      ["POST /v1/keys", { made: key, role: "auditor" }, 201, false],
      ["DELETE /v1/keys/{id}", { id: key, changed: ["revoked"], role: "auditor" }, 200, false],
      ["PUT /v1/directory/{account}", { account, created: "1", updated: "0" }, 201, false],
      ["DELETE /v1/directory/{account}", { account, changed: ["deleted"] }, 204, false],
      [
        "POST /v1/suppressions",
        { made: suppression, rule: "ACC-01", about: ["patient"], expiresAt: expect.any(String) },
        201,
        true,
      ],
      ["DELETE /v1/suppressions/{id}", { id: suppression, changed: ["ended"] }, 200, true],
    ]);
    expect(JSON.stringify(rowsOf.map(({ filter }) => filter))).not.toMatch(
      /hidden|secret-path|Grace|Lee|whsec|csk_|(ab){20}/,
    );
  });

  test("in the transaction of the change: where the row cannot be kept, nothing is changed", async () => {
    const json = { name: "x", url: "https://203.0.112.7/" };
    const { body: made } = await api.ask("/v1/endpoints", { as: "security", method: "POST", json });
    const { body: key } = await api.ask("/v1/keys", {
      as: "admin",
      method: "POST",
      json: { name: "y", role: "auditor" },
    });
    const state = async () => {
      const tables = ["endpoint", "api_key", "directory", "suppression", "backtest", "delivery"];
      const read = tables.map((table) => api.pool.query(`SELECT * FROM compliance.${table}`));
      return (await Promise.all(read)).map(({ rows: found }) => found.map(({ last_used_at, ...row }) => row));
    };
    const before = await state();
    const attempts: [string, string, "security" | "admin" | "officer", object?][] = [
      ["POST", "/v1/endpoints", "security", json],
      ["PATCH", `/v1/endpoints/${made.id}`, "admin", { url: "https://203.0.112.66/" }],
      ["POST", `/v1/endpoints/${made.id}/rotate`, "admin", {}],
      ["POST", `/v1/endpoints/${made.id}/test`, "admin"],
      ["DELETE", `/v1/endpoints/${made.id}`, "admin"],
      ["POST", "/v1/keys", "admin", { name: "z", role: "officer" }],
      ["POST", `/v1/keys/${key.id}/rotate`, "admin", {}],
      ["DELETE", `/v1/keys/${key.id}`, "admin"],
      ["PUT", `/v1/directory/0x${"5e".repeat(20)}`, "admin", { kind: "person", name: "Dr Lee" }],
      [
        "POST",
        "/v1/suppressions",
        "officer",
        { rule: "ACC-01", patient: PATIENT, reason: "x", expiresAt: new Date(Date.now() + 3_600_000).toISOString() },
      ],
      [
        "POST",
        "/v1/rules/ACC-11/backtest",
        "officer",
        { from: "2026-01-01T00:00:00Z", to: "2026-02-01T00:00:00Z", parameters: { patients: 40 } },
      ],
    ];
    await api.pool.query(`ALTER TABLE ${log} RENAME TO away`);
    try {
      for (const [method, path, as, body] of attempts)
        expect((await api.ask(path, { as, method, json: body })).status, `${method} ${path}`).toBe(503);
    } finally {
      await api.pool.query("ALTER TABLE compliance.away RENAME TO operator_log");
    }
    expect(await state()).toEqual(before);
  });

  test("where it is GraphQL, with its query and variables", async () => {
    const json = {
      query: "query ($p: String) { alerts(where: { patient: $p }) { totalCount } }",
      variables: { p: PATIENT },
    };
    const [row] = await written(() => api.ask("/graphql", { as: "service", method: "POST", json }));
    expect(row).toMatchObject({ operation: "POST /graphql", patient_level: true, role: "service", status: 200 });
    expect(JSON.parse(row.filter.request)).toEqual(json);
    const [refused] = await written(() => api.ask("/graphql", { as: "admin", method: "POST", json }));
    expect(refused).toMatchObject({ operation: "POST /graphql", filter: {}, status: 403 });
  });

  test("from the client that a trusted proxy names, and not from one that the client names", async () => {
    const from = async (forwarded: string) => {
      const [row] = await written(() => api.ask("/v1/rules", { headers: { "x-forwarded-for": forwarded } }));
      return row.address;
    };
    expect(await from("198.51.100.7")).toBe("198.51.100.7");
    expect(await from("203.0.113.66, 198.51.100.7, 10.1.2.3")).toBe("198.51.100.7");
    expect(await from("::ffff:198.51.100.7")).toBe("198.51.100.7");
    expect(await from("2001:db8::7")).toBe("2001:db8::7");
    expect(await from("unknown")).toBe("127.0.0.1");
    expect(await from("10.4.7.21")).toBe("10.4.7.21");
    expect(await from("10.4.7.21, 10.1.2.3")).toBe("10.4.7.21");
    expect(await from("203.0.113.66, 198.51.100.7:5678")).toBe("127.0.0.1");
    expect(await from("203.0.113.66, 198.51.100.7:5678, 10.1.2.3")).toBe("10.1.2.3");
    const direct = await startTestApi();
    await direct.ask("/v1/rules", { headers: { "x-forwarded-for": "198.51.100.7" } });
    const { rows: found } = await direct.pool.query(`SELECT address FROM ${log}`);
    await direct.stop();
    expect(found).toEqual([{ address: "127.0.0.1" }]);
  });

  test("or is answered by an error", async () => {
    await api.pool.query(`ALTER TABLE ${log} RENAME TO away`);
    try {
      expect((await api.ask("/v1/alerts")).status).toBe(503);
    } finally {
      await api.pool.query("ALTER TABLE compliance.away RENAME TO operator_log");
    }
  });
});

test("a credential in a URL is not written", async () => {
  expect(await written(() => api.ask(`/v1/alerts?q=${api.keys.auditor}`))).toEqual([]);
});

describe("the log is read", () => {
  const { privateKey: signingKey, publicKey } = generateKeyPairSync("ed25519");
  let keyId: string;

  beforeEach(async () => {
    const { rows: keys } = await api.pool.query("SELECT id FROM compliance.api_key WHERE name = 'the security'");
    keyId = keys[0].id;
  });

  const list = async (query: string) => (await api.ask(`/v1/operator-log?${query}`)).body;

  test("narrowed by credential, operation, status and time, counted, walked by cursor, sealed", async () => {
    const started = await instantFromNow();
    for (let asked = 0; asked < 3; asked++) await api.ask(`/v1/rules/ACC-0${asked + 1}`, { as: "security" });
    await api.ask("/v1/accesses", { as: "security" });
    while ((await sealNext({ pool: api.pool, signingKey }))?.sealed) {
      // The next rows.
    }
    const mine = `credential=${keyId}&from=${started}`;
    const all = await list(`${mine}&count=true`);
    expect(all).toMatchObject({ totalCount: 4, nextCursor: null });
    expect(all.items[0]).toEqual({
      id: expect.stringMatching(/^\d+$/),
      at: expect.any(String),
      credential: { id: keyId, name: "the security", role: "security" },
      operation: "GET /v1/accesses",
      patientLevel: true,
      filter: {},
      address: "127.0.0.1",
      status: 403,
      sequence: expect.stringMatching(/^\d+$/),
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    const filters = async (query: string) =>
      (await list(`${mine}&${query}`)).items.map(({ filter }: { filter: { id?: string } }) => filter.id);
    expect(await filters("operation=GET+/v1/rules/{id}")).toEqual(["ACC-03", "ACC-02", "ACC-01"]);
    expect(await filters("status=403&status=500")).toEqual([undefined]);
    expect(await filters(`to=${started}`)).toEqual([]);
    const walked = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const page = await list(`${mine}&sort=at&limit=1${cursor && `&cursor=${cursor}`}`);
      walked.push(...page.items);
      cursor = page.nextCursor;
    }
    expect(walked).toEqual([...all.items].reverse());
    expect(await verifyOperatorLog({ pool: api.pool, publicKeys: [publicKey] })).toMatchObject({ faults: [] });
    const { body } = await api.ask("/v1/status");
    expect(body.operatorLog).toMatchObject({ head: { signed: true } });
    expect(Number(body.operatorLog.sealed)).toBeGreaterThanOrEqual(4);
  });

  test("narrowed by role, patient, alert and what concerns patients", async () => {
    const started = await instantFromNow();
    const vip = idOf("a vip");
    const alertOf = (access: number) => idOf(`alert about ${access}`);
    const { body: found } = await api.ask(`/v1/alerts?patient=${vip.toUpperCase().replace("0X", "0x")}`);
    const id = found.items[0].id as string;
    await api.ask(`/v1/patients/${vip}`, { as: "officer" });
    await api.ask(`/v1/alerts/${id}`, { as: "security" });
    await api.ask(`/v1/alerts/${alertOf(1)}`, { as: "security" });
    await api.ask("/graphql", { as: "service", method: "POST", json: { query: `{ patient(id: "${vip}") { id } }` } });
    await api.ask("/v1/rules");
    const since = `from=${started}&sort=at`;
    const operations = async (query: string) =>
      (await list(`${since}&${query}`)).items.map(({ operation }: { operation: string }) => operation);
    expect(await operations(`patient=${vip}&operation=GET+/v1/rules`)).toEqual([]);
    expect(await operations(`patient=${vip}`)).toEqual([
      "GET /v1/alerts",
      "GET /v1/patients/{patient}",
      "GET /v1/alerts/{id}",
      "POST /graphql",
      "GET /v1/operator-log",
    ]);
    expect(await operations(`alert=${alertOf(1)}&role=security`)).toEqual(["GET /v1/alerts/{id}"]);
    expect(await operations("role=service&role=officer")).toEqual(["GET /v1/patients/{patient}", "POST /graphql"]);
    expect(await operations("patientLevel=false")).toEqual(["GET /v1/rules"]);
    expect((await api.ask("/v1/operator-log?role=boss&patient=0x1&patientLevel=1")).body.errors).toMatchObject([
      { field: "role.0" },
      { field: "patientLevel" },
      { field: "patient.0" },
    ]);
  });

  test("narrowed by patient over everything, whatever else was logged, and by alerts in any parameter", async () => {
    const vip = idOf("a vip");
    const other = idOf("nobody's");
    const { body: found } = await api.ask("/v1/alerts");
    const [{ id, version }] = found.items;
    const change = { assignee: "Kim" };
    const bulk = { alerts: [{ id, version }], change };
    await api.ask("/v1/alerts/bulk", { as: "officer", method: "POST", json: bulk });
    // A parameter that JSON can only hold escaped, and an id in another case with more digits behind it.
    await api.ask("/v1/deliveries/%00");
    await api.ask(`/v1/alerts?q=${other.toUpperCase().replace("0X", "0x")}ab`);
    const operations = async (query: string) =>
      (await list(`sort=at&${query}`)).items.map(({ operation }: { operation: string }) => operation);
    expect(await operations(`patient=${vip}&role=officer&operation=POST+/v1/alerts/bulk`)).toEqual([
      "POST /v1/alerts/bulk",
    ]);
    expect(await operations(`alert=${id}&operation=POST+/v1/alerts/bulk`)).toEqual(["POST /v1/alerts/bulk"]);
    expect(await operations(`patient=${other}&operation=GET+/v1/alerts`)).toEqual(["GET /v1/alerts"]);
    expect(await operations(`patient=${idOf("never asked for")}`)).toEqual([]);
    const counted = await list(`patient=${vip}&patient=${other}&count=true&limit=1`);
    expect(counted.totalCount).toBeGreaterThan(3);
    expect(counted.nextCursor).not.toBeNull();
  });

  test("as a file, by those who may read the list, and with nothing that a spreadsheet would run", async () => {
    await api.ask("/v1/alerts?q=%3Dcmd", { as: "security" });
    const from = `from=${new Date(Date.now() - 3_600_000).toISOString()}`;
    const exported = (query: string, as: "auditor" | "officer" | "admin" = "auditor") =>
      fetch(`${api.url}/v1/reports/operator-log?${query}`, { headers: { authorization: `Bearer ${api.keys[as]}` } });
    const listed = (await list(`role=security&${from}&sort=at&limit=500`)).items;
    const csv = await exported(`${from}&role=security&bom=true`);
    expect(csv.headers.get("content-disposition")).toMatch(/^attachment; filename="operator-log-.*\.csv"$/);
    const bytes = Buffer.from(await csv.arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines: string[][] = parse(bytes, { bom: true, relax_column_count: true });
    expect(lines).toContainEqual(["# clock", "recorded"]);
    expect(lines.at(-1)).toEqual(["# rows", String(listed.length)]);
    const [names, ...rows] = lines.filter(([first]) => !first!.startsWith("# "));
    const cells = rows.map((row) => Object.fromEntries(names!.map((name, index) => [name, row[index]])));
    expect(cells.map(({ id, role, operation }) => [id, role, operation])).toEqual(
      listed.map(({ id, operation }: { id: string; operation: string }) => [id, "security", operation]),
    );
    expect(cells.at(-1)).toMatchObject({ patientLevel: "true", filter: '{"q":"=cmd"}', status: "200" });
    const jsonl = (await (await exported(`${from}&role=security&format=jsonl`, "officer")).text()).trim().split("\n");
    expect(jsonl.slice(1, -1).map((line) => JSON.parse(line))).toEqual(listed);
    expect((await exported(from, "admin")).status).toBe(403);
    expect((await exported("")).status).toBe(400);
    expect((await exported(`${from}&format=jsonl&bom=true`)).status).toBe(400);
    expect((await exported(`${from}&to=2020-01-01T00:00:00Z`)).status).toBe(400);
  });

  test("as a file, from the end of the one before on, without leaving out what was being written then", async () => {
    const exportFrom = async (from: string) => {
      const lines = await fetch(
        `${api.url}/v1/reports/operator-log?from=${from}&status=201&status=202&status=203&operation=GET+/v1/status&format=jsonl`,
        {
          headers: { authorization: `Bearer ${api.keys.auditor}` },
        },
      ).then((response) => response.text());
      const [head, ...rest] = lines.trim().split("\n");
      const entries = rest.slice(0, -1).map((line) => JSON.parse(line) as { status: number });
      return { end: JSON.parse(head!).header.period.to as string, statuses: entries.map(({ status }) => status) };
    };
    const record = (client: Pool | PoolClient, status: number) =>
      client.query(
        "INSERT INTO compliance.operator_log (operation, patient_level, filter, status) VALUES ('GET /v1/status', false, '{}', $1)",
        [status],
      );
    const before = new Date(Date.now() - 60_000).toISOString();
    const [slow, slower] = [await api.pool.connect(), await api.pool.connect()];
    try {
      await slower.query("BEGIN");
      await slow.query("BEGIN");
      await record(slow, 201);
      const first = await exportFrom(before);
      await record(slower, 202);
      await slower.query("COMMIT");
      await slow.query("COMMIT");
      const second = await exportFrom(first.end);
      await record(api.pool, 203);
      const third = await exportFrom(second.end);
      const statuses = [first, second, third].flatMap((one) => one.statuses);
      expect(statuses).toEqual([201, 202, 203]);
      expect(first.statuses).toEqual([]);
    } finally {
      slow.release();
      slower.release();
    }
  });

  test("and the reading is in it", async () => {
    await list("status=403");
    expect((await list("operation=GET+/v1/operator-log&limit=1")).items).toMatchObject([
      { operation: "GET /v1/operator-log", filter: { status: "403" }, patientLevel: true },
    ]);
  });

  test("with wrong parameters, it is not", async () => {
    const { status, body } = await api.ask("/v1/operator-log?status=99&from=today&who=me&operation=");
    expect(status).toBe(400);
    expect(body.errors.map(({ field }: { field: string }) => field).sort()).toEqual([
      "from",
      "operation.0",
      "status.0",
      "who",
    ]);
  });
});
