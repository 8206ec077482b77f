import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestApi, type TestApi } from "../../test/fixtures/api-fixture";
import { createApiKey, listApiKeys, revokeApiKey } from "./identity/api-keys";
import { PERMISSIONS, ROLES, type Role } from "./identity/roles";

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
});

afterAll(() => api?.stop());

const expectProblem = (answer: Awaited<ReturnType<TestApi["ask"]>>, status: number, kind: string) => {
  expect(answer).toMatchObject({ status, body: { type: `urn:consentry:problem:${kind}`, status } });
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  expect(answer.body.detail).toMatch(/^\S.*[.!?]$/s);
  expect(answer.headers.get("cache-control")).toBe("no-store");
};

describe("a credential", () => {
  test("is required even for unknown paths", async () => {
    for (const path of ["/v1/alerts", "/v1/openapi.json", "/v1/nothing"]) {
      const answer = await api.ask(path, { key: null });
      expectProblem(answer, 401, "unauthenticated");
      expect(answer.headers.get("www-authenticate")).toBe("Bearer");
    }
    expectProblem(
      await api.ask("/graphql", { key: null, json: { query: "{__typename}" }, method: "POST" }),
      401,
      "unauthenticated",
    );
  });

  test("is refused if it is unknown, truncated or in another scheme", async () => {
    const key = api.keys.auditor;
    for (const wrong of ["csk_nothing", key.slice(0, -1), `${key}x`, `csk_${"0".repeat(43)}`, "' or 1=1 --"])
      expectProblem(await api.ask("/v1/alerts", { key: wrong }), 401, "unauthenticated");
    for (const authorization of [key, `Basic ${key}`, "Bearer", `Bearer ${key} ${key}`])
      expectProblem(await api.ask("/v1/alerts", { key: null, headers: { authorization } }), 401, "unauthenticated");
  });

  test("stops working as soon as it is revoked or expires", async () => {
    const { pool } = api;
    const { key, row } = await createApiKey({ pool, name: "short-lived", role: "auditor", expiresInDays: 1 });
    expect((await api.ask("/v1/alerts", { key })).status).toBe(200);
    await pool.query("UPDATE compliance.api_key SET expires_at = now() WHERE id = $1", [row.id]);
    expectProblem(await api.ask("/v1/alerts", { key }), 401, "unauthenticated");
    await pool.query("UPDATE compliance.api_key SET expires_at = NULL WHERE id = $1", [row.id]);
    expect((await api.ask("/v1/alerts", { key })).status).toBe(200);
    expect(await revokeApiKey({ pool, idOrPrefix: row.prefix })).toMatchObject({ id: row.id });
    expectProblem(await api.ask("/v1/alerts", { key }), 401, "unauthenticated");
    expect(await revokeApiKey({ pool, idOrPrefix: row.id })).toBe("revoked");
    expect(await revokeApiKey({ pool, idOrPrefix: "key_of_nobody" })).toBe("unknown");
    expect(await revokeApiKey({ pool, idOrPrefix: "csk_" })).toBe("ambiguous");
  });

  test("is stored as a hash only, and its last use to the minute", async () => {
    const { pool } = api;
    const { key, row } = await createApiKey({ pool, name: "noted", role: "auditor" });
    expect(key).toMatch(/^csk_[0-9A-Za-z]{43}$/);
    const { rows } = await pool.query("SELECT * FROM compliance.api_key WHERE id = $1", [row.id]);
    expect(JSON.stringify(rows)).not.toContain(key);
    expect(rows[0].hash).toBe(createHash("sha256").update(key).digest("hex"));
    const lastUse = async () => (await listApiKeys({ pool })).find(({ id }) => id === row.id)!.lastUsedAt;
    expect(await lastUse()).toBeNull();
    await api.ask("/v1/alerts", { key });
    const first = await lastUse();
    expect(first).toBeInstanceOf(Date);
    await api.ask("/v1/alerts", { key });
    expect(await lastUse()).toEqual(first);
    await pool.query("UPDATE compliance.api_key SET last_used_at = now() - INTERVAL '2 minutes' WHERE id = $1", [
      row.id,
    ]);
    await api.ask("/v1/alerts", { key });
    expect((await lastUse())!.getTime()).toBeGreaterThanOrEqual(first!.getTime());
  });

  test("in a URL is refused, and not repeated", async () => {
    const key = api.keys.auditor;
    for (const path of [
      `/v1/alerts?q=${key}`,
      "/v1/alerts?api_key=x",
      "/v1/alerts?access_token=x",
      `/v1/alerts/${key}`,
      `/${key}`,
    ]) {
      const answer = await api.ask(path);
      expectProblem(answer, 400, "credential-in-url");
      expect(JSON.stringify(answer.body)).not.toContain(key);
    }
  });
});

