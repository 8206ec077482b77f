import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Redis } from "ioredis";
import { pino } from "pino";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { endProcess, guardProcess } from "../../devnet/child-guard";
import { type ReceivedMessage, type Receiver, startReceiver } from "../../devnet/receiver";
import { REDIS_MISSING, redisInstalled, startRedis } from "../../devnet/redis";
import {
  createAlerts,
  type DeliveryFixture,
  emptyTables,
  exampleAlert,
  startDatabase,
} from "../../test/fixtures/delivery-fixture";
import { retract } from "../detect/settle/transitions";
import { createQueues, type Queues } from "../queue";
import type { RetryPolicy } from "./backoff";
import { createEndpoint, deleteEndpoint, type NewEndpoint } from "./endpoints";
import { startRelay } from "./relay";
import { startDeliveryWorker } from "./worker";

const logger = pino({ level: process.env.LOG_LEVEL ?? "silent" });
const policy: RetryPolicy = { attempts: 4, firstDelayMs: 50, factor: 2, longestDelayMs: 1_000, jitter: 0.2 };
/** A killed worker's message is sent again a minute later, on a busy machine after several. */
const WAIT = { timeout: 180_000, interval: 50 };

let fixture: DeliveryFixture;
let receiver: Receiver;
const running: (() => Promise<void>)[] = [];

beforeAll(async () => {
  fixture = await startDatabase();
});
afterAll(() => fixture?.stop());
beforeEach(async () => {
  await emptyTables(fixture.pool);
  receiver = await startReceiver();
});
afterEach(async () => {
  for (const stop of running.splice(0).reverse()) await stop();
  await receiver.stop();
});

async function startOwnRedis(): Promise<{ url: string; stop(): Promise<void> }> {
  const directory = mkdtempSync(join(tmpdir(), "consentry-redis-"));
  const { url, stop } = await startRedis({ directory });
  const stopAndRemove = async () => {
    await stop();
    rmSync(directory, { recursive: true, force: true });
  };
  return { url, stop: stopAndRemove };
}

const backends = [
  { kind: "postgres", start: async () => ({ url: undefined, stop: async () => {} }) },
  ...(redisInstalled ? [{ kind: "redis", start: startOwnRedis }] : []),
];
if (!redisInstalled) console.warn(`Delivery over Redis is not tested here. ${REDIS_MISSING}`);

