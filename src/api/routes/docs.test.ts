import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApi, type TestApi } from "../../../test/fixtures/api-fixture";

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
});

afterAll(() => api?.stop());

test("the page and all that it loads are there without a key, from this server alone", async () => {
  const page = await fetch(`${api.url}/docs`);
  expect(page.status).toBe(200);
  expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8");
  const policy = page.headers.get("content-security-policy");
  expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
  expect(policy).not.toMatch(/unsafe|https?:|\*/);
  const html = await page.text();
  expect(html).not.toMatch(/<script>|<style>| on\w+=| style=/);
  const loaded = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, url]) => url!);
  expect(loaded).toHaveLength(4);
  for (const url of loaded) {
    expect(url).toMatch(/^\/docs\/[\w.-]+$/);
    const file = await fetch(`${api.url}${url}`);
    expect(file.status).toBe(200);
    expect(file.headers.get("content-type")).toMatch(url.endsWith(".css") ? /^text\/css/ : /^text\/javascript/);
    expect(file.headers.get("x-content-type-options")).toBe("nosniff");
    expect((await file.text()).length).toBeGreaterThan(100);
  }
});

test("the server's address leads browsers to the page, without a key and without an entry in the operator log", async () => {
  const before = await api.pool.query("SELECT FROM compliance.operator_log");
  const response = await fetch(`${api.url}/`, { redirect: "manual" });
  expect(response.status).toBe(302);
  expect(response.headers.get("location")).toBe("/docs");
  expect((await fetch(`${api.url}/`)).url).toBe(`${api.url}/docs`);
  const refused = await fetch(`${api.url}/`, { method: "POST" });
  expect(refused.status).toBe(405);
  expect(refused.headers.get("allow")).toBe("GET, HEAD");
  const after = await api.pool.query("SELECT FROM compliance.operator_log");
  expect(after.rowCount).toBe(before.rowCount);
});

test("nothing else is there, and the description itself takes a key", async () => {
  for (const path of ["/docs/files.ts", "/docs/package.json", "/docs/..%2fapp.ts", "/docs/constructor", "/docs/a/b"]) {
    const response = await fetch(`${api.url}${path}`);
    expect(response.status).toBe(404);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(response.headers.get("content-security-policy")).toMatch(/^default-src 'none'; frame-ancestors 'none'$/);
  }
  expect((await fetch(`${api.url}/v1/openapi.json`)).status).toBe(401);
});
