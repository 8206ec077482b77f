import { mkdtempSync, readdirSync, rmSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { useTestServer } from "../test/support/database";
import { startHeartbeat, workerAlive } from "./heartbeat";

const server = useTestServer();
const directory = mkdtempSync(join(tmpdir(), "heartbeat-"));

afterAll(() => rmSync(directory, { recursive: true }));

test("a worker is alive while it reaches its database, and no longer than 30 seconds after", async () => {
  expect(workerAlive({ directory })).toBe(false);
  const { pool } = await server.createDatabase();
  const heartbeat = startHeartbeat({ pool, directory });
  await expect.poll(() => workerAlive({ directory }), { timeout: 10_000 }).toBe(true);
  expect(workerAlive({ directory, now: Date.now() + 31_000 })).toBe(false);
  for (const name of readdirSync(directory)) utimesSync(join(directory, name), 0, 0);
  expect(workerAlive({ directory })).toBe(false);
  heartbeat.stop();
  expect(readdirSync(directory)).toEqual([]);
});
