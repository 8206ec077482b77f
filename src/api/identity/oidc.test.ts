import { setTimeout as sleep } from "node:timers/promises";
import { UnsecuredJWT } from "jose";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { startTestApi, type TestApi } from "../../../test/fixtures/api-fixture";
import { createAlerts, exampleAlert } from "../../../test/fixtures/delivery-fixture";
import { createSigningKey, startTestIssuer, type TestIssuer } from "../../../test/fixtures/issuer-fixture";
import { createRateLimit } from "./rate-limit";

let issuer: TestIssuer;
let api: TestApi;

beforeAll(async () => {
  issuer = await startTestIssuer();
  const { audience } = issuer;
  api = await startTestApi(() => ({ oidc: { issuer: issuer.issuer, audience, roleClaim: "realm_access.roles" } }));
});

afterAll(async () => {
  vi.useRealTimers();
  await api?.stop();
  await issuer?.stop();
});

beforeEach(() => issuer.away(false));

const auditor = { sub: "u-1", preferred_username: "Grace", realm_access: { roles: ["offline_access", "auditor"] } };
/** Lets the process's clock be later, where it then stands; timers and the database go by the real one. */
const later = (ms: number) => {
  const now = Date.now() + ms;
  vi.useFakeTimers({ toFake: ["Date"], now });
};
const idOf = (sub: string) => encodeURIComponent(`oidc:${issuer.issuer}#${sub}`);
const ask = (token: string, path = "/v1/alerts") => api.ask(path, { key: token });
const statusOf = async (...given: Parameters<TestIssuer["token"]>) => (await ask(await issuer.token(...given))).status;
const expectRefusal = async (token: string, detail: RegExp) => {
  const answer = await ask(token);
  expect(answer).toMatchObject({ status: 401, body: { type: "urn:consentry:problem:unauthenticated" } });
  expect(answer.body.detail).toMatch(detail);
  expect(answer.headers.get("www-authenticate")).toBe('Bearer error="invalid_token"');
};

test("a valid token is accepted beside API keys, with the role in its claim", async () => {
  const token = await issuer.token(auditor);
  expect((await ask(token)).status).toBe(200);
  expect((await ask(token, "/v1/keys")).status).toBe(403);
  expect((await api.ask("/v1/alerts")).status).toBe(200);
  const { body } = await ask(token, `/v1/operator-log?credential=${idOf("u-1")}&status=200&sort=at&limit=1`);
  expect(body.items).toMatchObject([
    { credential: { id: `oidc:${issuer.issuer}#u-1`, name: "Grace", role: "auditor" } },
  ]);
});

test("actions by token are attributed to issuer and subject, whatever the name", async () => {
  await createAlerts(api.pool, [exampleAlert(1)]);
  const [{ id }] = (await api.ask("/v1/alerts")).body.items;
  for (const sub of ["u-1", "u-9"]) {
    const token = await issuer.token({ ...auditor, sub, realm_access: { roles: ["officer"] } });
    await api.ask(`/v1/alerts/${id}/notes`, { key: token, method: "POST", json: { note: "Seen." } });
  }
  const { history } = (await api.ask(`/v1/alerts/${id}`)).body;
  expect(history.filter(({ change }: { change: string }) => change === "noted")).toMatchObject(
    ["u-1", "u-9"].map((sub) => ({ by: "Grace", byKind: "token", byId: `oidc:${issuer.issuer}#${sub}` })),
  );
});

test.each(["RS256", "ES256", "EdDSA"] as const)("%s is accepted", async (algorithm) => {
  const key = await createSigningKey(`another ${algorithm}`, algorithm);
  issuer.published.push(key);
  // The keys of the issuer are asked for anew only after a while, and nothing tells when that has passed.
  await sleep(2_100);
  expect(await statusOf(auditor, { key })).toBe(200);
  issuer.published.pop();
});

