/**
 * Every route × every role × every state of a credential, against the table below. It is written by hand and shares nothing
 * with the table that the code enforces: a route that is missing here fails the test, and so does a line without a route.
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestApi, type TestApi } from "../../test/fixtures/api-fixture";
import { createSigningKey, startTestIssuer, type TestIssuer } from "../../test/fixtures/issuer-fixture";
import { createApiKey } from "./identity/api-keys";

/** Who may use a route; everybody else is refused. */
const ACCESS: Record<string, string> = {
  "GET /v1/session": "auditor officer security service admin",
  "POST /v1/session": "auditor officer security service admin",
  "DELETE /v1/session": "auditor officer security service admin",
  "GET /v1/session/options": "auditor officer security service admin",
  "GET /v1/alerts": "auditor officer security",
  "GET /v1/alerts/stats": "auditor officer security",
  "GET /v1/alerts/facets": "auditor officer security",
  "GET /v1/alerts/workload": "auditor officer security",
  "GET /v1/alerts/{id}": "auditor officer security",
  "PATCH /v1/alerts/{id}": "officer",
  "POST /v1/alerts/{id}/notes": "officer",
  "PUT /v1/alerts/{id}/breach-assessment": "officer",
  "POST /v1/alerts/bulk": "officer",
  "GET /v1/stream": "auditor officer security service",
  "GET /v1/accesses": "auditor officer",
  "GET /v1/accesses/{id}": "auditor officer",
  "GET /v1/consents": "auditor officer",
  "GET /v1/consents/{id}": "auditor officer",
  "GET /v1/credentials": "auditor officer",
  "GET /v1/credentials/{id}": "auditor officer",
  "GET /v1/agreements": "auditor officer",
  "GET /v1/agreements/{id}": "auditor officer",
  "GET /v1/shares": "auditor officer",
  "GET /v1/shares/{id}": "auditor officer",
  "GET /v1/claims": "auditor officer",
  "GET /v1/claims/{id}": "auditor officer",
  "GET /v1/governance": "auditor officer",
  "GET /v1/governance/{id}": "auditor officer",
  "GET /v1/patients/{patient}": "auditor officer",
  "GET /v1/patients/{patient}/timeline": "auditor officer",
  "GET /v1/patients/{patient}/disclosures": "auditor officer",
  "GET /v1/actors": "auditor officer",
  "GET /v1/actors/{actor}": "auditor officer",
  "GET /v1/organisations": "auditor officer",
  "GET /v1/organisations/{organisation}": "auditor officer",
  "GET /v1/endpoints": "auditor officer security admin",
  "GET /v1/endpoints/{id}": "auditor officer security admin",
  "POST /v1/endpoints": "security admin",
  "PATCH /v1/endpoints/{id}": "security admin",
  "DELETE /v1/endpoints/{id}": "security admin",
  "POST /v1/endpoints/{id}/test": "security admin",
  "POST /v1/endpoints/{id}/rotate": "security admin",
  "POST /v1/endpoints/{id}/replay": "security admin",
  "POST /v1/endpoints/{id}/announce-open": "security admin",
  "GET /v1/deliveries": "auditor officer security",
  "GET /v1/deliveries/{id}": "auditor officer security",
  "POST /v1/deliveries/{id}/replay": "security",
  "GET /v1/suppressions": "auditor officer",
  "GET /v1/suppressions/{id}": "auditor officer",
  "POST /v1/suppressions": "officer",
  "DELETE /v1/suppressions/{id}": "officer",
  "GET /v1/rules": "auditor officer security admin",
  "GET /v1/rules/{id}": "auditor officer security admin",
  "POST /v1/rules/{id}/backtest": "officer",
  "GET /v1/backtests/{id}": "auditor officer",
  "GET /v1/reports/alerts": "officer",
  "GET /v1/reports/accesses": "officer",
  "GET /v1/reports/compliance": "auditor officer",
  "GET /v1/reports/operator-log": "auditor officer",
  "GET /v1/directory": "auditor officer security admin",
  "GET /v1/directory/{account}": "auditor officer security admin",
  "PUT /v1/directory/{account}": "officer admin",
  "DELETE /v1/directory/{account}": "officer admin",
  "POST /v1/directory/import": "officer admin",
  "GET /v1/keys": "admin",
  "GET /v1/keys/{id}": "admin",
  "POST /v1/keys": "admin",
  "DELETE /v1/keys/{id}": "admin",
  "POST /v1/keys/{id}/rotate": "admin",
  "GET /v1/operator-log": "auditor officer",
  "GET /v1/status": "auditor officer security admin",
  "GET /v1/metrics": "auditor officer security admin",
  "GET /v1/openapi.json": "auditor officer security service admin",
  "GET /fhir/metadata": "auditor officer security service admin",
  "GET /fhir/Consent": "auditor officer service",
  "POST /fhir/Consent/_search": "auditor officer service",
  "GET /fhir/Consent/{id}": "auditor officer service",
  "GET /fhir/AuditEvent": "auditor officer service",
  "POST /fhir/AuditEvent/_search": "auditor officer service",
  "GET /fhir/AuditEvent/{id}": "auditor officer service",
  "GET /graphql": "auditor officer service",
  "POST /graphql": "auditor officer service",
};

/** What needs no credential. */
const PUBLIC = ["GET /fhir/metadata", "POST /v1/session", "GET /v1/session/options"];

const ROLES = ["auditor", "officer", "security", "service", "admin"] as const;
const METHODS = ["get", "post", "put", "patch", "delete"];

type Role = (typeof ROLES)[number];

