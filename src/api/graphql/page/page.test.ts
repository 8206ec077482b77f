/** What the page computes by itself. Its files are served as they stand here, and so are imported as such. */
import { buildSchema, graphqlSync, parse, validate } from "graphql";
import { expect, test } from "vitest";
import { checkGraphql } from "../limits";

// biome-ignore lint/suspicious/noExplicitAny: the page's files are JavaScript.
const load = (name: string): Promise<any> => import(new URL(`./${name}`, import.meta.url).href);

const { operationAt, variablesOf } = await load("query.js");
const { INTROSPECTION, readSchema, typeText, exampleOf, block, found } = await load("schema.js");

const served = buildSchema(`
  type Query { alert(id: String!): Alert  alerts(where: Filter, limit: Int): AlertPage!  severities: [Severity!]! }
  type AlertPage { items: [Alert!]!  pageInfo: PageInfo!  totalCount: Int! }
  type PageInfo { hasNextPage: Boolean!  endCursor: String }
  type Alert { id: String!  tags: [[String!]!]  severity: Severity!  access: Access }
  type Access { alerts(limit: Int): AlertPage  only: Alert }
  input Filter { id: String }
  enum Severity { high low }`);

const schema = readSchema(
  JSON.parse(JSON.stringify(graphqlSync({ schema: served, source: INTROSPECTION }))).data.__schema,
);
const field = (type: string, name: string) =>
  schema.types.get(type).fields.find((each: { name: string }) => each.name === name);

test("the question for the schema keeps to the limits of a query, and answers every type", () => {
  expect(() => checkGraphql(INTROSPECTION, {})).not.toThrow();
  expect(schema.root).toBe("Query");
  expect(typeText(field("Alert", "tags").type)).toBe("[[String!]!]");
  expect(typeText(field("Query", "alerts").type)).toBe("AlertPage!");
});

test("whatever field is inserted, the query is one of this schema", () => {
  for (const name of ["alert", "alerts", "severities"]) {
    const text = block("query", [exampleOf(schema, field("Query", name))]);
    expect(validate(served, parse(text)), text).toEqual([]);
  }
  for (const name of ["alerts", "only"]) {
    const text = `{ alert(id: "") { access { ${exampleOf(schema, field("Access", name))} } } }`;
    expect(validate(served, parse(text)), text).toEqual([]);
  }
  expect(exampleOf(schema, field("Query", "alerts"))).toBe(
    "alerts(limit: 10) {\n  items {\n    id\n    tags\n    severity\n  }\n  pageInfo {\n    hasNextPage\n    endCursor\n  }\n}",
  );
});

test("a search finds types and queries, whatever the case", () => {
  const names = (some: { name: string }[]) => some.map(({ name }) => name);
  const { fields, types } = found(schema, "ALERT");
  expect(names(fields)).toEqual(["alert", "alerts"]);
  expect(names(types).sort()).toEqual(["Alert", "AlertPage"]);
  expect(names(found(schema, "__").types)).toEqual([]);
});

test("of several operations the one at the caret is run", () => {
  const text = '# query No { a }\nquery One { a(b: "query Two { ") }\nquery Three($x: Int) { c }\n';
  expect(operationAt("query Only { a }", 3)).toBeUndefined();
  expect(operationAt("{ a }", 0)).toBeUndefined();
  expect(operationAt(text, 0)).toBe("One");
  expect(operationAt(text, text.indexOf("Two"))).toBe("One");
  expect(operationAt(text, text.indexOf("c }"))).toBe("Three");
});

test("variables are a JSON object, or none", () => {
  expect(variablesOf(" ")).toBeUndefined();
  expect(variablesOf('{"a": 1}')).toEqual({ a: 1 });
  expect(() => variablesOf("{a")).toThrow(/not valid JSON/);
  expect(() => variablesOf("[1]")).toThrow(/JSON object/);
});