describe("a token is refused", () => {
  test("that has expired, or is not valid yet, beyond a skew of 60 seconds", async () => {
    expect(await statusOf(auditor, { expiresIn: -50 })).toBe(200);
    expect(await statusOf(auditor, { notBefore: 50 })).toBe(200);
    await expectRefusal(await issuer.token(auditor, { expiresIn: -70 }), /has expired/);
    await expectRefusal(await issuer.token(auditor, { notBefore: 70, expiresIn: 600 }), /claim nbf/);
  });

  test("for another audience, of another issuer, of nobody", async () => {
    await expectRefusal(await issuer.token(auditor, { audience: "payroll" }), /claim aud/);
    await expectRefusal(await issuer.token(auditor, { issuer: "https://login.example.org" }), /claim iss/);
    await expectRefusal(await issuer.token({ ...auditor, sub: undefined }), /claim sub/);
    await expectRefusal(await issuer.token({ ...auditor, sub: "x".repeat(300) }), /claim sub/);
  });

  test("whose signature is wrong, cut off, of an unknown key or none", async () => {
    const [header, payload, signature] = (await issuer.token(auditor)).split(".") as [string, string, string];
    const forged = Buffer.from(JSON.stringify({ ...auditor, iss: issuer.issuer, aud: issuer.audience, exp: 9e9 }));
    const one = await createSigningKey("first");
    const unknown = await createSigningKey("unknown");
    for (const wrong of [
      `${header}.${forged.toString("base64url")}.${signature}`,
      `${header}.${payload}.${signature.slice(0, -4)}`,
      `${header}.${payload}.`,
      "a.b.c",
      await issuer.token(auditor, { key: one }),
      await issuer.token(auditor, { key: unknown }),
    ])
      await expectRefusal(wrong, /signed by the issuer/);
    const claims = { ...auditor, iss: issuer.issuer, aud: issuer.audience, exp: 9e9 };
    await expectRefusal(new UnsecuredJWT(claims).encode(), /signed by one of|signed by the issuer/);
    const hmac = Buffer.from('{"alg":"HS256","kid":"first"}').toString("base64url");
    await expectRefusal(`${hmac}.${payload}.${signature}`, /signed by one of/);
  });

  test("with 403 where its claim names no role of ours, or several", async () => {
    for (const [roles, detail] of [
      [["nurse"], /has none of the roles/],
      [[], /has none/],
      [{ auditor: true }, /has none/],
      [undefined, /has none/],
      [["auditor", "admin"], /has several roles \(auditor, admin\)/],
    ] as const) {
      const answer = await ask(await issuer.token({ ...auditor, sub: "u-2", realm_access: { roles } }));
      expect(answer).toMatchObject({ status: 403, body: { type: "urn:consentry:problem:forbidden" } });
      expect(answer.body.detail).toMatch(detail);
    }
    const { body } = await api.ask(`/v1/operator-log?credential=${idOf("u-2")}&count=true&limit=1`);
    expect(body).toMatchObject({ totalCount: 5, items: [{ credential: { name: "Grace", role: null }, status: 403 }] });
  });
});

test("a role may be a text, and its claim's name may have dots in it", async () => {
  const named = await startTestApi(() => ({
    oidc: { issuer: issuer.issuer, audience: issuer.audience, roleClaim: "https://example.org/role" },
  }));
  const answer = await named.ask("/v1/rules", { key: await issuer.token({ "https://example.org/role": "admin" }) });
  await named.stop();
  expect(answer.status).toBe(200);
});

