import type { Pool } from "pg";
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from "vitest";
import { read } from "../../../test/fixtures/suppression-fixture";
import { startTestServer, type TestServer, WAITING } from "../../../test/support/database";
import { readWatermark } from "./commit-watermark";

let server: TestServer;
let pool: Pool;
beforeAll(async () => {
  server = await startTestServer();
});
beforeEach(async () => {
  ({ pool } = await server.createDatabase());
});
afterAll(() => server?.stop());

const now = async () => (await pool.query<{ now: Date }>("SELECT clock_timestamp() AS now")).rows[0]!.now;
const detected = async () =>
  (await pool.query<{ detected_at: Date }>("SELECT detected_at FROM compliance.alert")).rows.map((row) =>
    row.detected_at.getTime(),
  );

/** Starts an evaluation that waits for a lock on this table, and returns a function that releases it. */
async function heldUp(table: string) {
  const client = await pool.connect();
  let held = true;
  const letGo = async () => {
    if (!held) return;
    held = false;
    await client.query("ROLLBACK");
    client.release();
  };
  onTestFinished(letGo);
  await client.query(`BEGIN; LOCK TABLE compliance.${table} IN EXCLUSIVE MODE`);
  const evaluation = read(pool, { blocks: [1] });
  await expect.poll(async () => (await pool.query(WAITING)).rowCount, { timeout: 60_000 }).toBe(1);
  return { evaluation, letGo };
}

test("no alert detected before the watermark is committed after it", async () => {
  // The last table that an evaluation writes, after its alerts, and the first, before them.
  for (const table of ["evaluated_block", "ruleset"]) {
    await pool.query("TRUNCATE compliance.alert, compliance.ruleset CASCADE; TRUNCATE chain.access");
    const { evaluation, letGo } = await heldUp(table);
    const settled = await readWatermark(pool);
    await letGo();
    await evaluation;
    const alerts = await detected();
    expect(alerts.length).toBeGreaterThan(0);
    for (const at of alerts) expect(at).toBeGreaterThanOrEqual(settled.getTime());
  }
});

test("waits for a requested instant; with nothing being stored, the watermark is now", async () => {
  const { evaluation, letGo } = await heldUp("evaluated_block");
  const asked = await now();
  const settled = readWatermark(pool, asked);
  expect((await readWatermark(pool, new Date(0))).getTime()).toBe(0);
  expect((await readWatermark(pool)).getTime()).toBeLessThan(asked.getTime());
  await letGo();
  await evaluation;
  expect(await settled).toEqual(asked);
  for (const at of await detected()) expect(at).toBeLessThan(asked.getTime());

  const before = await now();
  const future = new Date(before.getTime() + 3_600_000);
  for (const moment of [await readWatermark(pool), await readWatermark(pool, future)]) {
    expect(moment.getTime()).toBeGreaterThanOrEqual(before.getTime());
    expect(moment.getTime()).toBeLessThan(future.getTime());
  }
});

test("a slow evaluation makes the watermark earlier than the requested instant", {
  timeout: 20_000,
}, async () => {
  const { evaluation, letGo } = await heldUp("evaluated_block");
  const asked = await now();
  expect((await readWatermark(pool, asked)).getTime()).toBeLessThan(asked.getTime());
  await letGo();
  await evaluation;
});
