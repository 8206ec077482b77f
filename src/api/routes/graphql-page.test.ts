import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApi, type TestApi } from "../../../test/fixtures/api-fixture";

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
});

afterAll(() => api?.stop());

/** The addresses that a file of the page loads others from. */
function loadedBy(text: string): string[] {
  return [...text.matchAll(/(?:src|href)="([^"]+)"|from "([^"]+)"|import\(|url\(|@import/g)].map(
    ([whole, attribute, module]) => attribute ?? module ?? whole,
  );
}

test("the page and all that it loads are there without a key, from this server alone", async () => {
  const page = await fetch(`${api.url}/graphql`);
  expect(page.status).toBe(200);
  expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8");
  expect(page.headers.get("cache-control")).toBe("no-store");
  expect(page.headers.get("content-security-policy")).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  );
  const html = await page.text();
  expect(html).not.toMatch(/<script>|<style>| on\w+=| style=/);
  expect(html).not.toMatch(/\/\//);
  const waiting = loadedBy(html).map((url) => new URL(url, `${api.url}/graphql`).href);
  const seen = new Set<string>();
  for (let url = waiting.pop(); url !== undefined; url = waiting.pop()) {
    if (seen.has(url)) continue;
    seen.add(url);
    expect(url.slice(api.url.length)).toMatch(/^\/graphql\/[\w.-]+$/);
    const file = await fetch(url);
    expect(file.status).toBe(200);
    expect(file.headers.get("content-type")).toBe(`text/${url.endsWith(".css") ? "css" : "javascript"}; charset=utf-8`);
    expect(file.headers.get("x-content-type-options")).toBe("nosniff");
    const text = await file.text();
    expect(text).not.toMatch(/https?:|localStorage|sessionStorage|indexedDB|document\.cookie|innerHTML/);
    waiting.push(...loadedBy(text).map((each) => new URL(each, url).href));
  }
  expect([...seen].map((url) => url.slice(api.url.length)).sort()).toEqual(
    ["page.css", "page.js", "query.js", "schema-view.js", "schema.js"].map((name) => `/graphql/${name}`),
  );
});

test("nothing else is there: no other file, and no query by GET without a key", async () => {
  for (const path of ["/graphql/files.ts", "/graphql/..%2fschema.ts", "/graphql/constructor", "/graphql/a/b"])
    expect((await fetch(`${api.url}${path}`)).status).toBe(404);
  for (const [authorization, status] of [
    ["", 401],
    [`Bearer ${api.keys.service}`, 200],
  ] as const) {
    const response = await fetch(`${api.url}/graphql?query={__schema{types{name}}}`, { headers: { authorization } });
    expect(response.status).toBe(status);
    expect(response.headers.get("content-security-policy")).toBe("default-src 'none'; frame-ancestors 'none'");
  }
});

test("a query still takes a credential, and its answer has the policy for data", async () => {
  const query = { query: "{ __schema { types { name } } }" };
  expect((await api.ask("/graphql", { method: "POST", json: query, key: null })).status).toBe(401);
  const { status, headers } = await api.ask("/graphql", { as: "service", method: "POST", json: query });
  expect(status).toBe(200);
  expect(headers.get("content-security-policy")).toBe("default-src 'none'; frame-ancestors 'none'");
  expect((await api.ask("/graphql", { method: "PUT", json: query, key: null })).status).toBe(401);
  expect((await api.ask("/graphql", { method: "PUT", json: query })).headers.get("allow")).toBe("GET, HEAD, POST");
});