describe("a role", () => {
  test.each(Object.entries(PERMISSIONS))("may call %s only if the table permits it", async (operation, allowed) => {
    const [method, pattern] = operation.split(" ") as [string, string];
    const path = pattern.replace(/{id}|{patient}/, `0x${"0".repeat(64)}`).replace("{account}", `0x${"0".repeat(40)}`);
    // Without a query, it is a page that needs no credential.
    const query = operation === "GET /graphql" ? "?query={__typename}" : "";
    for (const role of ROLES) {
      const answer = await api.ask(`${path}${query}`, { as: role, method, ...(/^P/.test(method) ? { json: {} } : {}) });
      if ((allowed as readonly Role[]).includes(role)) expect([200, 400, 404, 409, 415, 428]).toContain(answer.status);
      else {
        if (path.startsWith("/fhir/"))
          expect(answer).toMatchObject({ status: 403, body: { resourceType: "OperationOutcome" } });
        else expectProblem(answer, 403, "forbidden");
        expect(api.logged.at(-1)).toMatchObject({ role, operation });
      }
    }
  });

  test("is written for every route in the description", async () => {
    const { body } = await api.ask("/v1/openapi.json");
    const described = Object.entries(body.paths).flatMap(([path, item]) =>
      Object.entries(item as Record<string, { "x-roles": Role[] }>).map(([method, route]) => [
        `${method.toUpperCase()} ${path}`,
        route["x-roles"],
      ]),
    );
    expect(Object.fromEntries(described)).toEqual(PERMISSIONS);
  });
});

