/** What a busy or slow database does to requests, with pools as the server has them, only smaller and less patient. */
import type { Pool } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createPool } from "../../database/pool";
import { startTestApi, type TestApi } from "../../test/fixtures/api-fixture";

let api: TestApi;
let pools: Record<"pool" | "guardPool" | "exportPool", Pool>;

beforeAll(async () => {
  api = await startTestApi(({ databaseUrl }) => {
    const one = (max: number, statementTimeoutMs: number, patienceMs = 500) =>
      createPool({ databaseUrl, max, statementTimeoutMs, patienceMs, applicationName: "test" });
    pools = { pool: one(2, 500), guardPool: one(2, 500), exportPool: one(2, 60_000, 60_000) };
    return pools;
  });
});

afterAll(async () => {
  await api?.stop();
  for (const pool of Object.values(pools ?? {})) await pool.end();
});

const lastLogged = async () =>
  (await api.pool.query("SELECT operation, status FROM compliance.operator_log ORDER BY id DESC LIMIT 1")).rows[0];

test("when every connection is busy, requests get 503, while sign-in and operator log keep working", async () => {
  const held = await Promise.all([pools.pool.connect(), pools.pool.connect()]);
  try {
    const busy = await api.ask("/v1/alerts");
    expect(busy).toMatchObject({ status: 503, body: { type: "urn:consentry:problem:database-busy" } });
    expect(busy.headers.get("retry-after")).toBe("5");
    expect(await lastLogged()).toEqual({ operation: "GET /v1/alerts", status: 503 });
    expect((await api.ask("/v1/alerts", { key: `csk_${"0".repeat(43)}` })).status).toBe(401);
    expect((await api.ask("/v1/alerts", { as: "admin" })).status).toBe(403);
    expect((await api.ask("/v1/openapi.json")).status).toBe(200);
    expect((await api.ask("/fhir/Consent")).body).toMatchObject({ issue: [{ code: "transient" }] });
  } finally {
    for (const connection of held) connection.release();
  }
  expect((await api.ask("/v1/alerts")).status).toBe(200);
});

test("a read that takes too long is cancelled and releases its connection; an export may take longer", async () => {
  const locker = await api.pool.connect();
  await locker.query("BEGIN; LOCK TABLE compliance.alert IN ACCESS EXCLUSIVE MODE");
  try {
    const slow = await api.ask("/v1/alerts");
    expect(slow).toMatchObject({ status: 503, body: { type: "urn:consentry:problem:too-slow" } });
    expect(slow.headers.get("retry-after")).toBe("30");
    expect(pools.pool.idleCount).toBe(pools.pool.totalCount);
    const report = api.ask("/v1/reports/compliance?from=2026-01-01T00:00:00Z");
    // Longer than a read may take: only a report still waits then.
    const sooner = new Promise((resolve) => setTimeout(resolve, 1_500, "waits"));
    expect(await Promise.race([report, sooner])).toBe("waits");
    await locker.query("ROLLBACK");
    expect((await report).status).toBe(200);
  } finally {
    await locker.query("ROLLBACK");
    locker.release();
  }
});
