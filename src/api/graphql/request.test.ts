import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApi, type TestApi } from "../../../test/fixtures/api-fixture";
import { GRAPHQL_LIMITS } from "./limits";

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
});

afterAll(() => api?.stop());

const post = (json: unknown, more: object = {}) =>
  api.ask("/graphql", { as: "service", method: "POST", json, ...more });

test("one operation within the limits is accepted, with the extra fields that GraphQL clients send", async () => {
  for (const more of [{}, { variables: null }, { variables: { id: "x" }, operationName: "q", extensions: {} }])
    expect((await post({ query: "query q { alerts { items { id } } }", ...more })).status).toBe(200);
});

test("lists of operations, unknown fields, other media and malformed bodies are refused", async () => {
  const query = "{ alerts { items { id } } }";
  expect(await post([{ query }, { query }])).toMatchObject({
    status: 400,
    body: {
      type: "urn:consentry:problem:query-refused",
      detail: "Send one operation per request. Batches are not supported.",
    },
  });
  const parameter = await api.ask("/graphql?anything=1", { as: "service", method: "POST", json: { query } });
  expect(parameter).toMatchObject({ status: 400, body: { errors: [{ in: "query", field: "anything" }] } });
  expect((await post({ query, mutation: "{ a }" })).body.errors).toMatchObject([{ in: "body", field: "mutation" }]);
  expect((await post({ variables: [] })).body.errors.map(({ field }: { field: string }) => field).sort()).toEqual([
    "query",
    "variables",
  ]);
  expect((await post("{ alerts }")).status).toBe(400);
  const raw = (body: string, type: string) =>
    api.ask("/graphql", { as: "service", method: "POST", body, headers: { "content-type": type } });
  expect((await raw(query, "application/graphql")).status).toBe(415);
  expect((await raw("{", "application/json")).body.type).toBe("urn:consentry:problem:malformed-body");
});

test("a body that the operator log would keep forever is limited in size", async () => {
  const query = "{ alerts { items { id } } }";
  expect((await post({ query: query.padEnd(32_000) })).status).toBe(200);
  const refused = await post({ query: query.padEnd(33_000) });
  expect(refused).toMatchObject({ status: 413, body: { type: "urn:consentry:problem:too-large" } });
  expect((await post({ query, variables: { id: "x".repeat(33_000) } })).status).toBe(413);
});

test("too deep, too long, too wide and too much are refused, each with the limit", async () => {
  const detail = async (query: string) => {
    const { status, body } = await post({ query });
    expect(status).toBe(400);
    return body.detail as string;
  };
  const deep = `{ ${"access { alerts { items { ".repeat(8)} id ${"} } }".repeat(8)} }`;
  expect(await detail(deep)).toContain(String(GRAPHQL_LIMITS.depth));
  expect(await detail(`{ ${"a ".repeat(2_000)} }`)).toContain(String(GRAPHQL_LIMITS.tokens));
  expect(await detail(`{ ${Array.from({ length: 40 }, (_, index) => `a${index}: b`).join(" ")} }`)).toContain(
    String(GRAPHQL_LIMITS.aliases),
  );
  expect(await detail("{ a(limit: 1000) { items { b(limit: 1000) { items { c } } } } }")).toContain(
    String(GRAPHQL_LIMITS.rows),
  );
});

test("introspection requires a credential and a role that may query", async () => {
  const introspection = { query: "{ __schema { types { name } } }" };
  expect((await post(introspection, { key: null })).status).toBe(401);
  for (const as of ["security", "admin"] as const) expect((await post(introspection, { as })).status).toBe(403);
  for (const as of ["service", "auditor", "officer"] as const)
    expect((await post(introspection, { as })).status).toBe(200);
});