describe("an error is a problem document", () => {
  test("for an unknown path or method", async () => {
    expectProblem(await api.ask("/v1/nothing"), 404, "not-found");
    expectProblem(await api.ask("/elsewhere"), 404, "not-found");
    const answer = await api.ask("/v1/alerts", { method: "DELETE" });
    expectProblem(answer, 405, "method-not-allowed");
    expect(answer.headers.get("allow")).toBe("GET, HEAD");
    expectProblem(await api.ask("/graphql", { method: "PUT", json: {} }), 405, "method-not-allowed");
    expectProblem(await api.ask("/v1/alerts/", {}), 404, "not-found");
  });

  test("that names each unknown, invalid or repeated parameter", async () => {
    const answer = await api.ask("/v1/alerts?state=open&limit=0&sort=colour&patient=ana&from=yesterday");
    expectProblem(answer, 400, "invalid-request");
    expect(
      answer.body.errors.map(({ in: place, field }: { in: string; field: string }) => `${place} ${field}`).sort(),
    ).toEqual(["query from", "query limit", "query patient.0", "query sort", "query state"]);
    for (const query of ["limit=501", "limit=ten", "limit=1&limit=2", "cursor=%00", "count=yes", "status=shut", "q="])
      expectProblem(await api.ask(`/v1/alerts?${query}`), 400, "invalid-request");
    for (const path of ["/v1/status?x=1", "/v1/rules/ACC-01?x=1", "/v1/openapi.json?x=1", "/v1/alerts/nonsense"])
      expectProblem(await api.ask(path), 400, "invalid-request");
  });

  test("for a well-formed value that cannot exist", async () => {
    const cursor = Buffer.from(JSON.stringify(["-detectedAt", "9999-99-99 00:00:00+00", "x"])).toString("base64url");
    for (const path of [
      `/v1/alerts?cursor=${cursor}`,
      "/v1/alerts?assignee=%00",
      "/v1/deliveries/%00",
      "/v1/accesses/9999999999-1",
    ])
      expectProblem(await api.ask(path), 400, "invalid-request");
    const json = { name: "x\0y", url: "https://203.0.112.7/" };
    expectProblem(await api.ask("/v1/endpoints", { as: "admin", method: "POST", json }), 400, "invalid-request");
  });

  test("that closes the connection if the body was not read, so that no further request is lost on it", async () => {
    const large = () =>
      api.ask("/v1/endpoints", { as: "security", method: "POST", json: { name: "x".repeat(5_000_000) } });
    for (let repeated = 0; repeated < 20; repeated++) {
      const refused = await large();
      expectProblem(refused, 413, "too-large");
      expect(refused.headers.get("connection")).toBe("close");
      await new Promise((resolve) => setTimeout(resolve, repeated));
      expect((await api.ask("/v1/rules")).status).toBe(200);
    }
    const small = await api.ask("/v1/endpoints", { as: "auditor", method: "POST", json: { name: "x" } });
    expect([small.status, small.headers.get("connection")]).toEqual([403, "keep-alive"]);
  });

  test("for a body that is malformed, of another type, too large or has unknown fields", async () => {
    const post = (init: Parameters<TestApi["ask"]>[1]) =>
      api.ask("/v1/endpoints", { as: "security", method: "POST", ...init });
    const json = { "content-type": "application/json" };
    expectProblem(await post({ body: "{", headers: json }), 400, "malformed-body");
    expectProblem(
      await post({ body: "name=x", headers: { "content-type": "text/plain" } }),
      415,
      "unsupported-media-type",
    );
    expectProblem(await post({}), 400, "invalid-request");
    expectProblem(await post({ json: { name: "x".repeat(300_000) } }), 413, "too-large");
    const answer = await post({ json: { name: "", url: "ftp://example.org", colour: "red", minSeverity: "mild" } });
    expectProblem(answer, 400, "invalid-request");
    expect(answer.body.errors.map(({ field }: { field: string }) => field).sort()).toEqual([
      "colour",
      "minSeverity",
      "name",
      "url",
    ]);
  });

  test("without details for an unexpected error, which is logged without the request's values", async () => {
    const patient = `0x${"ab".repeat(32)}`;
    await api.pool.query("ALTER TABLE compliance.alert RENAME COLUMN summary TO summarised");
    try {
      const answer = await api.ask(`/v1/alerts?patient=${patient}`);
      expectProblem(answer, 500, "internal");
      expect(JSON.stringify(answer.body)).not.toContain("summar");
      const reference = /reference (\S+)\.$/.exec(answer.body.detail)![1];
      const entry = api.logged.find((fields) => (fields as { reference?: string }).reference === reference);
      expect(JSON.stringify(entry)).toContain("summary");
      expect(JSON.stringify(entry)).not.toContain(patient.slice(2));
    } finally {
      await api.pool.query("ALTER TABLE compliance.alert RENAME COLUMN summarised TO summary");
    }
  });

  test("for facts that cannot be read right now", async () => {
    await api.pool.query("ALTER SCHEMA chain RENAME TO moved");
    try {
      const answer = await api.ask("/v1/accesses");
      expectProblem(answer, 503, "facts-away");
      expect(answer.headers.get("retry-after")).toBe("2");
    } finally {
      await api.pool.query("ALTER SCHEMA moved RENAME TO chain");
    }
  });
});

test("responses forbid sniffing, framing and caching", async () => {
  const { headers } = await api.ask("/v1/rules");
  expect(Object.fromEntries(headers)).toMatchObject({
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  });
});
