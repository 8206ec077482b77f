/** Whole alerts are patient-level data: who may not read them chooses neither that nor where they are sent. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { expandOutbox } from "../../../alerts/deliver/expand-outbox";
import { startTestApi, type TestApi } from "../../../test/fixtures/api-fixture";
import { createAlerts, exampleAlert } from "../../../test/fixtures/delivery-fixture";

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
});

afterAll(() => api?.stop());

type Manager = "security" | "admin";
const URL_BEFORE = "https://203.0.112.7/hooks";
const create = (as: Manager, json: object = {}) =>
  api.ask("/v1/endpoints", { as, method: "POST", json: { name: "Desk", url: URL_BEFORE, ...json } });
const change = (id: string, as: Manager, json: object) => api.ask(`/v1/endpoints/${id}`, { as, method: "PATCH", json });
const rotate = (id: string, as: Manager) => api.ask(`/v1/endpoints/${id}/rotate`, { as, method: "POST" });
const replay = (id: string, as: Manager) =>
  api.ask(`/v1/endpoints/${id}/replay`, { as, method: "POST", json: { from: "2020-01-01T00:00:00Z" } });
const rowOf = async (id: string) =>
  (await api.pool.query("SELECT * FROM compliance.endpoint WHERE id = $1", [id])).rows[0];
const refused = {
  status: 403,
  body: { type: "urn:consentry:problem:forbidden", detail: expect.stringMatching(/patient.*security.*\.$/) },
};

test("an administrator cannot create an endpoint with a full payload, or switch one to it", async () => {
  expect(await create("admin", { payload: "full" })).toMatchObject(refused);
  expect((await api.ask("/v1/endpoints")).body.items).toEqual([]);
  const { body: thin } = await create("admin");
  expect(await change(thin.id, "admin", { payload: "full", name: "Mine" })).toMatchObject(refused);
  expect(await rowOf(thin.id)).toMatchObject({ payload: "thin", name: "Desk" });
  expect((await change(thin.id, "security", { payload: "full" })).body.payload).toBe("full");
});

test("nor redirect or replay the messages of one that is or was full", async () => {
  const { body: full } = await create("security", { payload: "full" });
  await createAlerts(api.pool, [exampleAlert(1)]);
  await expandOutbox({ pool: api.pool, publicUrl: "https://monitor.example.org" });
  const stored = "UPDATE compliance.delivery SET status = 'delivered' WHERE endpoint_id = $1 RETURNING body";
  expect((await api.pool.query(stored, [full.id])).rows).toMatchObject([
    { body: expect.stringContaining('"patient"') },
  ]);

  const elsewhere = { url: "https://203.0.112.66/mine" };
  for (const payload of ["full", "thin"] as const) {
    expect((await change(full.id, "security", { payload })).status).toBe(200);
    const before = await rowOf(full.id);
    expect(await change(full.id, "admin", elsewhere)).toMatchObject(refused);
    expect(await change(full.id, "admin", { ...elsewhere, paused: true })).toMatchObject(refused);
    expect(await change(full.id, "admin", { settings: {} })).toMatchObject(refused);
    expect(await rotate(full.id, "admin")).toMatchObject(refused);
    expect(await replay(full.id, "admin")).toMatchObject(refused);
    expect(await rowOf(full.id)).toEqual(before);
    const waiting = "SELECT FROM compliance.delivery WHERE endpoint_id = $1 AND status = 'pending'";
    expect((await api.pool.query(waiting, [full.id])).rows).toEqual([]);
  }
  expect(await replay(full.id, "security")).toMatchObject({ status: 202, body: { replayed: 1 } });
  expect((await change(full.id, "security", elsewhere)).body.url).toBe(elsewhere.url);
  expect((await rotate(full.id, "security")).status).toBe(200);
});

test("nobody can send full alerts unencrypted over the internet", async () => {
  const plain = "http://203.0.112.7/hooks";
  const fault = {
    status: 400,
    body: { errors: [{ in: "body", field: "url", detail: expect.stringContaining("https") }] },
  };
  expect(await create("security", { url: plain, payload: "full" })).toMatchObject(fault);
  const { body: thin } = await create("security", { url: plain });
  expect(await change(thin.id, "security", { payload: "full" })).toMatchObject(fault);
  const { body: full } = await create("security", { payload: "full" });
  expect(await change(full.id, "security", { url: plain })).toMatchObject(fault);
  expect((await change(full.id, "security", { payload: "thin" })).status).toBe(200);
  // What it was sent before is stored as it was, and may be sent again.
  expect(await change(full.id, "security", { url: plain })).toMatchObject(fault);
});

test("but can do all that with thin endpoints, and pause, resume, test and delete any", async () => {
  const { body: thin } = await create("admin");
  expect((await change(thin.id, "admin", { url: "https://203.0.112.8/" })).status).toBe(200);
  expect((await rotate(thin.id, "admin")).status).toBe(200);
  expect((await replay(thin.id, "admin")).status).toBe(202);

  const { body: full } = await create("security", { payload: "full" });
  for (const paused of [true, false])
    expect((await change(full.id, "admin", { paused, url: URL_BEFORE, payload: "full" })).body).toMatchObject({
      paused,
    });
  expect((await api.ask(`/v1/endpoints/${full.id}/test`, { as: "admin", method: "POST" })).status).toBe(202);
  expect((await change(full.id, "admin", { payload: "thin" })).body.payload).toBe("thin");
  expect((await api.ask(`/v1/endpoints/${full.id}`, { as: "admin", method: "DELETE" })).status).toBe(204);
});
