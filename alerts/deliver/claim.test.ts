import { afterAll, beforeAll, expect, test } from "vitest";
import { createAlerts, type DeliveryFixture, exampleAlert, startDatabase } from "../../test/fixtures/delivery-fixture";
import { BATCH_SIZE, claimDeliveries } from "./claim";
import { createEndpoint } from "./endpoints";
import { expandOutbox } from "./expand-outbox";

let fixture: DeliveryFixture;
beforeAll(async () => {
  fixture = await startDatabase();
});
afterAll(() => fixture?.stop());

test("reads the rows that it claims, not the whole backlog", async () => {
  const { pool } = fixture;
  const { id: endpointId } = await createEndpoint({
    pool,
    privateNetworks: "allow",
    endpoint: { name: "pager", url: "http://127.0.0.1:9/", createdBy: "test" },
  });
  await createAlerts(
    pool,
    Array.from({ length: 1000 }, (_, index) => exampleAlert(index)),
  );
  await expandOutbox({ pool, publicUrl: "https://monitor.example.org", limit: 1000 });
  const client = await pool.connect();
  /** Counts the index entries of the table that this connection has read, and the rows read without an index. */
  const read = async () => {
    await client.query("SELECT pg_stat_force_next_flush()");
    const { rows } = await client.query<{ read: number }>(
      `SELECT (sum(idx_tup_read) + (SELECT seq_tup_read FROM pg_stat_user_tables WHERE relname = 'delivery'))::int AS read
       FROM pg_stat_user_indexes WHERE relname = 'delivery'`,
    );
    return rows[0]!.read;
  };
  try {
    const before = await read();
    await client.query("BEGIN");
    expect(await claimDeliveries(client, endpointId)).toHaveLength(BATCH_SIZE);
    await client.query("ROLLBACK");
    const looked = (await read()) - before;
    expect(looked).toBeGreaterThanOrEqual(BATCH_SIZE);
    expect(looked).toBeLessThan(5 * BATCH_SIZE);
  } finally {
    client.release();
  }
});
