import { pino } from "pino";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createEndpoint } from "../../../alerts/deliver/endpoints";
import { startRelay } from "../../../alerts/deliver/relay";
import { startDeliveryWorker } from "../../../alerts/deliver/worker";
import { createQueues, type Queues } from "../../../alerts/queue";
import { type Receiver, startReceiver } from "../../../devnet/receiver";
import { startTestApi, type TestApi } from "../../../test/fixtures/api-fixture";
import { createAlerts, emptyTables, exampleAlert } from "../../../test/fixtures/delivery-fixture";

let api: TestApi;
let queues: Queues;
let receiver: Receiver;
const stops: (() => Promise<void>)[] = [];

beforeAll(async () => {
  api = await startTestApi();
  queues = createQueues({ databaseUrl: api.databaseUrl });
  receiver = await startReceiver();
  const logger = pino({ level: "silent" });
  const settings = {
    databaseUrl: api.databaseUrl,
    publicUrl: "https://monitor.example.org",
    webhookPrivateNetworks: "allow" as const,
    deliverConcurrency: 4,
  };
  const policy = { attempts: 2, firstDelayMs: 20, factor: 1, longestDelayMs: 20, jitter: 0 };
  const relay = startRelay({ pool: api.pool, queues, logger, settings, sweepMs: 100 });
  const worker = startDeliveryWorker({ queues, logger, settings, policy, timeoutMs: 30_000 });
  stops.push(relay.stop, worker.stop);
});
beforeEach(async () => {
  await emptyTables(api.pool);
  receiver.behave({ status: 204 });
});
afterAll(async () => {
  for (const stop of stops) await stop();
  await queues?.close();
  await receiver?.stop();
  await api?.stop();
});

const post = (path: string, json?: object, as: "security" | "officer" | "admin" = "security") =>
  api.ask(path, { as, method: "POST", ...(json === undefined ? {} : { json }) });
const deliveryOf = async (id: string) => (await api.ask(`/v1/deliveries/${id}`)).body;

/** An endpoint at the receiver, where each has a path of its own. */
async function register(name: string) {
  const url = `${receiver.url}${name}`;
  const row = await createEndpoint({
    pool: api.pool,
    privateNetworks: "allow",
    endpoint: { name, url, createdBy: "test" },
  });
  receiver.trust(row.secret, `/${name}`);
  return { ...row, received: () => receiver.received.filter(({ path }) => path === `/${name}`) };
}

/** Resolves once this many of the endpoint's messages are in this state. */
async function settled(endpointId: string, status: string, count: number): Promise<void> {
  await expect
    .poll(async () => (await api.ask(`/v1/deliveries?endpointId=${endpointId}&status=${status}`)).body.items.length, {
      timeout: 30_000,
    })
    .toBe(count);
}

test("a test message goes the way of every other, and is named in the answer", async () => {
  const endpoint = await register("tried");
  const { status, body, headers } = await post(`/v1/endpoints/${endpoint.id}/test`);
  expect(status).toBe(202);
  expect(headers.get("location")).toBe(`/v1/deliveries/${body.id}`);
  expect(body).toMatchObject({ endpointId: endpoint.id, alertId: null, type: "endpoint.test" });
  const message = await receiver.waitFor(({ id }) => id === body.id);
  expect(message).toMatchObject({ type: "endpoint.test", verified: true });
  expect(message.message).toEqual({
    type: "endpoint.test",
    timestamp: expect.any(String),
    data: { endpointId: endpoint.id, name: "tried" },
  });
  await settled(endpoint.id, "delivered", 1);
  expect((await deliveryOf(body.id)).attempts).toMatchObject([{ statusCode: 204, error: null }]);
  await settled((await post(`/v1/endpoints/${endpoint.id}/test`)).body.endpointId, "delivered", 2);
  expect((await post(`/v1/endpoints/${endpoint.id}/test`, undefined, "officer")).status).toBe(403);
  expect((await post("/v1/endpoints/ep_nobody/test")).status).toBe(404);
});

test("messages to a paused endpoint wait, and are sent when it is resumed", async () => {
  const endpoint = await register("paused");
  const set = (paused: boolean) =>
    api.ask(`/v1/endpoints/${endpoint.id}`, { as: "admin", method: "PATCH", json: { paused } });
  await set(true);
  expect(await post(`/v1/endpoints/${endpoint.id}/test`)).toMatchObject({
    status: 409,
    body: { type: "urn:consentry:problem:paused" },
  });
  await createAlerts(api.pool, [exampleAlert(1)]);
  await settled(endpoint.id, "pending", 1);
  // Nothing is to happen, and nothing tells of it: long enough for the worker to look for due deliveries.
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  expect(endpoint.received()).toEqual([]);
  await set(false);
  await settled(endpoint.id, "delivered", 1);
  expect(endpoint.received()).toMatchObject([{ type: "alert.created", verified: true }]);
});

