import { expect, onTestFinished, test } from "vitest";
import { useTestServer } from "../test/support/database";
import { createPool } from "./pool";

const server = useTestServer();

test("losing a connection during a transaction fails only that transaction", async () => {
  const { url, pool: other } = await server.createDatabase();
  const pool = createPool({ databaseUrl: url, max: 1, applicationName: "test" });
  onTestFinished(() => pool.end());
  const client = await pool.connect();
  const { rows } = await client.query("BEGIN").then(() => client.query("SELECT pg_backend_pid() AS pid"));
  const lost = new Promise((resolve) => client.once("end", resolve));
  await other.query("SELECT pg_terminate_backend($1)", [rows[0].pid]);
  await lost;
  const failed = await client.query("COMMIT").catch((error: Error) => error);
  expect(failed).toBeInstanceOf(Error);
  client.release(failed as Error);
  expect((await pool.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
});
