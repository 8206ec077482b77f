import { getIntrospectionQuery } from "graphql";
import { expect, test } from "vitest";
import { Problem } from "../problem";
import { checkGraphql, GRAPHQL_LIMITS } from "./limits";

/** What the refusal says; undefined where the query is let through. */
function refusal(query: string, variables: Record<string, unknown> = {}): string | undefined {
  try {
    checkGraphql(query, variables);
    return undefined;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    expect(error).toMatchObject({ status: 400, kind: "query-refused" });
    return error.detail;
  }
}

/** A query that is `depth` fields deep. */
const deep = (depth: number) => `{ ${"a { ".repeat(depth - 1)} a ${"} ".repeat(depth - 1)} }`;

test("the introspection query is accepted", () => {
  expect(refusal(getIntrospectionQuery())).toBeUndefined();
});

test("a query may be just as deep as the limit, through fragments too", () => {
  expect(refusal(deep(GRAPHQL_LIMITS.depth))).toBeUndefined();
  expect(refusal(deep(GRAPHQL_LIMITS.depth + 1))).toBe("The query is 17 levels deep; the limit is 16.");
  const through = (depth: number) =>
    `{ ...one } fragment one on Query { ${"a { ".repeat(depth - 2)} ... on Query { b { ...two } } ${"} ".repeat(depth - 2)} } fragment two on Query { c }`;
  expect(refusal(through(16))).toBeUndefined();
  expect(refusal(through(17))).toMatch(/17 levels deep/);
  expect(refusal("{ ...one } fragment one on Query { a { ...two } } fragment two on Query { b { ...one } }")).toBe(
    "The fragment one contains itself.",
  );
});

test("aliases are counted as often as they are spread", () => {
  const aliased = (count: number) => Array.from({ length: count }, (_, index) => `a${index}: alert`).join(" ");
  expect(refusal(`{ ${aliased(30)} }`)).toBeUndefined();
  expect(refusal(`{ ${aliased(31)} }`)).toBe("The query has 31 aliases; the limit is 30.");
  expect(refusal(`{ ...f x { ...f } y { ...f } z { ...f } } fragment f on Query { ${aliased(8)} }`)).toMatch(
    /32 aliases/,
  );
});

test("tokens are counted before anything else", () => {
  expect(refusal(`{ ${"a ".repeat(GRAPHQL_LIMITS.tokens)} }`)).toMatch(/more than 1000 tokens/);
  expect(refusal(`{ ${"a ".repeat(GRAPHQL_LIMITS.tokens - 3)} }`)).toBeUndefined();
});

test("rows are those of pages within pages, with limits from arguments, variables and defaults", () => {
  const nested = (outer: string, inner: string) =>
    `query ($n: Int, $m: Int = 400) { alerts(limit: ${outer}) { items { access { alerts(limit: ${inner}) { items { id } } } } } }`;
  expect(refusal(nested("100", "199"))).toBeUndefined();
  expect(refusal(nested("100", "200"))).toMatch(/could return 20100 rows; the limit is 20000/);
  expect(refusal(nested("100", "$n"), { n: 200 })).toMatch(/20100 rows/);
  expect(refusal(nested("100", "$n"))).toBeUndefined();
  expect(refusal(nested("50", "$m"))).toMatch(/20050 rows/);
  expect(refusal(nested("50", "$m"), { m: 398 })).toBeUndefined();
  expect(
    refusal("{ alerts(limit: 1000) { ...page } } fragment page on AlertPage { items { changes { items { at } } } }"),
  ).toMatch(/51000 rows/);
  expect(refusal("{ alerts(limit: 1000) { totalCount } }")).toBeUndefined();
});

test("a page is read, and counts, whatever is selected from it", () => {
  const nested = (inner: string, limit = "(limit: 1000)") =>
    refusal(`{ alerts(limit: 1000) { items { registration { alerts${limit} { ${inner} } } } } }`);
  for (const inner of ["totalCount", "pageInfo { hasNextPage }", "__typename", "__typename ...f"])
    expect(nested(`${inner}`.replace("...f", "... on AlertPage { t: totalCount }")), inner).toMatch(/1001000 rows/);
  for (const inner of ["totalCount", "__typename"]) expect(nested(inner, "")).toMatch(/51000 rows/);
  const twice = Array.from(
    { length: 60 },
    (_, index) => `fragment f${index} on A { ...f${index + 1} ...f${index + 1} }`,
  );
  expect(refusal(`{ a { ...f0 } } ${twice.join(" ")} fragment f60 on A { totalCount }`)).toBeUndefined();
  const aliased = Array.from({ length: 29 }, (_, index) => `a${index}: alerts(limit: 1000) { totalCount }`).join(" ");
  expect(refusal(`{ ${aliased} }`)).toMatch(/could return 29000 rows/);
  expect(refusal("{ alerts(limit: 50) { totalCount items { access { actor } } } }")).toBeUndefined();
});

test("an invalid query is refused with the reason", () => {
  expect(refusal("{ alerts { ")).toMatch(/^The query is malformed: Syntax Error/);
  expect(refusal("hello")).toMatch(/malformed/);
});