test("after a rotation both secrets verify until the overlap has passed, then the new one alone", async () => {
  const endpoint = await register("rotated");
  const verifiedBy = ({ body, headers }: { body: string; headers: Record<string, string> }, secrets: string[]) =>
    secrets.map((secret) => {
      try {
        return new Webhook(secret).verify(body, headers) !== undefined;
      } catch {
        return false;
      }
    });
  const tried = async () => {
    const { body } = await post(`/v1/endpoints/${endpoint.id}/test`);
    return receiver.waitFor(({ id }) => id === body.id);
  };
  const rotate = (json?: object) => post(`/v1/endpoints/${endpoint.id}/rotate`, json, "admin");

  const first = await rotate();
  expect(first.status).toBe(200);
  expect(first.body.secret).toMatch(/^whsec_/);
  expect(Date.parse(first.body.previousSecretUntil) - Date.now()).toBeCloseTo(24 * 3_600_000, -5);
  const { secret, ...shown } = first.body;
  expect((await api.ask(`/v1/endpoints/${endpoint.id}`)).body).toEqual(shown);
  const during = await tried();
  expect(during.headers["webhook-signature"]).toMatch(/^v1,\S+ v1,\S+$/);
  expect(verifiedBy(during, [endpoint.secret, secret])).toEqual([true, true]);

  await api.pool.query("UPDATE compliance.endpoint SET previous_secret_until = now() WHERE id = $1", [endpoint.id]);
  expect(verifiedBy(await tried(), [endpoint.secret, secret])).toEqual([false, true]);
  expect((await api.ask(`/v1/endpoints/${endpoint.id}`)).body.previousSecretUntil).toBeNull();

  const at = await rotate({ overlapHours: 0 });
  expect(at.body.previousSecretUntil).toBeNull();
  expect(verifiedBy(await tried(), [secret, at.body.secret])).toEqual([false, true]);

  expect((await rotate({ overlapHours: 169 })).status).toBe(400);
  expect((await rotate({ overlap: 1 })).body.errors).toMatchObject([{ field: "overlap" }]);
  expect((await post(`/v1/endpoints/${endpoint.id}/rotate`, undefined, "officer")).status).toBe(403);
  expect((await post("/v1/endpoints/ep_nobody/rotate")).status).toBe(404);
  expect(JSON.stringify(api.logged)).not.toContain("whsec_");
});

test("a message that failed is sent again under its id, with all its attempts anew", async () => {
  const endpoint = await register("failing");
  receiver.behave({ status: 500 });
  await createAlerts(api.pool, [exampleAlert(2)]);
  await settled(endpoint.id, "failed", 1);
  const [failed] = (await api.ask(`/v1/deliveries?endpointId=${endpoint.id}`)).body.items;
  expect(failed.attempts).toHaveLength(2);

  receiver.behave({ status: 204 });
  const again = await post(`/v1/deliveries/${failed.id}/replay`);
  expect(again).toMatchObject({ status: 202, body: { id: failed.id } });
  await settled(endpoint.id, "delivered", 1);
  expect((await deliveryOf(failed.id)).attempts.map(({ statusCode }: { statusCode: number }) => statusCode)).toEqual([
    500, 500, 204,
  ]);
  expect(new Set(endpoint.received().map(({ id, body }) => `${id} ${body}`)).size).toBe(1);

  expect((await post(`/v1/deliveries/${failed.id}/replay`, undefined, "admin")).status).toBe(403);
  expect((await post("/v1/deliveries/msg_nobody/replay")).status).toBe(404);
  await api.ask(`/v1/endpoints/${endpoint.id}`, { as: "security", method: "DELETE" });
  expect(await post(`/v1/deliveries/${failed.id}/replay`)).toMatchObject({ status: 409 });
});