test("a new key of the issuer is accepted, and a removed one is not", async () => {
  const old = issuer.published[0]!;
  expect(await statusOf(auditor)).toBe(200);
  const asked = issuer.asked();
  expect(await statusOf(auditor)).toBe(200);
  expect(issuer.asked()).toBe(asked);
  issuer.published.unshift(await createSigningKey("second"));
  // The keys of the issuer are asked for anew only after a while, and nothing tells when that has passed.
  await sleep(2_100);
  expect(await statusOf(auditor)).toBe(200);
  expect(await statusOf(auditor, { key: old })).toBe(200);
  issuer.published.pop();
  issuer.published.unshift(await createSigningKey("third"));
  // The keys of the issuer are asked for anew only after a while, and nothing tells when that has passed.
  await sleep(2_100);
  expect(await statusOf(auditor)).toBe(200);
  await expectRefusal(await issuer.token(auditor, { key: old }), /signed by the issuer/);
});

test("while the issuer is unreachable, tokens are neither accepted nor refused: try again", async () => {
  issuer.away(true);
  const other = await startTestApi(() => ({
    oidc: { issuer: issuer.issuer, audience: issuer.audience, roleClaim: "realm_access.roles" },
  }));
  const token = await issuer.token(auditor);
  const answer = await other.ask("/v1/alerts", { key: token });
  expect(answer).toMatchObject({ status: 503, body: { type: "urn:consentry:problem:issuer-away" } });
  expect(answer.headers.get("retry-after")).toBe("5");
  expect((await other.ask("/v1/alerts")).status).toBe(200);
  issuer.away(false);
  later(5_000);
  expect((await other.ask("/v1/alerts", { key: token })).status).toBe(200);
  await other.stop();
});

test("an unreachable issuer is contacted by one request at a time, with pauses, and callers are rate-limited", async () => {
  issuer.away(true);
  const other = await startTestApi(({ pool }) => ({
    oidc: { issuer: issuer.issuer, audience: issuer.audience, roleClaim: "realm_access.roles" },
    rateLimit: createRateLimit({ pool, perMinute: 30 }),
  }));
  const forged = `${Buffer.from('{"alg":"RS256","kid":"x"}').toString("base64url")}.e30.AA`;
  const ask = async () => (await other.ask("/v1/alerts", { key: forged })).status;
  const before = issuer.requests();
  expect(new Set(await Promise.all(Array.from({ length: 20 }, ask)))).toEqual(new Set([503]));
  expect(await ask()).toBe(503);
  expect(issuer.requests() - before).toBe(1);
  later(5_000);
  expect(await ask()).toBe(503);
  expect(issuer.requests() - before).toBe(2);
  for (let asked = 22; asked < 30; asked++) expect(await ask()).toBe(503);
  expect(await ask()).toBe(429);
  await other.stop();
});

test("known keys stay valid for a day while the issuer is unreachable, and no longer", async () => {
  expect(await statusOf(auditor)).toBe(200);
  issuer.away(true);
  const unknown = await createSigningKey("unknown");
  later(11 * 60_000);
  const before = issuer.requests();
  expect(await statusOf(auditor)).toBe(200);
  expect(await statusOf(auditor)).toBe(200);
  expect(issuer.requests() - before).toBe(1);
  expect(await statusOf(auditor, { key: unknown })).toBe(503);
  later(23 * 3_600_000);
  expect(await statusOf(auditor)).toBe(200);
  later(3_600_000);
  expect(await statusOf(auditor)).toBe(503);
  issuer.away(false);
  later(5_000);
  expect(await statusOf(auditor)).toBe(200);
});

test("keys are fetched again after ten minutes, so that removed ones stop working", async () => {
  const old = issuer.published[0]!;
  expect(await statusOf(auditor)).toBe(200);
  issuer.published[0] = await createSigningKey("fourth");
  later(11 * 60_000);
  await expectRefusal(await issuer.token(auditor, { key: old }), /signed by the issuer/);
  expect(await statusOf(auditor)).toBe(200);
});

test("without an issuer, a token is an unknown key", async () => {
  const keysOnly = await startTestApi();
  expect((await keysOnly.ask("/v1/alerts", { key: await issuer.token(auditor) })).status).toBe(401);
  await keysOnly.stop();
});
