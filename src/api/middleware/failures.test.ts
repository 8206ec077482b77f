import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { createClient } from "../../../database/client";
import { createPool } from "../../../database/pool";
import { useTestServer } from "../../../test/support/database";
import { startTcpRelay } from "../../../test/support/tcp-relay";
import { asProblem } from "./failures";

const server = useTestServer();

test("a connection that is lost during a query is a database that cannot be reached, whoever asked", async () => {
  const { url, pool: direct } = await server.createEmptyDatabase();
  const relay = await startTcpRelay(Number(new URL(url).port));
  const through = Object.assign(new URL(url), { port: String(relay.port) });
  const pool = createPool({ databaseUrl: through.href, max: 2, applicationName: "test" });
  const errors = Promise.all(
    [pool.query("SELECT pg_sleep(60)"), createClient(pool).execute(sql`SELECT pg_sleep(60)`)].map((asked) =>
      asked.then(
        () => undefined,
        (error: Error) => error,
      ),
    ),
  );
  const asking = async () =>
    (await direct.query("SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'"))
      .rowCount;
  await expect.poll(asking, { timeout: 60_000 }).toBe(2);
  await relay.stop();
  for (const error of await errors) expect(asProblem(error!)).toMatchObject({ status: 503, kind: "database-away" });
  await pool.end();
});