describe.each(backends)("delivery over a queue on $kind", ({ start }) => {
  let redis: { url?: string; stop(): Promise<void> };
  beforeAll(async () => {
    redis = await start();
  });
  afterAll(() => redis?.stop());

  /** Starts a queue connection, a relay and a delivery worker, as one process has them. */
  async function startDelivery({ relay = true, worker = true, timeoutMs = 30_000 } = {}): Promise<Queues> {
    const queues = createQueues({ databaseUrl: fixture.databaseUrl, redisUrl: redis.url });
    running.push(() => queues.close());
    const settings = {
      databaseUrl: fixture.databaseUrl,
      publicUrl: "https://monitor.example.org",
      webhookPrivateNetworks: "allow" as const,
      deliverConcurrency: 4,
    };
    if (relay) running.push(startRelay({ pool: fixture.pool, queues, logger, settings, sweepMs: 100 }).stop);
    if (worker) running.push(startDeliveryWorker({ queues, logger, settings, policy, timeoutMs }).stop);
    return queues;
  }

  /** Starts the same as a separate process. */
  function spawnDelivery(): ChildProcess {
    const settings = {
      databaseUrl: fixture.databaseUrl,
      redisUrl: redis.url,
      publicUrl: "https://monitor.example.org",
      webhookPrivateNetworks: "allow",
      deliverConcurrency: 4,
    };
    const script = fileURLToPath(new URL("../../test/fixtures/delivery-process.ts", import.meta.url));
    const child = spawn(process.execPath, ["--import", "tsx", script, JSON.stringify(settings)], { stdio: "inherit" });
    guardProcess(child);
    return child;
  }

  async function register(change: Partial<NewEndpoint> = {}) {
    const row = await createEndpoint({
      pool: fixture.pool,
      privateNetworks: "allow",
      endpoint: { name: "receiver", url: receiver.url, createdBy: "test", ...change },
    });
    receiver.trust(row.secret, new URL(row.url).pathname);
    return row;
  }

  const alerts = (count: number) =>
    createAlerts(
      fixture.pool,
      Array.from({ length: count }, (_, index) => exampleAlert(index)),
    );

  /** Waits until no delivery is pending, and returns how each ended. */
  async function settled(count: number) {
    await expect.poll(async () => (await statuses()).filter((status) => status !== "pending").length, WAIT).toBe(count);
    return statuses();
  }
  async function statuses(): Promise<string[]> {
    const { rows } = await fixture.pool.query("SELECT status FROM compliance.delivery ORDER BY created_at, type");
    return rows.map(({ status }) => status);
  }
  const aboutAlert = (id: string) => (message: ReceivedMessage) => message.message?.data.id === id;

  test("reaches the endpoint signed, is recorded, and marks the alert as notified", async () => {
    await register();
    await startDelivery();
    const [id] = await alerts(1);
    const message = await receiver.waitFor(aboutAlert(id!));
    expect(message).toMatchObject({ verified: true, type: "alert.created" });
    expect(await settled(1)).toEqual(["delivered"]);
    const { rows } = await fixture.pool.query(
      `SELECT a.notified_at, t.status_code, t.error, d.id, d.body, d.attempts, d.delivered_at, d.next_attempt_at FROM compliance.alert a
       JOIN compliance.delivery d ON d.alert_id = a.id JOIN compliance.delivery_attempt t ON t.delivery_id = d.id`,
    );
    expect(rows).toEqual([
      {
        notified_at: expect.any(Date),
        status_code: 204,
        error: null,
        id: message.id,
        body: message.body,
        attempts: 1,
        delivered_at: expect.any(Date),
        next_attempt_at: null,
      },
    ]);
  });

  test("retries what was not accepted, with the same id and body, and records every attempt", async () => {
    await register();
    receiver.behave((_message, nth) => [{ status: 500 }, "drop" as const, { status: 204 }][nth - 1]!);
    await startDelivery();
    await alerts(1);
    expect(await settled(1)).toEqual(["delivered"]);
    expect(receiver.received).toHaveLength(3);
    expect(new Set(receiver.received.map(({ id, body }) => `${id} ${body}`)).size).toBe(1);
    expect(receiver.received.every(({ verified }) => verified)).toBe(true);
    const { rows } = await fixture.pool.query("SELECT status_code, error FROM compliance.delivery_attempt ORDER BY id");
    expect(rows).toEqual([
      { status_code: 500, error: "The endpoint answered 500." },
      { status_code: null, error: "The connection was closed before an answer came." },
      { status_code: 204, error: null },
    ]);
  });

  test("ends after the last attempt, or at once if the endpoint is gone", async () => {
    await register({ name: "broken", url: `${receiver.url}broken` });
    await register({ name: "gone", url: `${receiver.url}gone` });
    receiver.behave(({ path }) => ({ status: path === "/gone" ? 410 : 503 }));
    await startDelivery();
    const [id] = await alerts(1);
    expect(await settled(2)).toEqual(["failed", "failed"]);
    const requests = (path: string) => receiver.received.filter((message) => message.path === path).length;
    expect([requests("/broken"), requests("/gone")]).toEqual([policy.attempts, 1]);
    const { rows } = await fixture.pool.query("SELECT notified_at FROM compliance.alert WHERE id = $1", [id]);
    expect(rows).toEqual([{ notified_at: null }]);
  });

  test("waits as long as the receiver requests", async () => {
    await register();
    receiver.behave((_message, nth) =>
      nth === 1 ? { status: 429, headers: { "retry-after": "1" } } : { status: 204 },
    );
    await startDelivery();
    await alerts(1);
    await settled(1);
    const [first, second] = receiver.received;
    expect(second!.receivedAt.getTime() - first!.receivedAt.getTime()).toBeGreaterThanOrEqual(1_000);
  });

  test("sends a retraction only after its creation was delivered or failed, even after retries", async () => {
    await register();
    receiver.behave(({ type, message }, nth) => {
      const failsForGood = message?.data.blockNumber === "2";
      return { status: type === "alert.created" && (failsForGood || nth < 3) ? 500 : 204 };
    });
    const ids = await alerts(3);
    await retract(fixture.pool, ids);
    await startDelivery();
    expect((await settled(6)).filter((status) => status === "failed")).toHaveLength(1);
    for (const id of ids) {
      const types = receiver.received.filter(aboutAlert(id)).map(({ type }) => type);
      expect(types.at(-1)).toBe("alert.retracted");
      expect(types.slice(0, -1)).toEqual(Array(types.length - 1).fill("alert.created"));
    }
  });

  test("with two relays and two workers, sends nothing twice and no two messages of an alert at once", async () => {
    await register({ url: `${receiver.url}a` });
    await register({ url: `${receiver.url}b` });
    receiver.behave((_message, nth) => ({ status: nth === 1 ? 500 : 204 }));
    await startDelivery();
    await startDelivery();
    const ids = await alerts(40);
    await retract(fixture.pool, ids.slice(0, 10));
    expect(await settled(100)).toEqual(Array(100).fill("delivered"));
    expect(receiver.received).toHaveLength(200);
    expect(receiver.accepted()).toHaveLength(100);
    expect(receiver.mostConcurrent).toBe(1);
  });

  test("loses no message when the queue is lost", async () => {
    await register();
    receiver.behave((_message, nth) => (nth === 1 ? { status: 500 } : { status: 204 }));
    const queues = await startDelivery({ worker: false });
    await alerts(30);
    await expect.poll(statuses, WAIT).toHaveLength(30);
    await expect.poll(() => queues.queue("deliver").getWaitingCount(), WAIT).toBeGreaterThan(0);
    await loseQueue();
    await startDelivery({ relay: false });
    await receiver.waitFor(() => true);
    await loseQueue();
    expect(await settled(30)).toEqual(Array(30).fill("delivered"));
    expect(receiver.accepted()).toHaveLength(30);
  });

  test("resends a message whose worker was killed before recording it, and the receiver recognises its id", async () => {
    await register();
    const killed: string[] = [];
    const processes: ChildProcess[] = [];
    receiver.behave(({ id }) => {
      const current = processes.at(-1);
      if (killed.length < 2 && current?.pid && current.signalCode === null && !current.killed) {
        current.kill("SIGKILL");
        killed.push(id);
      }
      return { status: 204 };
    });
    await alerts(10);
    for (let round = 0; round < 3; round += 1) {
      const child = spawnDelivery();
      processes.push(child);
      if (round < 2) await once(child, "exit");
      else running.push(async () => void (await endProcess(child)));
    }
    expect(await settled(10)).toEqual(Array(10).fill("delivered"));
    const ids = receiver.received.map(({ id }) => id);
    expect(new Set(ids).size).toBe(10);
    for (const id of killed) expect(ids.filter((one) => one === id).length).toBeGreaterThan(1);
    expect(new Set(receiver.received.map(({ id, body }) => `${id} ${body}`)).size).toBe(10);
  });

  test("cancels what is pending for a deleted endpoint", async () => {
    const { id } = await register();
    receiver.behave({ status: 500 });
    await startDelivery({ worker: false });
    await alerts(3);
    await expect.poll(statuses, WAIT).toHaveLength(3);
    await deleteEndpoint({ pool: fixture.pool, id });
    await startDelivery({ relay: false });
    expect(await settled(3)).toEqual(["cancelled", "cancelled", "cancelled"]);
    expect(receiver.received).toEqual([]);
  });

  test("notifies other endpoints while one does not answer", async () => {
    await register({ name: "silent", url: `${receiver.url}silent` });
    receiver.behave(({ path }) => (path === "/silent" ? "hang" : { status: 204 }));
    await startDelivery({ timeoutMs: 1_000 });
    await alerts(20);
    await receiver.waitFor(({ path }) => path === "/silent");
    await register({ name: "other", url: `${receiver.url}other` });
    await createAlerts(fixture.pool, [exampleAlert(100)]);
    await receiver.waitFor(({ path }) => path === "/other");
    expect((await statuses()).filter((status) => status === "pending").length).toBeGreaterThan(10);
  });

  async function loseQueue(): Promise<void> {
    if (redis.url) {
      const client = new Redis(redis.url);
      await client.flushall();
      await client.quit();
      return;
    }
    const { rows } = await fixture.pool.query(
      `SELECT string_agg(format('%I.%I', schemaname, tablename), ', ') AS tables FROM pg_tables
       WHERE schemaname = 'bullmq' AND tablename NOT LIKE '%migration%'`,
    );
    // The workers are at it: PostgreSQL may see a deadlock and ask to try again.
    const truncate = () =>
      fixture.pool.query(`TRUNCATE ${rows[0].tables}`).then(
        () => true,
        () => false,
      );
    await expect.poll(truncate, WAIT).toBe(true);
  }
});
