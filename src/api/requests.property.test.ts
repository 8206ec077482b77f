/**
 * Random requests, made from the API's own description, against a running server: whatever is asked, nothing fails here,
 * every answer is as described, and every refusal is a problem document.
 *
 * `npm test` makes the same few each time, `npm run test:long` 5,000 and more, from a seed that a failure shows;
 * `TEST_SEED` and `TEST_RUNS` set them otherwise.
 */
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApi, type TestApi } from "../../test/fixtures/api-fixture";
import { createAnswerCheck } from "../../test/fixtures/openapi-check";
import { ROLES } from "./identity/roles";

const long = process.env.TEST_LONG === "1";
const seed = Number(process.env.TEST_SEED ?? (long ? Date.now() % 2 ** 31 : 20261127));
const runs = Number(process.env.TEST_RUNS ?? (long ? 5_000 : 250));

type Schema = {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  pattern?: string;
  format?: string;
  minimum?: number;
  maximum?: number;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
};
type Parameter = { name: string; in: "query" | "path" | "header"; required?: boolean; schema: Schema };
type Route = {
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { content?: Record<string, unknown> }>;
};
type Description = {
  paths: Record<string, Record<string, Route>>;
  components?: { schemas?: Record<string, Schema> };
};

type Request = { method: string; path: string; headers: Record<string, string>; body?: string };

let api: TestApi;
let description: Description;

beforeAll(async () => {
  api = await startTestApi();
  description = (await api.ask("/v1/openapi.json")).body as Description;
});

afterAll(() => api?.stop());

/** What attackers and broken programs send. */
const hostile = fc.oneof(
  fc.constantFrom(
    "' OR 1=1 --",
    "'; DROP TABLE compliance.alert; --",
    "1) UNION SELECT hash FROM compliance.api_key --",
    "$1",
    "\0",
    "\r\nset-cookie: a=b",
    "../../../../etc/passwd",
    "%00",
    "{{7*7}}",
    "<script>alert(1)</script>",
    "-1",
    "1e309",
    "99999999999999999999999999",
    "9999-99-99T00:00:00Z",
    "null",
    "[]",
    "\u202e\ud800",
    Buffer.from(JSON.stringify(["-detectedAt", "x", "' OR 1=1"])).toString("base64url"),
    Buffer.from(JSON.stringify({ length: 3 })).toString("base64url"),
  ),
  fc.string({ maxLength: 40 }),
  fc.string({ unit: "binary", maxLength: 20 }),
  // Several fit into a URL: one that is longer than Node takes never comes here.
  fc.integer({ min: 200, max: 700 }).map((length) => "x".repeat(length)),
);

function resolved(schema: Schema): Schema {
  const name = schema.$ref?.split("/").at(-1);
  return name === undefined ? schema : resolved(description.components!.schemas![name]!);
}

/** Values of a schema, as far as this needs them: most are of its form, and may still make no sense. */
function valuesOf(given: Schema, depth = 0): fc.Arbitrary<unknown> {
  const schema = resolved(given);
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map((choice) => valuesOf(choice, depth + 1)));
  if (schema.allOf) return fc.tuple(...schema.allOf.map((part) => valuesOf(part, depth + 1))).map(merged);
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (type === "integer" || type === "number")
    return fc.integer({ min: schema.minimum ?? -5, max: Math.min(schema.maximum ?? 1_000, 2 ** 31) });
  if (type === "boolean") return fc.boolean();
  if (type === "null") return fc.constant(null);
  if (type === "array") return fc.array(valuesOf(schema.items ?? {}, depth + 1), { maxLength: 3 });
  if (type === "object") return objectsOf(schema, depth);
  if (schema.pattern) return fc.stringMatching(new RegExp(schema.pattern));
  if (schema.format === "date-time")
    return fc
      .date({ min: new Date("2020-01-01"), max: new Date("2030-01-01"), noInvalidDate: true })
      .map((date) => date.toISOString());
  if (schema.format === "uri") return fc.webUrl();
  return fc.string({ minLength: 1, maxLength: 30 });
}

const merged = (parts: unknown[]): unknown => Object.assign({}, ...parts);

function objectsOf({ properties = {}, required = [] }: Schema, depth: number): fc.Arbitrary<unknown> {
  if (depth > 4) return fc.constant({});
  return fc.record(
    Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, valuesOf(schema, depth + 1)])),
    { requiredKeys: required.filter((name) => name in properties) },
  );
}

/** Lone surrogates replaced: no URL and no body can hold one. */
const wellFormed = (text: string): string => Buffer.from(text, "utf8").toString("utf8");

const usually = <Value>(proper: fc.Arbitrary<Value>, otherwise: fc.Arbitrary<Value>) =>
  fc.oneof({ weight: 5, arbitrary: proper }, { weight: 1, arbitrary: otherwise });

const textOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.map(String) : [typeof value === "object" ? JSON.stringify(value) : String(value)];

