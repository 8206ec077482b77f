import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Redis, redisInstalled, startRedis } from "../../../devnet/redis";
import { startTestApi, type TestApi } from "../../../test/fixtures/api-fixture";
import { createApiKey, revokeApiKey } from "./api-keys";
import { createRateLimit, type RateLimit } from "./rate-limit";

const LIMIT = 5;

const stores = [
  { store: "PostgreSQL", withRedis: false },
  ...(redisInstalled ? [{ store: "Redis", withRedis: true }] : []),
];

describe.each(stores)("requests counted in $store", ({ withRedis }) => {
  const directory = mkdtempSync(join(tmpdir(), "consentry-rate-"));
  let redis: Redis | undefined;
  let api: TestApi;
  let limit: RateLimit;
  let beside: RateLimit;

  beforeAll(async () => {
    redis = withRedis ? await startRedis({ directory }) : undefined;
    api = await startTestApi(({ pool }) => {
      const options = { pool, redisUrl: redis?.url, perMinute: LIMIT };
      limit = createRateLimit(options)!;
      beside = createRateLimit(options)!;
      return { rateLimit: limit, trustedProxies: ["127.0.0.1"] };
    });
  });

  afterAll(async () => {
    await Promise.all([limit?.close(), beside?.close()]);
    await api?.stop();
    await redis?.stop();
    rmSync(directory, { recursive: true });
  });

  test("every response shows what is left; beyond the limit it is 429 with the time to wait", async () => {
    for (let asked = 1; asked <= LIMIT; asked++) {
      const { status, headers } = await api.ask("/v1/rules", { as: "auditor" });
      expect(status).toBe(200);
      expect(headers.get("ratelimit-policy")).toBe(`"credential";q=${LIMIT};w=60`);
      expect(headers.get("ratelimit")).toMatch(new RegExp(`^"credential";r=${LIMIT - asked};t=\\d+$`));
      expect(headers.get("retry-after")).toBeNull();
    }
    const { status, headers, body } = await api.ask("/v1/rules", { as: "auditor" });
    expect({ status, body }).toMatchObject({ status: 429, body: { type: "urn:consentry:problem:too-many-requests" } });
    expect(headers.get("ratelimit")).toMatch(/^"credential";r=0;t=\d+$/);
    const wait = Number(headers.get("retry-after"));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(60);
    expect((await api.ask("/v1/rules", { as: "officer" })).status).toBe(200);
  });

  test("refusals count too, and show what is left", async () => {
    const { status, headers } = await api.ask("/v1/alerts", { as: "admin" });
    expect({ status, ratelimit: headers.get("ratelimit") }).toMatchObject({
      status: 403,
      ratelimit: expect.stringContaining(`r=${LIMIT - 1}`),
    });
  });

  test("the operator log has the first refusal of a minute, and each use of a revoked key within the limit", async () => {
    const { key, row } = await createApiKey({ pool: api.pool, name: "Gone", role: "auditor" });
    await revokeApiKey({ pool: api.pool, idOrPrefix: row.id });
    const logged = async () =>
      (
        await api.pool.query(
          "SELECT credential_id AS id, status FROM compliance.operator_log AS l WHERE address IN ('203.0.113.5', '203.0.113.6') ORDER BY l.id",
        )
      ).rows;
    const ask = (given: string, from: string) =>
      api.ask("/v1/rules", { key: given, headers: { "x-forwarded-for": from } });
    for (let asked = 0; asked < LIMIT + 3; asked++) await ask(`csk_${"2".repeat(43)}`, "203.0.113.5");
    const nobody = { id: null, status: 401 };
    expect(await logged()).toEqual([...Array(LIMIT).fill(nobody), { id: null, status: 429 }]);
    for (let asked = 0; asked < LIMIT + 3; asked++) await ask(key, "203.0.113.5");
    expect((await logged()).slice(LIMIT + 1)).toEqual(Array(LIMIT).fill({ id: row.id, status: 429 }));

    const { key: busy, row: other } = await createApiKey({ pool: api.pool, name: "Busy", role: "auditor" });
    const before = (await logged()).length;
    for (let asked = 0; asked < LIMIT + 3; asked++) await ask(busy, "203.0.113.6");
    expect((await logged()).slice(before).map(({ id, status }) => [id, status])).toEqual(
      [...Array(LIMIT).fill(200), 429].map((status) => [other.id, status]),
    );
  });

  test("requests that need no credential count by address if they have none, and by their credential otherwise", async () => {
    const ask = (key: string | null) =>
      api.ask("/fhir/metadata", { key, headers: { "x-forwarded-for": "203.0.113.7" } });
    for (let asked = 1; asked <= LIMIT; asked++) {
      const { status, headers } = await ask(null);
      expect([status, headers.get("ratelimit")]).toEqual([200, expect.stringContaining(`r=${LIMIT - asked};`)]);
    }
    expect((await ask(null)).status).toBe(429);
    expect((await ask(null)).status).toBe(429);
    const { key } = await createApiKey({ pool: api.pool, name: "FHIR", role: "service" });
    const known = await ask(key);
    expect([known.status, known.headers.get("ratelimit")]).toEqual([200, expect.stringContaining(`r=${LIMIT - 1};`)]);
    const { rows } = await api.pool.query(
      "SELECT credential_name AS name, status, patient_level FROM compliance.operator_log AS l WHERE address = '203.0.113.7' ORDER BY l.id",
    );
    expect(rows).toEqual([
      { name: null, status: 429, patient_level: false },
      { name: "FHIR", status: 200, patient_level: false },
    ]);
  });

  test("servers count together", async () => {
    for (let asked = 0; asked < LIMIT; asked++)
      expect(await (asked % 2 ? limit : beside).consume("somebody")).toMatchObject({ allowed: true });
    for (const each of [limit, beside])
      expect(await each.consume("somebody")).toMatchObject({ allowed: false, remaining: 0 });
  });

  if (withRedis)
    test("deployments with different databases count apart", async () => {
      const others = await Promise.all(
        ["0123456789abcdef", "fedcba9876543210"].map(
          async (databaseIdentity) =>
            createRateLimit({ pool: api.pool, redisUrl: redis?.url, databaseIdentity, perMinute: 1 })!,
        ),
      );
      for (const each of others) expect(await each.consume("203.0.113.9")).toMatchObject({ allowed: true });
      for (const each of others) expect(await each.consume("203.0.113.9")).toMatchObject({ allowed: false });
      await Promise.all(others.map((each) => each.close()));
    });

  test("guessing from changing addresses of an IPv6 network is stopped by network", async () => {
    const guess = (from: string) =>
      api.ask("/v1/rules", { key: `csk_${"1".repeat(43)}`, headers: { "x-forwarded-for": from } });
    const own = [
      "2001:db8:1:2::1",
      "2001:0db8:0001:0002:3:4:5:6",
      "2001:db8:1:2:ffff::",
      "2001:DB8:1:2::9",
      "2001:db8:1:2::a:b",
    ];
    for (const from of own) expect((await guess(from)).status, from).toBe(401);
    expect((await guess("2001:db8:1:2::7")).status).toBe(429);
    expect((await guess("2001:db8:1:3::1")).status).toBe(401);
    expect((await guess("2001:db8::1")).status).toBe(401);
  });

  test("guessing credentials is stopped by address, but valid credentials keep working", async () => {
    const guess = (index: number) => api.ask("/v1/rules", { key: `csk_${String(index).padStart(43, "0")}` });
    for (let index = 0; index < LIMIT; index++) expect((await guess(index)).status).toBe(401);
    expect((await guess(LIMIT)).status).toBe(429);
    expect((await api.ask("/v1/rules", { as: "security" })).status).toBe(200);
  });
});

test("a limit of 0 means unlimited", async () => {
  const api = await startTestApi(({ pool }) => ({ rateLimit: createRateLimit({ pool, perMinute: 0 }) }));
  const { status, headers } = await api.ask("/v1/rules");
  expect({ status, ratelimit: headers.get("ratelimit") }).toEqual({ status: 200, ratelimit: null });
  await api.stop();
});

test("while the store is unreachable, each server counts alone", async () => {
  const api = await startTestApi(({ pool }) => ({ rateLimit: createRateLimit({ pool, perMinute: 2 }) }));
  await api.pool.query("ALTER TABLE compliance.rate_limit RENAME TO away");
  const statuses = [];
  for (let asked = 0; asked < 3; asked++) statuses.push((await api.ask("/v1/rules")).status);
  expect(statuses).toEqual([200, 200, 429]);
  await api.stop();
});
