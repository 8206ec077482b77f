import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApi, type TestApi } from "../../../test/fixtures/api-fixture";
import { accessRow, accountOf, idOf } from "../../../test/support/rows";

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
});

afterAll(() => api?.stop());

const inDays = (days: number) => new Date(Date.now() + days * 24 * 60 * 60 * 1000).toISOString();
const chosen = { rule: "ACC-04", actor: accountOf("dr-lee"), reason: "A registry is being rebuilt." };
const create = (json: object) => api.ask("/v1/suppressions", { as: "officer", method: "POST", json });
const end = (id: string) => api.ask(`/v1/suppressions/${id}`, { as: "officer", method: "DELETE" });
const idsOf = async (query: string) =>
  (await api.ask(`/v1/suppressions?${query}`)).body.items.map(({ id }: { id: string }) => id);

test("a suppression is made, shown, seen on what it suppresses, and ended once", async () => {
  const expiresAt = inDays(1);
  const { status, body, headers } = await create({
    ...chosen,
    actor: accountOf("dr-lee").toUpperCase().replace("0X", "0x"),
    patient: idOf("ana"),
    expiresAt,
  });
  expect(status).toBe(201);
  expect(headers.get("location")).toBe(`/v1/suppressions/${body.id}`);
  expect(body).toEqual({
    ...chosen,
    id: expect.stringMatching(/^sup_/),
    patient: idOf("ana"),
    organisation: null,
    active: true,
    createdBy: "the officer",
    createdAt: expect.any(String),
    expiresAt,
    endedBy: null,
    endedAt: null,
  });
  expect((await api.ask(`/v1/suppressions/${body.id}`)).body).toEqual(body);

  const readings = [1, 2].map((block) => {
    const patient = block === 1 ? "ana" : "bob";
    return accessRow({ block }, { actor: "dr-lee", patient, seq: block });
  });
  await api.happen({ access: readings }, { latest: 5, finalized: 0 });
  const found = async (status: string) =>
    (await api.ask(`/v1/alerts?rule=ACC-04&status=${status}`)).body.items.map(
      ({ blockNumber, suppressedBy }: { blockNumber: string; suppressedBy: string }) => [blockNumber, suppressedBy],
    );
  expect(await found("suppressed")).toEqual([["1", body.id]]);
  expect(await found("open")).toEqual([["2", null]]);

  const ended = await end(body.id);
  const over = { ...body, active: false, endedBy: "the officer", endedAt: expect.any(String) };
  expect(ended).toMatchObject({ status: 200, body: over });
  expect((await api.ask(`/v1/suppressions/${body.id}`)).body).toEqual(over);
  expect(await found("suppressed")).toEqual([]);
  expect((await found("open")).sort()).toEqual([
    ["1", null],
    ["2", null],
  ]);
  expect(await end(body.id)).toMatchObject({ status: 409, body: { type: "urn:consentry:problem:already-over" } });
  expect((await end("sup_of_nobody")).status).toBe(404);
  expect((await api.ask("/v1/suppressions/sup_of_nobody")).status).toBe(404);
});

test("what may not be is refused, each fault named", async () => {
  const faults = async (json: object) => {
    const { status, body } = await create(json);
    return [status, ...body.errors.map(({ in: place, field }: { in: string; field: string }) => `${place} ${field}`)];
  };
  const right = { ...chosen, expiresAt: inDays(1) };
  expect(await faults({ ...right, rule: "ACC-99" })).toEqual([400, "body rule"]);
  expect(await faults({ ...right, actor: undefined })).toEqual([400, "body "]);
  expect(await faults({ ...right, expiresAt: inDays(-1) })).toEqual([400, "body expiresAt"]);
  expect(await faults({ ...right, expiresAt: inDays(91) })).toEqual([400, "body expiresAt"]);
  expect(await faults({ ...right, until: inDays(1) })).toEqual([400, "body until"]);
  expect((await faults({ rule: "x", actor: "lee", patient: "0x1", reason: " " })).sort()).toEqual(
    [400, "body actor", "body expiresAt", "body patient", "body reason", "body rule"].sort(),
  );
  expect((await api.ask("/v1/suppressions?active=yes&state=x")).body.errors).toHaveLength(2);
});

test("the list is narrowed by rule and by what is in force, counted, and walked by cursor", async () => {
  const [one, two, three] = (
    await Promise.all(
      [3, 2, 1].map((days, index) =>
        create({ ...chosen, rule: index === 2 ? "ACC-05" : "ACC-02", expiresAt: inDays(days) }),
      ),
    )
  ).map(({ body }) => body.id) as [string, string, string];
  await end(two);
  await api.pool.query("UPDATE compliance.suppression SET expires_at = now() WHERE id = $1", [three]);
  expect(await idsOf("rule=ACC-02&rule=ACC-05&sort=-expiresAt")).toEqual([one, two, three]);
  expect(await idsOf("rule=ACC-02&rule=ACC-05&active=true")).toEqual([one]);
  expect(await idsOf("rule=ACC-02&rule=ACC-05&active=false&sort=expiresAt")).toEqual([three, two]);

  const walked: string[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const { body } = await api.ask(`/v1/suppressions?limit=1&count=true${cursor === "" ? "" : `&cursor=${cursor}`}`);
    expect(body.totalCount).toBe(4);
    walked.push(...body.items.map(({ id }: { id: string }) => id));
    cursor = body.nextCursor;
  }
  expect(walked).toHaveLength(4);
  expect(walked).toEqual(await idsOf("limit=500"));
});
