import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestApi, type TestApi } from "../../../test/fixtures/api-fixture";
import { createApiKey, revokeApiKey } from "../identity/api-keys";
import { OPERATIONS, type Operation, permits, type Role } from "../identity/roles";

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi(() => ({ organisationName: "St Mary's Hospital" }));
});

afterAll(() => api?.stop());

const NAME = "__Host-consentry";
/** What a browser sends with a request of a page of our own. */
const OURS = { "sec-fetch-site": "same-origin" };

type Signed = Awaited<ReturnType<typeof api.ask>> & { cookie: string };

async function signIn(key: string, headers: Record<string, string> = OURS): Promise<Signed> {
  const answer = await api.ask("/v1/session", { key: null, method: "POST", json: { key }, headers });
  return { ...answer, cookie: (answer.headers.get("set-cookie") ?? "").split(";")[0]! };
}

/** Asks in a session. */
const within = (cookie: string, path: string, { headers, ...init }: Parameters<typeof api.ask>[1] = {}) =>
  api.ask(path, { ...init, key: null, headers: { cookie, ...OURS, ...(headers as Record<string, string>) } });

const keyOf = async (name: string, role: Role, more: Partial<Parameters<typeof createApiKey>[0]> = {}) =>
  createApiKey({ pool: api.pool, name, role, ...more });

const secretOf = (cookie: string) => cookie.slice(cookie.indexOf("=") + 1);
const hashOf = (cookie: string) => createHash("sha256").update(secretOf(cookie)).digest("hex");
const change = (cookie: string, what: string) =>
  api.pool.query(`UPDATE compliance.session SET ${what} WHERE hash = $1`, [hashOf(cookie)]);
const over = { status: 401, body: { detail: "The session is over. Sign in again." } };

describe("signing in", () => {
  test("opens a session that can do what the key can, with a cookie that no script reads", async () => {
    const { key, row } = await keyOf("Kim", "officer");
    const { status, headers, body, cookie } = await signIn(key);
    expect([status, headers.get("location")]).toEqual([201, "/v1/session"]);
    expect(headers.get("set-cookie")).toMatch(
      /^__Host-consentry=[\w-]{43}; Path=\/; Expires=[^;]+ GMT; HttpOnly; Secure; SameSite=Strict$/,
    );
    expect(body).toMatchObject({ principal: { kind: "key", id: row.id, name: "Kim" }, role: "officer" });
    expect(body.operations).toEqual(OPERATIONS.filter((each) => permits("officer", each)));
    expect(Date.parse(body.expiresAt) - Date.parse(body.signedInAt)).toBe(8 * 3_600_000);
    expect(Date.parse(body.idleUntil) - Date.parse(body.signedInAt)).toBe(30 * 60_000);
    expect((await within(cookie, "/v1/session")).body).toEqual(body);
    expect((await within(cookie, "/v1/alerts")).status).toBe(200);
    expect((await within(cookie, "/v1/keys")).status).toBe(403);
    const { rows } = await api.pool.query("SELECT * FROM compliance.session WHERE key_id = $1", [row.id]);
    expect(JSON.stringify(rows)).not.toContain(secretOf(cookie));
  });

  test("is refused with a key that is unknown, revoked or expired", async () => {
    const revoked = await keyOf("revoked", "officer");
    await revokeApiKey({ pool: api.pool, idOrPrefix: revoked.row.id });
    const expired = await keyOf("expired", "officer");
    await api.pool.query("UPDATE compliance.api_key SET expires_at = now() WHERE id = $1", [expired.row.id]);
    for (const key of ["csk_x", "ses_1", revoked.key, expired.key, `${expired.key.slice(0, -1)}_`]) {
      const { status, headers, body } = await signIn(key);
      expect([status, headers.get("set-cookie")]).toEqual([401, null]);
      expect(JSON.stringify(body)).not.toContain(key);
    }
    for (const json of [{}, { key: "" }, { key: 1 }, { key: revoked.key, code: "x" }])
      expect((await api.ask("/v1/session", { key: null, method: "POST", json, headers: OURS })).status).toBe(400);
  });

  test("gives a new secret each time, whatever the browser sent, and ends the session before", async () => {
    const { key } = await keyOf("Kim", "officer");
    const planted = `${NAME}=${"A".repeat(43)}`;
    const first = await signIn(key, { ...OURS, cookie: planted });
    expect(first.cookie).not.toBe(planted);
    expect(await within(planted, "/v1/session")).toMatchObject(over);
    const second = await signIn(key, { ...OURS, cookie: first.cookie });
    expect(await within(first.cookie, "/v1/session")).toMatchObject(over);
    expect((await within(second.cookie, "/v1/session")).status).toBe(200);
  });

  test("names the cookie after the port where there is no HTTPS, as all ports of a host share cookies", async () => {
    const plain = await startTestApi(() => ({ publicUrl: "http://127.0.0.1:42069" }));
    const { headers } = await plain.ask("/v1/session", {
      ...{ key: null, method: "POST", json: { key: plain.keys.officer } },
      headers: { origin: "http://127.0.0.1:42069" },
    });
    expect(headers.get("set-cookie")).toMatch(
      /^consentry-42069=[\w-]{43}; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Strict$/,
    );
    await plain.stop();
  });

  test("can be prepared without a credential", async () => {
    const { status, body } = await api.ask("/v1/session/options", { key: null });
    expect([status, body]).toEqual([
      200,
      { key: true, name: "St Mary's Hospital", version: expect.stringMatching(/^\d+\.\d+\.\d+/) },
    ]);
  });
});

