import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Receiver, startReceiver } from "../../devnet/receiver";
import {
  createAlerts,
  type DeliveryFixture,
  emptyTables,
  exampleAlert,
  startDatabase,
} from "../../test/fixtures/delivery-fixture";
import { WAITING } from "../../test/support/database";
import { deliver } from "./deliver";
import { createEndpoint } from "./endpoints";
import { expandOutbox } from "./expand-outbox";
import { type Connections, createConnections } from "./webhook/connections";

let fixture: DeliveryFixture;
let receiver: Receiver;
let connections: Connections;

beforeAll(async () => {
  fixture = await startDatabase();
});
afterAll(() => fixture?.stop());
beforeEach(async () => {
  await emptyTables(fixture.pool);
  receiver = await startReceiver();
  connections = createConnections();
  return async () => {
    connections.close();
    await receiver.stop();
  };
});

/**
 * Creates alerts with one delivery each to one endpoint. Resolves to their ids in order, and to a function that
 * delivers some.
 */
async function prepare(count: number) {
  const { pool } = fixture;
  const endpoint = { name: "receiver", url: receiver.url, createdBy: "test" };
  const { id: endpointId, secret } = await createEndpoint({ pool, privateNetworks: "allow", endpoint });
  receiver.trust(secret);
  const ids = await createAlerts(
    pool,
    Array.from({ length: count }, (_, index) => exampleAlert(index)),
  );
  await expandOutbox({ pool, publicUrl: "https://monitor.example.org" });
  return { ids: ids.sort(), deliverSome: () => deliver({ pool, connections, endpointId, privateNetworks: "allow" }) };
}

async function states() {
  const { rows } = await fixture.pool.query<{ status: string; attempts: number; notified: boolean }>(
    `SELECT d.status, d.attempts, a.notified_at IS NOT NULL AS notified
     FROM compliance.delivery d JOIN compliance.alert a ON a.id = d.alert_id`,
  );
  return rows;
}

test("sends many messages concurrently and records each", async () => {
  const { deliverSome } = await prepare(20);
  const delivered = await deliverSome();
  expect(delivered.length).toBeGreaterThan(1);
  // What a slow machine did not start within a batch's time is left for the next.
  while (delivered.length < 20) delivered.push(...(await deliverSome()));
  expect(delivered.map(({ attempt }) => attempt?.recorded.status)).toEqual(Array(20).fill("delivered"));
  expect(await states()).toEqual(Array(20).fill({ status: "delivered", attempts: 1, notified: true }));
  expect(new Set(receiver.received.map(({ id }) => id)).size).toBe(20);
  expect(await deliverSome()).toEqual([]);
});

test("sends a slow receiver a few messages per batch and leaves the rest for later", async () => {
  const { deliverSome } = await prepare(20);
  receiver.behave({ status: 204, delayMs: 300 });
  const delivered = await deliverSome();
  expect(delivered.length).toBeLessThan(20);
  expect((await states()).filter(({ status }) => status === "delivered")).toHaveLength(delivered.length);
  expect(receiver.received).toHaveLength(delivered.length);
});

test("sends nothing twice after a deadlock with a change of the same alerts", async () => {
  const { ids, deliverSome } = await prepare(2);
  const other = await fixture.pool.connect();
  try {
    await other.query("BEGIN");
    await other.query("SELECT FROM compliance.alert WHERE id = $1 FOR UPDATE", [ids[1]]);
    const delivering = deliverSome();
    await expect.poll(async () => (await fixture.pool.query(WAITING)).rowCount).toBe(1);
    await other.query("UPDATE compliance.alert SET version = version WHERE id = $1", [ids[0]]).catch(async () => {
      await other.query("ROLLBACK");
    });
    await other.query("COMMIT");
    expect(await delivering).toHaveLength(2);
  } finally {
    other.release();
  }
  expect(await states()).toEqual(Array(2).fill({ status: "delivered", attempts: 1, notified: true }));
  expect(receiver.received).toHaveLength(2);
});
