import { afterAll, beforeAll, expect, test } from "vitest";
import { startReceiver } from "../devnet/receiver";
import { startTestApi, type TestApi } from "../test/fixtures/api-fixture";
import { accessRow, idOf } from "../test/support/rows";
import { type Alert, type ConsentryClient, createClient, ifMatch, orThrow, ProblemError } from "./index.js";

let api: TestApi;
let officer: ConsentryClient;
/** What the officer's client asked. */
let asked: URL[] = [];

/** Five readings without a consent. */
beforeAll(async () => {
  api = await startTestApi();
  const readings = [1, 2, 3, 4, 5].map((block) =>
    accessRow({ block }, { actor: "dr-lee", patient: block < 5 ? "ana" : "bob", seq: block }),
  );
  await api.happen({ access: readings }, { latest: 9, finalized: 0 });
  officer = createClient({
    baseUrl: `${api.url}/`,
    credential: api.keys.officer,
    fetch: (request) => {
      asked.push(new URL(request.url));
      return fetch(request);
    },
  });
});

afterAll(() => api?.stop());

async function newestAlert(): Promise<Pick<Alert, "id">> {
  const { items } = await orThrow(officer.GET("/v1/alerts", { params: { query: { rule: ["ACC-04"], limit: 1 } } }));
  return items[0]!;
}

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const read: Item[] = [];
  for await (const item of items) read.push(item);
  return read;
}

test("a list is walked from page to page, each asked for by the cursor of the one before, with the same filters", async () => {
  asked = [];
  const query = { rule: ["ACC-04"], sort: "blockTime" as const };
  const pages = await all(officer.pages("/v1/alerts", { params: { query: { ...query, limit: 2, count: true } } }));
  expect(pages.map(({ items, totalCount }) => [items.length, totalCount])).toEqual([
    [2, 5],
    [2, 5],
    [1, 5],
  ]);
  expect(asked.map(({ searchParams }) => Object.fromEntries(searchParams))).toEqual(
    [undefined, pages[0]!.nextCursor, pages[1]!.nextCursor].map((cursor) => ({
      ...{ rule: "ACC-04", sort: "blockTime", limit: "2", count: "true" },
      ...(cursor === undefined ? {} : { cursor }),
    })),
  );
  const items = await all(officer.items("/v1/alerts", { params: { query: { ...query, limit: 2 } } }));
  expect(items).toEqual(pages.flatMap((page) => page.items));
  expect(items.map(({ blockNumber }) => blockNumber)).toEqual(["1", "2", "3", "4", "5"]);

  const { nextCursor } = pages[0]!;
  const rest = await all(officer.items("/v1/alerts", { params: { query: { ...query, cursor: nextCursor! } } }));
  expect(rest).toEqual(items.slice(2));
});

test("a walk that is left asks for no further page, and one of a path with a parameter takes it", async () => {
  asked = [];
  for await (const { kind } of officer.items("/v1/patients/{patient}/timeline", {
    params: { path: { patient: idOf("ana") }, query: { kind: ["access"], limit: 1 } },
  })) {
    expect(kind).toBe("access");
    if (asked.length === 2) break;
  }
  expect(asked.map(({ pathname }) => pathname)).toEqual(Array(2).fill(`/v1/patients/${idOf("ana")}/timeline`));
});

test("a filter of several values means any of them", async () => {
  const { items } = await orThrow(
    officer.GET("/v1/alerts", { params: { query: { patient: [idOf("ana"), idOf("bob")], rule: ["ACC-04"] } } }),
  );
  expect(new Set(items.map(({ patient }) => patient))).toEqual(new Set([idOf("ana"), idOf("bob")]));
});

test("a change by the version that was seen is made, and a stale one tells what was done since", async () => {
  const { id } = await newestAlert();
  const params = { path: { id } };
  const seen = await orThrow(officer.GET("/v1/alerts/{id}", { params }));
  const taken = await officer.PATCH("/v1/alerts/{id}", {
    params: { ...params, header: ifMatch(seen) },
    body: { status: "acknowledged", assignee: "kim" },
  });
  expect(taken.data).toMatchObject({ status: "acknowledged", assignee: "kim", version: seen.version + 1 });
  expect(taken.response.headers.get("etag")).toBe(ifMatch(taken.data!)["if-match"]);

  const { error, response } = await officer.PATCH("/v1/alerts/{id}", {
    params: { ...params, header: ifMatch(seen) },
    body: { assignee: "lou" },
  });
  expect(response.status).toBe(412);
  if (error?.type !== "urn:consentry:problem:stale") throw new Error("This is no stale change.");
  expect(error.currentVersion).toBe(seen.version + 1);
  expect(error.changes.map(({ by, to }) => [by, to])).toEqual([
    ["the officer", { status: "acknowledged", assignee: "kim" }],
  ]);

  const early = officer.PATCH("/v1/alerts/{id}", {
    params: { ...params, header: ifMatch({ version: error.currentVersion }) },
    body: { status: "resolved", outcome: "false_positive", note: "A test account." },
  });
  const refusal = await orThrow(early).catch((thrown: unknown) => thrown);
  if (!(refusal instanceof ProblemError) || refusal.problem.type !== "urn:consentry:problem:illegal-move")
    throw new Error("This is no illegal move.");
  expect(refusal.problem.legalMoves).toEqual(["investigating"]);
});