let api: TestApi;
let issuer: TestIssuer;

beforeAll(async () => {
  issuer = await startTestIssuer();
  api = await startTestApi(() => ({
    oidc: { issuer: issuer.issuer, audience: issuer.audience, roleClaim: "roles" },
  }));
});

afterAll(async () => {
  await api?.stop();
  await issuer?.stop();
});

/** Credentials of a role that must be refused whatever they ask for, by what is wrong with them. */
async function refusedOf(role: Role): Promise<[string, string][]> {
  const key = async (state: string) => {
    const made = await createApiKey({ pool: api.pool, name: `the ${role}, ${state}`, role });
    await api.pool.query(`UPDATE compliance.api_key SET ${state} = now() WHERE id = $1`, [made.row.id]);
    return made.key;
  };
  const claims = { sub: `the ${role}`, roles: [role] };
  return [
    ["an expired key", await key("expires_at")],
    ["a revoked key", await key("revoked_at")],
    ["an expired token", await issuer.token(claims, { expiresIn: -120 })],
    ["a token for another audience", await issuer.token(claims, { audience: "payroll" })],
    ["a token with a wrong signature", await issuer.token(claims, { key: await createSigningKey("first") })],
  ];
}

/** The status of an answer, whose body may never end. */
async function statusOf(route: string, credential: string | undefined): Promise<number> {
  const [method, path] = route.split(" ") as [string, string];
  // Without a query, it is a page that needs no credential.
  const query = route === "GET /graphql" ? "?query={__typename}" : "";
  const response = await fetch(`${api.url}${path.replaceAll(/\{[^}]+\}/g, `0x${"0".repeat(64)}`)}${query}`, {
    method,
    headers: {
      ...(credential?.startsWith("__Host-") ? { cookie: credential, "sec-fetch-site": "same-origin" } : {}),
      ...(credential === undefined || credential.startsWith("__Host-")
        ? {}
        : { authorization: `Bearer ${credential}` }),
      ...(method === "GET" || method === "DELETE" ? {} : { "content-type": "application/json" }),
    },
    ...(method === "GET" || method === "DELETE" ? {} : { body: "{}" }),
  });
  if (response.status === 401 || response.status === 403)
    expect(await response.json()).toMatchObject(
      path.startsWith("/fhir/")
        ? { resourceType: "OperationOutcome", issue: [{ code: response.status === 401 ? "login" : "forbidden" }] }
        : {
            status: response.status,
            type: `urn:consentry:problem:${response.status === 401 ? "unauthenticated" : "forbidden"}`,
          },
    );
  else await response.body?.cancel();
  return response.status;
}

/** The cookie of a new session, as one of the routes ends it. */
async function sessionOf(role: Role): Promise<string> {
  const json = { key: api.keys[role] };
  const { headers } = await api.ask("/v1/session", { key: null, method: "POST", json });
  return headers.get("set-cookie")!.split(";")[0]!;
}

test("the OpenAPI document and the permission table have the same routes", async () => {
  const { body } = await api.ask("/v1/openapi.json");
  const described = Object.entries(body.paths).flatMap(([path, item]) =>
    Object.keys(item as object)
      .filter((method) => METHODS.includes(method))
      .map((method) => `${method.toUpperCase()} ${path}`),
  );
  const beside = Object.keys(ACCESS).filter((route) => !described.includes(route) && !route.includes(" /v1/"));
  expect(Object.keys(ACCESS).sort()).toEqual([...described, ...beside].sort());
  for (const route of beside) expect(await statusOf(route, api.keys.auditor), route).not.toBe(404);
});

test("an administrator's operations read no patient data", async () => {
  const { body } = await api.ask("/v1/openapi.json");
  for (const [route, roles] of Object.entries(ACCESS).filter(([, allowed]) => allowed.split(" ").includes("admin"))) {
    const [method, path] = route.split(" ") as [string, string];
    expect(body.paths[path][method.toLowerCase()]["x-patient-level"], `${route}: ${roles}`).toBe(false);
  }
});

describe.each(ROLES)("the %s", (role) => {
  test("can call exactly the table's routes, with a key, with a token and in a session", async () => {
    const token = await issuer.token({ sub: `the ${role}`, roles: [role] });
    for (const [route, allowed] of Object.entries(ACCESS))
      for (const credential of [api.keys[role], token, await sessionOf(role)]) {
        const status = await statusOf(route, credential);
        if (allowed.split(" ").includes(role))
          expect([401, 403, 405, 500], `${route} answered ${status}`).not.toContain(status);
        else expect(status, route).toBe(403);
      }
  });

  test("can call none with an invalid or expired credential", async () => {
    for (const [what, credential] of await refusedOf(role))
      await Promise.all(
        Object.keys(ACCESS).map(async (route) =>
          expect(await statusOf(route, credential), `${route}: ${what}`).toBe(401),
        ),
      );
  });
});

test("no route but the public ones can be called without a credential", async () => {
  // Signing in needs a key in the body, which is empty here.
  for (const route of Object.keys(ACCESS))
    expect(await statusOf(route, undefined), route).toBe(
      !PUBLIC.includes(route) ? 401 : route.startsWith("POST") ? 400 : 200,
    );
});

test("a public route reads no patient data", async () => {
  const { body } = await api.ask("/v1/openapi.json");
  for (const [path, item] of Object.entries(body.paths))
    for (const [method, route] of Object.entries(item as Record<string, Record<string, unknown>>)) {
      const isPublic = PUBLIC.includes(`${method.toUpperCase()} ${path}`);
      if (isPublic) expect(route["x-patient-level"]).toBe(false);
    }
});
