import type { Pool } from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { createPool } from "../../../database/pool";
import { startTestApi, type TestApi } from "../../../test/fixtures/api-fixture";
import { startTcpRelay, type TcpRelay } from "../../../test/support/tcp-relay";

let api: TestApi;
let relay: TcpRelay;
let guardPool: Pool;

/** A schema as Ponder makes it, as far as readiness looks. */
const made = (schema: string, isReady: 0 | 1) => `
  CREATE SCHEMA ${schema};
  CREATE TABLE ${schema}._ponder_meta (key text PRIMARY KEY, value jsonb NOT NULL);
  INSERT INTO ${schema}._ponder_meta VALUES ('app', '{"is_ready": ${isReady}}');
  CREATE TABLE ${schema}.access (id text);
  CREATE TABLE ${schema}._ponder_checkpoint (chain_id integer);`;
const show = (schema: string) => `
  DROP SCHEMA IF EXISTS shown CASCADE;
  CREATE SCHEMA shown;
  CREATE VIEW shown.access AS SELECT * FROM ${schema}.access;
  CREATE VIEW shown._ponder_checkpoint AS SELECT * FROM ${schema}._ponder_checkpoint;`;

beforeAll(async () => {
  relay = await startTcpRelay(Number(new URL(inject("preparedDatabase")).port));
  api = await startTestApi(({ databaseUrl }) => {
    const through = Object.assign(new URL(databaseUrl), { port: String(relay.port) });
    guardPool = createPool({ databaseUrl: through.href, max: 3, applicationName: "test" });
    return { ownFactsSchema: "facts_old", factsSchema: "shown", guardPool };
  });
});

afterAll(async () => {
  await relay?.stop();
  await guardPool?.end();
  await api?.stop();
});

async function ready(): Promise<{ status: number; type?: string; detail?: string; ms: number }> {
  const asked = performance.now();
  const response = await fetch(`${api.url}/readiness`);
  const ms = performance.now() - asked;
  const text = await response.text();
  if (response.status === 200) {
    expect(text).toBe("");
    return { status: 200, ms };
  }
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
  const { type, detail } = JSON.parse(text);
  return { status: response.status, type: type.split(":").at(-1), detail, ms };
}

/** What makes the server ready, whatever was before. */
const settle = async () => {
  await api.pool.query("DROP SCHEMA IF EXISTS facts_old CASCADE");
  await api.pool.query(made("facts_old", 1) + show("facts_old"));
  await becomes({ status: 200 });
};

/** Answers are kept for a second. */
const becomes = (wanted: object) => expect.poll(ready, { timeout: 10_000, interval: 200 }).toMatchObject(wanted);

test("a server is ready while its own facts are indexed and shown, and no longer once others are shown or its own are gone", async () => {
  await becomes({ status: 503, type: "outdated", detail: expect.stringContaining("no longer exists") });

  await api.pool.query(made("facts_old", 0));
  await becomes({ status: 503, type: "facts-away", detail: expect.stringContaining("facts_old") });
  await api.pool.query(`UPDATE facts_old._ponder_meta SET value = '{"is_ready": 1}'`);
  await becomes({ status: 503, type: "facts-away", detail: expect.stringContaining("cannot be read") });
  await api.pool.query(show("facts_old"));
  await becomes({ status: 200 });

  // The next version's indexer catches up beside it.
  await api.pool.query(made("facts_new", 0));
  await new Promise((resolve) => setTimeout(resolve, 1_200));
  expect(await ready()).toMatchObject({ status: 200 });
  await api.pool.query(show("facts_new"));
  await becomes({
    status: 503,
    type: "outdated",
    detail:
      "This server reads the facts schema facts_old, but shown now points to facts_new. Restart it with the version that is deployed now.",
  });
  await api.pool.query("DROP SCHEMA facts_old CASCADE");
  await becomes({
    status: 503,
    type: "outdated",
    detail: expect.stringContaining("facts_old, which no longer exists"),
  });

  await settle();
});

test("a database that is silent for seconds is away, which is answered within a second to however many ask, until it answers", async () => {
  await settle();
  const before = api.logged.length;
  relay.fallSilent();
  const silentSince = performance.now();
  for (let away = 0; away < 3; ) {
    const answers = await Promise.all(Array.from({ length: 20 }, ready));
    for (const { ms } of answers) expect(ms).toBeLessThan(10_000);
    const silentFor = performance.now() - silentSince;
    // Slow at first.
    if (silentFor < 3_000) for (const { status } of answers) expect(status).toBe(200);
    expect(silentFor).toBeLessThan(30_000);
    if (answers.every(({ type }) => type === "database-away")) away++;
  }
  relay.resume();
  await becomes({ status: 200 });
  expect(api.logged.slice(before)).toEqual([
    { error: "The database does not answer. Try again.", message: "This server is not ready" },
    { after_ms: expect.any(Number), message: "This server is ready again" },
  ]);
});

test("a database that refuses connections is reported at once", async () => {
  await settle();
  await relay.stop();
  await becomes({ status: 503, type: "database-away" });
  expect((await ready()).ms).toBeLessThan(10_000);
});

test("other methods are refused", async () => {
  const response = await fetch(`${api.url}/readiness`, { method: "POST" });
  expect([response.status, response.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
});