function pathsOf(pattern: string, parameters: readonly Parameter[]): fc.Arbitrary<string> {
  const names = parameters.filter((each) => each.in === "path");
  const values = names.map(({ schema }) => usually(valuesOf(schema).map(String), hostile));
  return fc
    .tuple(...values)
    .map((chosen) =>
      names.reduce(
        (path, { name }, index) => path.replace(`{${name}}`, encodeURIComponent(wellFormed(chosen[index]!))),
        pattern,
      ),
    );
}

function queriesOf(parameters: readonly Parameter[]): fc.Arbitrary<string> {
  const named = parameters.filter((each) => each.in === "query");
  const one = named.map(({ name, required, schema }) =>
    fc
      .tuple(
        fc.integer({ min: 0, max: required ? 6 : 2 }),
        usually(
          valuesOf(schema).map(textOf),
          hostile.map((text) => [text]),
        ),
      )
      .map(([present, values]) => (present === 0 || (!required && present > 1) ? [] : values.map((v) => [name, v]))),
  );
  const stranger = usually(
    fc.constant([] as string[][]),
    fc.tuple(fc.string({ maxLength: 10 }), hostile).map((pair) => [pair as string[]]),
  );
  return fc.tuple(stranger, ...one).map((pairs) => {
    const query = new URLSearchParams();
    for (const [name, value] of pairs.flat()) query.append(wellFormed(name!), wellFormed(value!));
    return query.size === 0 ? "" : `?${query}`;
  });
}

function bodiesOf(route: Route): fc.Arbitrary<{ type: string; body: string } | undefined> {
  const content = Object.entries(route.requestBody?.content ?? {});
  if (content.length === 0) return fc.constant(undefined);
  const proper = fc.constantFrom(...content).chain(([type, { schema }]) =>
    (type.includes("json") ? valuesOf(schema).map((value) => JSON.stringify(value)) : hostile).map((body) => ({
      type,
      body,
    })),
  );
  const broken = fc.oneof(
    hostile.map((body) => ({ type: "application/json", body })),
    fc.json({ maxDepth: 6 }).map((body) => ({ type: "application/json", body })),
    fc.constantFrom(
      { type: "application/json", body: `{"a":${"[".repeat(20_000)}${"]".repeat(20_000)}}` },
      { type: "application/json", body: JSON.stringify({ name: "x".repeat(2_000_000) }) },
      { type: "application/json", body: '{"__proto__":{"role":"admin"}}' },
      { type: "text/xml", body: '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>' },
    ),
  );
  return usually(proper, broken);
}

function requests(): fc.Arbitrary<Request> {
  const routes = Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, route]) => ({ path, method: method.toUpperCase(), route })),
  );
  return fc.constantFrom(...routes).chain(({ path, method, route }) => {
    const parameters = route.parameters ?? [];
    const headers = parameters
      .filter((each) => each.in === "header")
      .map(({ name, schema }) =>
        usually(valuesOf(schema).map(String), fc.constantFrom("", "x", '"0"', "-1")).map((value) => [name, value]),
      );
    return fc
      .record({
        path: pathsOf(path, parameters),
        query: queriesOf(parameters),
        body: bodiesOf(route),
        role: fc.constantFrom(...ROLES),
        headers: fc.tuple(...headers),
      })
      .map(({ path: target, query, body, role, headers: own }) => ({
        method,
        path: `${target}${query}`,
        headers: {
          ...Object.fromEntries(own.map(([name, value]) => [name!, value!.replace(/[^\x21-\x7e]/g, "")])),
          ...(body === undefined ? {} : { "content-type": body.type }),
          authorization: `Bearer ${api.keys[role]}`,
        },
        ...(body === undefined ? {} : { body: wellFormed(body.body) }),
      }));
  });
}

function parsed(text: string, type: string | null) {
  if (type?.includes("jsonl"))
    return text
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
  return type?.includes("json") ? JSON.parse(text) : text;
}

test(`${runs} requests of seed ${seed}`, { timeout: 600_000 }, async () => {
  const check = createAnswerCheck(description);
  const statuses = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(requests(), async ({ path, ...init }) => {
      const abort = new AbortController();
      const response = await fetch(`${api.url}${path}`, { ...init, signal: abort.signal });
      const { status } = response;
      const type = response.headers.get("content-type");
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      expect(status).toBeLessThan(500);
      if (type?.startsWith("text/event-stream")) return abort.abort();
      const text = await response.text();
      const body = text === "" ? undefined : parsed(text, type);
      if (status >= 400) {
        expect(type).toMatch(path.startsWith("/fhir") ? /^application\/fhir\+json/ : /^application\/problem\+json/);
        expect(path.startsWith("/fhir") ? body.resourceType : body.status).toBe(
          path.startsWith("/fhir") ? "OperationOutcome" : status,
        );
      }
      if (type?.includes("json") && !type.includes("jsonl")) check({ method: init.method, path, status, type, body });
      expect(response.headers.get("set-cookie")).toBeNull();
    }),
    { seed, numRuns: runs, endOnFailure: true },
  );
  expect([...statuses.keys()]).toEqual(expect.arrayContaining([200, 400, 403]));
});
