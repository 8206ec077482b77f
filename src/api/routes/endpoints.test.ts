import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApi, type TestApi } from "../../../test/fixtures/api-fixture";

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
});

afterAll(() => api?.stop());

const create = (json: object) => api.ask("/v1/endpoints", { as: "security", method: "POST", json });

test("an endpoint is made with defaults and its secret, which is never shown again", async () => {
  const { status, body, headers } = await create({ name: "Security desk", url: "https://203.0.112.7/hooks" });
  expect(status).toBe(201);
  expect(headers.get("location")).toBe(`/v1/endpoints/${body.id}`);
  const { secret, ...shown } = body;
  expect(shown).toEqual({
    id: expect.stringMatching(/^ep_/),
    name: "Security desk",
    url: "https://203.0.112.7/hooks",
    rules: [],
    minSeverity: "low",
    delivery: "instant",
    format: "standard",
    payload: "thin",
    paused: false,
    previousSecretUntil: null,
    updates: false,
    createdBy: "the security",
    createdAt: expect.any(String),
  });
  expect(secret).toMatch(/^whsec_/);
  expect(new Webhook(secret).sign("msg_1", new Date(), "{}")).toMatch(/^v1,/);
  expect((await api.ask(`/v1/endpoints/${body.id}`)).body).toEqual(shown);
  expect((await api.ask("/v1/endpoints?count=true")).body).toEqual({ items: [shown], nextCursor: null, totalCount: 1 });
});

test("what it chooses is kept, and a rule that there is not is refused", async () => {
  const chosen = { rules: ["ACC-01", "GOV-02"], minSeverity: "high", delivery: "final", payload: "full" };
  const { body } = await create({ name: "Auditors", url: "https://203.0.112.8/", ...chosen });
  expect(body).toMatchObject(chosen);
  const answer = await create({ name: "x", url: "https://203.0.112.8/", rules: ["ACC-01", "ACC-99"] });
  expect(answer).toMatchObject({ status: 400, body: { errors: [{ in: "body", field: "rules.1" }] } });
});

test("a format that there is not is refused, and so are settings that its format does not take", async () => {
  const faults = async (json: object) => {
    const { status, body } = await create({ name: "x", url: "https://203.0.112.8/", ...json });
    return [status, ...body.errors.map(({ field }: { field: string }) => field)];
  };
  expect(await faults({ format: "pigeon" })).toEqual([400, "format"]);
  expect(await faults({ format: "standard", settings: { board: "ward 3" } })).toEqual([400, "settings.board"]);
});

test("a URL that may not be called is refused, with the reason", async () => {
  for (const url of ["http://127.0.0.1:9/", "https://[::1]/", "https://10.0.0.1/", "https://user:word@203.0.112.8/"]) {
    const answer = await create({ name: "x", url });
    expect(answer).toMatchObject({
      status: 400,
      body: { errors: [{ in: "body", field: "url", detail: expect.stringMatching(/\.$/) }] },
    });
  }
});

test("a deleted endpoint is gone from the list, and cannot be deleted twice", async () => {
  const { body } = await create({ name: "Short", url: "https://203.0.112.9/" });
  const remove = () => api.ask(`/v1/endpoints/${body.id}`, { as: "admin", method: "DELETE" });
  expect(await remove()).toMatchObject({ status: 204, body: undefined });
  expect((await remove()).status).toBe(404);
  expect((await api.ask(`/v1/endpoints/${body.id}`)).status).toBe(404);
  expect((await api.ask("/v1/endpoints")).body.items.map(({ id }: { id: string }) => id)).not.toContain(body.id);
});

test("a change leaves what it does not name, and is checked as what is made", async () => {
  const { secret: _secret, ...made } = (await create({ name: "Night desk", url: "https://203.0.112.10/" })).body;
  const change = (json: object, as: "security" | "officer" = "security") =>
    api.ask(`/v1/endpoints/${made.id}`, { as, method: "PATCH", json });
  const first = { minSeverity: "high", rules: ["ACC-02"], paused: true };
  expect(await change(first)).toMatchObject({ status: 200, body: { ...made, ...first } });
  const second = { name: "Day desk", url: "https://203.0.112.11/x", delivery: "final", payload: "full", paused: false };
  expect((await change(second)).body).toEqual({ ...made, ...first, ...second });
  expect((await api.ask(`/v1/endpoints/${made.id}`)).body).toEqual({ ...made, ...first, ...second });

  const faults = async (json: object) => {
    const { status, body } = await change(json);
    return [status, ...body.errors.map(({ field }: { field: string }) => field)];
  };
  expect(await faults({})).toEqual([400, ""]);
  expect(await faults({ name: "x", secret: "whsec_x" })).toEqual([400, "secret"]);
  expect(await faults({ url: "http://127.0.0.1/" })).toEqual([400, "url"]);
  expect(await faults({ rules: ["ACC-99"] })).toEqual([400, "rules.0"]);
  expect(await faults({ minSeverity: "urgent", paused: "yes" })).toEqual([400, "minSeverity", "paused"]);
  expect((await change({ name: "x" }, "officer")).status).toBe(403);
  const nowhere = { as: "admin", method: "PATCH", json: { name: "x" } } as const;
  expect((await api.ask("/v1/endpoints/ep_nobody", nowhere)).status).toBe(404);
  await api.ask(`/v1/endpoints/${made.id}`, { as: "admin", method: "DELETE" });
  expect((await change({ name: "x" })).status).toBe(404);
});

test("the list is walked by name", async () => {
  const first = (await api.ask("/v1/endpoints?sort=name&limit=1")).body;
  expect(first.items[0].name).toBe("Auditors");
  const second = (await api.ask(`/v1/endpoints?sort=name&limit=1&cursor=${first.nextCursor}`)).body;
  expect(second).toMatchObject({ items: [{ name: "Security desk" }], nextCursor: null });
});
