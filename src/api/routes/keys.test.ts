import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApi, type TestApi } from "../../../test/fixtures/api-fixture";

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
});

afterAll(() => api?.stop());

const make = (json: object) => api.ask("/v1/keys", { as: "admin", method: "POST", json });
const get = (id: string) => api.ask(`/v1/keys/${id}`, { as: "admin" });
const rotate = (id: string, json: object = {}) =>
  api.ask(`/v1/keys/${id}/rotate`, { as: "admin", method: "POST", json });
const revoke = (id: string) => api.ask(`/v1/keys/${id}`, { as: "admin", method: "DELETE" });
const HOUR_MS = 3_600_000;
const hoursFromNow = (instant: string) => (Date.parse(instant) - Date.now()) / HOUR_MS;

test("a key is made, shown once, used, seen used, and revoked once", async () => {
  const { status, headers, body } = await make({ name: " Night desk ", role: "auditor", expiresInDays: 30 });
  expect(status).toBe(201);
  expect(headers.get("location")).toBe(`/v1/keys/${body.id}`);
  const { key, ...shown } = body;
  expect(key).toMatch(/^csk_[0-9A-Za-z]{43}$/);
  expect(shown).toEqual({
    id: expect.stringMatching(/^key_[0-9a-f]{16}$/),
    name: "Night desk",
    role: "auditor",
    operations: null,
    prefix: key.slice(0, 12),
    state: "valid",
    createdBy: "the admin",
    createdAt: expect.any(String),
    expiresAt: expect.any(String),
    revokedAt: null,
    lastUsedAt: null,
    rotatedTo: null,
  });
  expect(hoursFromNow(body.expiresAt)).toBeCloseTo(30 * 24, 1);
  expect((await get(body.id)).body).toEqual(shown);
  expect((await api.ask("/v1/alerts", { key })).status).toBe(200);
  expect((await get(body.id)).body.lastUsedAt).toEqual(expect.any(String));
  expect((await revoke(body.id)).body).toMatchObject({ id: body.id, state: "revoked", revokedAt: expect.any(String) });
  expect((await api.ask("/v1/alerts", { key })).status).toBe(401);
  expect(await revoke(body.id)).toMatchObject({ status: 409, body: { type: "urn:consentry:problem:already-revoked" } });
});

test("a key for some operations may do those and nothing else of its role's", async () => {
  const operations = ["GET /v1/alerts", "GET /v1/rules/{id}"];
  const { body } = await make({ name: "Board", role: "auditor", operations });
  expect(body.operations).toEqual(operations);
  const statusOf = async (path: string) => (await api.ask(path, { key: body.key })).status;
  expect(await statusOf("/v1/alerts")).toBe(200);
  expect(await statusOf("/v1/rules/ACC-01")).toBe(200);
  for (const path of ["/v1/rules", "/v1/accesses", "/v1/openapi.json", "/v1/keys"])
    expect(await statusOf(path)).toBe(403);
  const rotated = await rotate(body.id);
  expect(rotated.body).toMatchObject({ role: "auditor", operations, name: "Board" });
});

test("a rotated key is valid beside the new one for the overlap, and is rotated once", async () => {
  const { body: old } = await make({ name: "Ward 3", role: "security", expiresInDays: 10 });
  const { status, headers, body: made } = await rotate(old.id, { overlapHours: 2 });
  expect(status).toBe(201);
  expect(headers.get("location")).toBe(`/v1/keys/${made.id}`);
  expect(made).toMatchObject({ name: "Ward 3", role: "security", state: "valid", rotatedTo: null });
  expect(hoursFromNow(made.expiresAt)).toBeCloseTo(240, 1);
  const before = (await get(old.id)).body;
  expect(before).toMatchObject({ state: "valid", rotatedTo: made.id });
  expect(hoursFromNow(before.expiresAt)).toBeCloseTo(2, 1);
  for (const { key } of [old, made]) expect((await api.ask("/v1/endpoints", { key })).status).toBe(200);
  expect(await rotate(old.id)).toMatchObject({ status: 409, body: { type: "urn:consentry:problem:already-rotated" } });
  await api.pool.query("UPDATE compliance.api_key SET expires_at = now() WHERE id = $1", [old.id]);
  expect((await api.ask("/v1/endpoints", { key: old.key })).status).toBe(401);
  expect((await get(old.id)).body.state).toBe("expired");
  expect(await rotate(old.id)).toMatchObject({ status: 409, body: { type: "urn:consentry:problem:already-over" } });
});

