import { Validator } from "@seriousme/openapi-schema-validator";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApi, type TestApi } from "../../test/fixtures/api-fixture";

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
});

afterAll(() => api?.stop());

test("the description is valid OpenAPI 3.1, and requires a key or a session on every route but the public ones", async () => {
  const { body } = await api.ask("/v1/openapi.json", { as: "service" });
  expect(await new Validator().validate(structuredClone(body))).toEqual({ valid: true });
  expect(body.openapi).toBe("3.1.0");
  expect(body.components.securitySchemes).toEqual({
    apiKey: { type: "http", scheme: "bearer" },
    session: expect.objectContaining({ type: "apiKey", in: "cookie" }),
  });
  const isPublic = ["get /fhir/metadata", "post /v1/session", "get /v1/session/options"];
  for (const [path, item] of Object.entries(body.paths))
    for (const [method, route] of Object.entries(item as Record<string, { security: unknown; summary: unknown }>)) {
      const open = isPublic.includes(`${method} ${path}`) ? [{}] : [];
      expect(route.security).toEqual([...open, { apiKey: [] }, { session: [] }]);
      expect(route.summary).toMatch(/\w/);
    }
});

test("every operation has a name of its own, a description and a described tag, and every message a schema", async () => {
  const { body } = await api.ask("/v1/openapi.json");
  const tags = new Set(body.tags.map(({ name }: { name: string }) => name));
  type Described = Record<"operationId" | "description", string> & { tags: string[] };
  const operations = [body.paths, body.webhooks].flatMap((group) =>
    Object.values(group as Record<string, Record<string, Described>>).flatMap((item) => Object.values(item)),
  );
  for (const { operationId, description, tags: own } of operations) {
    expect(operationId).toMatch(/^[a-z][A-Za-z]+$/);
    expect(description).toMatch(/\w/);
    expect(own.filter((tag) => tags.has(tag))).toHaveLength(1);
  }
  expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
  expect(Object.keys(body.paths)).toContain("/graphql");
  expect(Object.keys(body.webhooks)).toEqual(["alert.created", "alert.updated", "alert.retracted", "endpoint.test"]);
});

test("the description has every filter with its type, and repeatable filters as lists", async () => {
  const { body } = await api.ask("/v1/openapi.json");
  const parameters = Object.fromEntries(
    body.paths["/v1/alerts"].get.parameters.map((parameter: { name: string }) => [parameter.name, parameter]),
  );
  expect(Object.keys(parameters).sort()).toEqual(
    "actor assigned assignee breachDueBefore chainId count cursor dueBefore finality from limit names occurredFrom occurredTo organisation overdue patient q rule severity sort status to txHash view".split(
      " ",
    ),
  );
  expect(parameters.severity.schema).toEqual({
    type: "array",
    items: { type: "string", enum: ["critical", "high", "medium", "low"] },
    minItems: 1,
    maxItems: 100,
  });
  expect(parameters.patient.schema.items).toMatchObject({ type: "string", pattern: "^0x[0-9a-fA-F]{64}$" });
  expect(parameters.overdue.schema).toMatchObject({ type: "boolean" });
  expect(parameters.from.schema).toMatchObject({ type: "string", format: "date-time" });
  for (const { parameters: own = [] } of Object.values(body.paths).flatMap((item) => Object.values(item as object)))
    for (const { name, schema } of own) expect(schema.enum ?? [], name).not.toContain("true");
  expect(parameters.limit.schema).toMatchObject({ type: "integer", minimum: 1, maximum: 500, default: 50 });
});

test("the description distinguishes changes that require a version from those that accept one", async () => {
  const { body } = await api.ask("/v1/openapi.json");
  const required = (method: string, path: string) =>
    body.paths[path][method].parameters.find(({ name }: { name: string }) => name === "if-match").required;
  expect(required("patch", "/v1/alerts/{id}")).toBe(true);
  expect(required("put", "/v1/alerts/{id}/breach-assessment")).toBe(true);
  expect(required("post", "/v1/alerts/{id}/notes")).toBe(false);
});

test("the description lists every problem type, each with one schema", async () => {
  const { body } = await api.ask("/v1/openapi.json");
  const problems = ["Problem", "NotNowProblem", "StaleProblem", "HinderedProblem"];
  const types = problems.flatMap((name): string[] => body.components.schemas[name].properties.type.enum);
  for (const type of types) expect(type).toMatch(/^urn:consentry:problem:[a-z-]+$/);
  expect(new Set(types).size).toBe(types.length);
  expect(body.components.schemas.StaleProblem.properties.type.enum).toEqual(["urn:consentry:problem:stale"]);
});

test("a named schema never takes null itself: whatever may be null says so where it stands", async () => {
  const { body } = await api.ask("/v1/openapi.json");
  const schemas: Record<string, { type?: string | string[] }> = body.components.schemas;
  expect(Object.entries(schemas).filter(([, { type }]) => Array.isArray(type))).toEqual([]);
  expect(JSON.stringify(body)).not.toMatch(/"\$ref":"[^"]+"\},\{"type":\["object","null"\]/);
});

test("everything named as an instant has the format of one", async () => {
  const { body } = await api.ask("/v1/openapi.json");
  const named: [string, Record<string, unknown>][] = [];
  const collect = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    for (const [name, inner] of Object.entries((value as { properties?: object }).properties ?? {}))
      if (/[a-z](At|Time|From|Until)$|^at$/.test(name)) named.push([name, inner]);
    for (const inner of Object.values(value)) collect(inner);
  };
  collect(body);
  expect(named.length).toBeGreaterThan(100);
  const formatless = named.filter(([, { type, format }]) => [type].flat().includes("string") && format !== "date-time");
  expect([...new Set(formatless.map(([name]) => name))]).toEqual([]);
});