test("a period's messages are sent again, each under its id", async () => {
  const endpoint = await register("missed");
  const alerts = await createAlerts(
    api.pool,
    [1, 2, 3, 4].map((index) => exampleAlert(index)),
  );
  await settled(endpoint.id, "delivered", 4);
  const made = (index: number) => new Date(Date.UTC(2026, 0, index)).toISOString();
  for (const [index, id] of alerts.entries())
    await api.pool.query("UPDATE compliance.delivery SET created_at = $2 WHERE alert_id = $1", [id, made(index + 1)]);
  await api.pool.query("UPDATE compliance.delivery SET status = 'failed' WHERE alert_id = $1", [alerts[2]]);
  const before = endpoint.received();

  const replay = (json: object) => post(`/v1/endpoints/${endpoint.id}/replay`, json);
  const untouched = async () => (await api.pool.query("SELECT * FROM compliance.delivery ORDER BY id")).rows;
  const kept = await untouched();
  for (const [status, count] of [
    [["failed"], 1],
    [undefined, 2],
  ] as const)
    expect(await replay({ from: made(2), to: made(4), status, dryRun: true })).toMatchObject({
      ...{ status: 200, body: { replayed: count } },
    });
  expect(await untouched()).toEqual(kept);
  expect(await replay({ from: made(2), to: made(4), status: ["failed"] })).toMatchObject({
    status: 202,
    body: { replayed: 1 },
  });
  await settled(endpoint.id, "delivered", 4);
  expect((await replay({ from: made(2), to: made(4) })).body).toEqual({ replayed: 2 });
  await settled(endpoint.id, "delivered", 4);
  const repeated = endpoint.received().slice(before.length);
  expect(repeated.map(({ message }) => message?.data.id).sort()).toEqual([alerts[1], alerts[2], alerts[2]].sort());
  for (const { id, body } of repeated) expect(before.find((one) => one.id === id)?.body).toBe(body);

  expect((await replay({ from: made(4), to: made(4) })).body.errors).toMatchObject([{ field: "to" }]);
  expect((await replay({})).status).toBe(400);
  expect((await post("/v1/endpoints/ep_nobody/replay", { from: made(1) })).status).toBe(404);
  expect((await post(`/v1/endpoints/${endpoint.id}/replay`, { from: made(1) }, "officer")).status).toBe(403);
});

test("open alerts are announced to an endpoint that was created later, once, on request or at its creation", async () => {
  const alerts = await createAlerts(
    api.pool,
    [1, 2, 3].map((index) => exampleAlert(index, index === 3 ? { severity: "low" } : {})),
  );
  await expect
    .poll(async () => (await api.pool.query("SELECT FROM compliance.outbox WHERE relayed_at IS NULL")).rowCount)
    .toBe(0);
  const endpoint = await register("late");
  const announce = (as: "security" | "officer" | "admin" = "security", id = endpoint.id) =>
    post(`/v1/endpoints/${id}/announce-open`, undefined, as);
  expect(await announce("admin")).toMatchObject({ status: 202, body: { announced: 3 } });
  await settled(endpoint.id, "delivered", 3);
  expect(
    endpoint
      .received()
      .map(({ type, message }) => [type, message?.data.id])
      .sort(),
  ).toEqual(alerts.map((id) => ["alert.created", id]).sort());
  expect((await announce()).body).toEqual({ announced: 0 });
  const { rows } = await api.pool.query(
    `SELECT credential_name AS who, status, filter FROM compliance.operator_log AS l
     WHERE operation = 'POST /v1/endpoints/{id}/announce-open' ORDER BY l.id`,
  );
  expect(rows).toEqual([
    { who: "the admin", status: 202, filter: { id: endpoint.id, announced: "3" } },
    { who: "the security", status: 202, filter: { id: endpoint.id, announced: "0" } },
  ]);

  const create = (json: object) => post("/v1/endpoints", { name: "later", url: "https://203.0.112.9/hook", ...json });
  const later = await create({ announceOpen: true, minSeverity: "critical" });
  expect(later).toMatchObject({ status: 201, body: { announced: 2, secret: expect.any(String) } });
  expect((await create({})).body).not.toHaveProperty("announced");
  await api.pool.query("ALTER TABLE compliance.delivery RENAME TO delivery_elsewhere");
  const unannounced = await create({ announceOpen: true }).finally(() =>
    api.pool.query("ALTER TABLE compliance.delivery_elsewhere RENAME TO delivery"),
  );
  expect(unannounced).toMatchObject({ status: 201, body: { secret: expect.stringMatching(/^whsec_/) } });
  expect(unannounced.body).not.toHaveProperty("announced");
  expect((await create({ announceOpen: "yes" })).body.errors).toMatchObject([{ field: "announceOpen" }]);

  expect((await announce("officer")).status).toBe(403);
  expect((await announce("security", "ep_nobody")).status).toBe(404);
  await api.pool.query("UPDATE compliance.endpoint SET ever_full = true WHERE id = $1", [endpoint.id]);
  expect((await announce("admin")).status).toBe(403);
  expect((await announce("security")).status).toBe(202);
});