test("without an overlap the old key ends at once; one that ends sooner than the overlap is not prolonged", async () => {
  const { body: first } = await make({ name: "One", role: "service" });
  const { body: second } = await rotate(first.id, { overlapHours: 0 });
  expect((await api.ask("/v1/openapi.json", { key: first.key })).status).toBe(401);
  expect((await api.ask("/v1/openapi.json", { key: second.key })).status).toBe(200);
  expect(second.expiresAt).toBeNull();
  const { body: short } = await make({ name: "Two", role: "service", expiresInDays: 1 });
  await rotate(short.id, { overlapHours: 72 });
  expect(hoursFromNow((await get(short.id)).body.expiresAt)).toBeCloseTo(24, 1);
});

test("what may not be is refused, each fault named", async () => {
  const faults = async (json: object) => {
    const { status, body } = await make(json);
    return [status, ...body.errors.map(({ field }: { field: string }) => field)];
  };
  expect(await faults({})).toEqual([400, "name", "role"]);
  expect(await faults({ name: "x", role: "king", colour: "red" })).toEqual([400, "role", "colour"]);
  expect(await faults({ name: "x", role: "admin", expiresInDays: 0 })).toEqual([400, "expiresInDays"]);
  expect(await faults({ name: "x", role: "admin", operations: [] })).toEqual([400, "operations"]);
  expect(await faults({ name: "x", role: "admin", operations: ["GET /v1/keys", "GET /v1/alerts"] })).toEqual([
    400,
    "operations.1",
  ]);
  expect(await faults({ name: "x", role: "auditor", operations: ["GET /v1/nothing"] })).toEqual([400, "operations.0"]);
  const { body } = await make({ name: "x", role: "admin" });
  expect((await rotate(body.id, { overlapHours: 721 })).status).toBe(400);
  const nobody = "key_0000000000000000";
  expect([await get(nobody), await revoke(nobody), await rotate(nobody)].map(({ status }) => status)).toEqual([
    404, 404, 404,
  ]);
  expect((await get("csk_")).status).toBe(400);
});

test("the list is narrowed by role and validity, counted, and walked by cursor; no key is in it", async () => {
  const made = [];
  for (const name of ["a", "b", "c"]) made.push((await make({ name, role: "officer" })).body);
  await revoke(made[1].id);
  const list = async (query: string) => (await api.ask(`/v1/keys?${query}`, { as: "admin" })).body;
  const idsOf = ({ items }: { items: { id: string }[] }) => items.map(({ id }) => id);
  const [a, b, c] = made.map(({ id }) => id);
  expect(idsOf(await list("role=officer&sort=createdAt"))).toEqual([expect.any(String), a, b, c]);
  expect(idsOf(await list("role=officer&active=false"))).toEqual([b]);
  expect((await list("role=officer&role=security&active=true&count=true")).totalCount).toBeGreaterThanOrEqual(5);
  const walked: string[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const page: { items: { id: string }[]; nextCursor: string | null } = await list(
      `role=officer&limit=1${cursor && `&cursor=${cursor}`}`,
    );
    walked.push(...idsOf(page));
    cursor = page.nextCursor;
  }
  expect(walked).toEqual([c, b, a, expect.any(String)]);
  const all = JSON.stringify(await list("limit=500"));
  for (const { key } of made) expect(all).not.toContain(key);
});