describe("a session", () => {
  test("works from our own pages only", async () => {
    const { cookie } = await signIn((await keyOf("Kim", "officer")).key);
    const ask = async (method: string, headers: Record<string, string>) => {
      const path = method === "GET" ? "/v1/alerts" : "/v1/suppressions";
      const json = method === "GET" ? {} : { json: {} };
      const { status, body } = await api.ask(path, { key: null, method, ...json, headers: { cookie, ...headers } });
      return status === 403 ? body.type : status;
    };
    const refused = "urn:consentry:problem:cross-origin";
    for (const site of ["same-site", "cross-site", "none"])
      for (const method of ["GET", "POST"])
        expect(await ask(method, { "sec-fetch-site": site, origin: "https://monitor.example.org" })).toBe(refused);
    // 400: it came as far as its body, which is empty.
    expect([await ask("GET", OURS), await ask("POST", OURS)]).toEqual([200, 400]);
    // A browser without Sec-Fetch-Site.
    expect([await ask("GET", {}), await ask("POST", {})]).toEqual([200, refused]);
    expect(await ask("POST", { origin: "https://monitor.example.org" })).toBe(400);
    for (const origin of ["https://evil.example", "https://monitor.example.org:8443", "null"])
      for (const method of ["GET", "POST"]) expect(await ask(method, { origin })).toBe(refused);
    const foreign: Record<string, string>[] = [{ "sec-fetch-site": "cross-site" }, { origin: "https://evil.example" }];
    for (const headers of foreign) expect((await signIn(api.keys.officer, headers)).status).toBe(403);
    // A program that is no browser.
    expect((await signIn(api.keys.officer, {})).status).toBe(201);
  });

  test("gives way to a credential in the header", async () => {
    const { cookie } = await signIn(api.keys.officer);
    const { body } = await api.ask("/v1/session", { as: "auditor", headers: { cookie } });
    expect(body).toMatchObject({ role: "auditor", signedInAt: null, idleUntil: null, expiresAt: null });
    expect((await api.ask("/v1/session", { key: "csk_nothing", headers: { cookie, ...OURS } })).status).toBe(401);
  });

  test("ends when its key is revoked or expires, at its own end, and when nobody does anything", async () => {
    const open = async () => {
      const { key, row } = await keyOf("Kim", "officer");
      return { ...(await signIn(key)), keyId: row.id };
    };
    const [revoked, expired, ended, idle, kept] = [
      await open(),
      await open(),
      await open(),
      await open(),
      await open(),
    ];
    await revokeApiKey({ pool: api.pool, idOrPrefix: revoked.keyId });
    await api.pool.query("UPDATE compliance.api_key SET expires_at = now() WHERE id = $1", [expired.keyId]);
    await change(ended.cookie, "expires_at = now()");
    await change(idle.cookie, "last_seen_at = now() - interval '30 minutes'");
    await change(kept.cookie, "last_seen_at = now() - interval '29 minutes'");
    for (const { cookie } of [revoked, expired, ended, idle])
      for (const path of ["/v1/session", "/v1/alerts"]) expect(await within(cookie, path)).toMatchObject(over);
    const left = async () => {
      const { body } = await within(kept.cookie, "/v1/session");
      return Math.round((Date.parse(body.idleUntil) - Date.now()) / 60_000);
    };
    // What the dashboard asks by itself does not count.
    for (const path of ["/v1/session", "/v1/status", "/v1/stream"]) await within(kept.cookie, path);
    expect(await left()).toBe(1);
    await within(kept.cookie, "/v1/alerts");
    expect(await left()).toBe(30);
  });

  test("ends when somebody signs out, and the browser forgets it", async () => {
    const { cookie } = await signIn(api.keys.officer);
    const other = await signIn(api.keys.officer);
    const { status, headers } = await within(cookie, "/v1/session", { method: "DELETE" });
    expect(status).toBe(204);
    expect(headers.get("set-cookie")).toMatch(
      /^__Host-consentry=; Max-Age=0; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    );
    expect(await within(cookie, "/v1/session")).toMatchObject(over);
    expect((await within(other.cookie, "/v1/session")).status).toBe(200);
    expect(await api.ask("/v1/session", { method: "DELETE" })).toMatchObject({
      status: 409,
      body: { type: "urn:consentry:problem:no-session" },
    });
  });

  test("is limited to the operations of its key", async () => {
    const operations: Operation[] = ["GET /v1/alerts"];
    const { key } = await keyOf("narrow", "officer", { operations });
    const { body, cookie } = await signIn(key);
    expect(body.operations.sort()).toEqual([
      ...["DELETE /v1/session", "GET /fhir/metadata", ...operations, "GET /v1/session", "GET /v1/session/options"],
      "POST /v1/session",
    ]);
    expect((await within(cookie, "/v1/alerts")).status).toBe(200);
    expect((await within(cookie, "/v1/rules")).status).toBe(403);
    expect((await within(cookie, "/v1/session")).body).toEqual(expect.objectContaining({ role: "officer" }));
    expect((await within(cookie, "/v1/session", { method: "DELETE" })).status).toBe(204);
  });

  test("is named in the operator log, which never has its secret", async () => {
    const { key, row } = await keyOf("Kim", "officer");
    const { cookie } = await signIn(key);
    await within(cookie, "/v1/session");
    await within(cookie, "/v1/rules?severity=high");
    await within(cookie, "/v1/session", { method: "DELETE" });
    const { rows } = await api.pool.query(
      "SELECT operation, filter, status FROM compliance.operator_log WHERE credential_id = $1 ORDER BY id",
      [row.id],
    );
    const session = rows[0].filter.session;
    expect(session).toMatch(/^ses_[0-9a-f]{16}$/);
    expect(rows.map(({ operation, filter, status }) => [operation, filter.session, status])).toEqual([
      ["POST /v1/session", session, 201],
      ["GET /v1/rules", session, expect.any(Number)],
      ["DELETE /v1/session", session, 204],
    ]);
    const { rows: all } = await api.pool.query("SELECT filter::text FROM compliance.operator_log");
    for (const { filter } of all) expect(filter).not.toMatch(new RegExp(`${secretOf(cookie)}|csk_`));
  });
});