test("a refusal is a problem document, or thrown with it", async () => {
  const { data, error, response } = await officer.GET("/v1/alerts", { params: { query: { from: "yesterday" } } });
  expect(data).toBeUndefined();
  expect(response.status).toBe(400);
  expect(error).toMatchObject({
    type: "urn:consentry:problem:invalid-request",
    errors: [{ in: "query", field: "from" }],
  });

  const walk = officer.items("/v1/alerts", { params: { query: { cursor: "x" } } }).next();
  const thrown = await walk.catch((refusal: unknown) => refusal);
  expect(thrown).toBeInstanceOf(ProblemError);
  expect(thrown).toMatchObject({
    name: "ProblemError",
    message: "cursor: This is not a cursor. Send the nextCursor of the previous page unchanged.",
    problem: { status: 400, errors: [{ field: "cursor" }] },
    response: { status: 400 },
  });
});

test("what answers nothing resolves to nothing", async () => {
  const admin = createClient({ baseUrl: api.url, credential: api.keys.admin });
  const params = { path: { account: `0x${"5e".repeat(20)}` } };
  const body = { kind: "person", name: "Dr Lee" } as const;
  expect(await orThrow(admin.PUT("/v1/directory/{account}", { params, body }))).toMatchObject(body);
  expect(await orThrow(admin.DELETE("/v1/directory/{account}", { params }))).toBeUndefined();
});

test("a credential may be given anew for each request, or not at all", async () => {
  const credentials = [api.keys.auditor, "csk_over", api.keys.officer];
  const renewing = createClient({ baseUrl: api.url, credential: async () => credentials.shift()! });
  const statuses: number[] = [];
  while (credentials.length > 0) statuses.push((await renewing.GET("/v1/status")).response.status);
  expect(statuses).toEqual([200, 401, 200]);

  const { error } = await createClient({ baseUrl: api.url }).GET("/v1/status");
  expect(error?.type).toBe("urn:consentry:problem:unauthenticated");
});

test("what is no answer of the API is thrown, and names no patient", async () => {
  const proxy = await startReceiver();
  proxy.behave({ status: 502 });
  const client = createClient({ baseUrl: proxy.url, credential: api.keys.officer });
  const reading = client.GET("/v1/patients/{patient}", { params: { path: { patient: idOf("ana") } } });
  await expect(reading).rejects.toThrow(
    "GET /v1/patients/{patient} was answered 502 Bad Gateway by something other than the API.",
  );
  await proxy.stop();
  await expect(client.GET("/v1/status")).rejects.toThrow("fetch failed");
});

test("a report is read as it comes", async () => {
  const report = await orThrow(
    officer.GET("/v1/reports/alerts", {
      params: { query: { from: "2026-01-01T00:00:00Z", format: "csv" } },
      parseAs: "stream",
    }),
  );
  const text = await new Response(report).text();
  expect(text).toMatch(/^# report,alerts\r\n/);
});

test("what the API would refuse does not compile", async () => {
  const { id } = await newestAlert();
  const statusOf = async (answer: Promise<{ response: Response }>) => (await answer).response.status;
  // @ts-expect-error: there is no such path.
  expect(await statusOf(officer.GET("/v1/alert"))).toBe(404);
  // @ts-expect-error: a change says which version was seen.
  const unseen = officer.PATCH("/v1/alerts/{id}", { params: { path: { id } }, body: { assignee: "lou" } });
  expect(await statusOf(unseen)).toBe(428);
  const alerts = [{ id, version: 1 }];
  // @ts-expect-error: no alert is ever closed.
  const closing = officer.POST("/v1/alerts/bulk", { body: { alerts, change: { status: "closed" } } });
  expect(await statusOf(closing)).toBe(400);
  // @ts-expect-error: there is no such filter.
  const red = officer.items("/v1/alerts", { params: { query: { rule: ["ACC-04"], colour: "red" } } });
  await expect(red.next()).rejects.toThrow("colour: There is no parameter with this name.");
});
