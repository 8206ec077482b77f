import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Redis } from "ioredis";
import type { Pool } from "pg";
import pino from "pino";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { insertFacts, setCheckpoint } from "../../../devnet/fact-tables";
import { REDIS_MISSING, redisInstalled, startRedis } from "../../../devnet/redis";
import { blockEnd } from "../../../facts/position";
import { type TestDatabase, useTestServer } from "../../../test/support/database";
import { accessRow, CHAIN_ID, GENESIS, idOf } from "../../../test/support/rows";
import { createQueues } from "../../queue";
import { createRuleset } from "../../rules/create-ruleset";
import { ChainResetError } from "../chain/chain-identity";
import type { ChainNode } from "../chain/chain-node";
import { startDetectWorker } from "../evaluate/worker";
import { readProgress } from "../progress";
import { startFollower } from "./follower";

const logger = pino({ level: process.env.LOG_LEVEL ?? "silent" });
const ruleset = createRuleset();
const WAIT = { timeout: 60_000, interval: 50 };
const cleanup: (() => unknown)[] = [];
const server = useTestServer();
let database: TestDatabase;
let pool: Pool;

beforeEach(async () => {
  database = await server.createDatabase();
  pool = database.pool;
});
afterEach(async () => {
  for (const end of cleanup.splice(0).reverse()) await end();
});

/** A chain whose blocks have the hashes that `accessRow` gives them. */
const node: ChainNode = {
  head: async () => 0,
  blockHashes: async (heights) => heights.map((height) => idOf(`block ${height} `)),
};
const point = (block: number) => ({ block, time: GENESIS + block * 10 });
const indexed = (latest: number, finalized: number) =>
  setCheckpoint(pool, { chainId: CHAIN_ID, latest: point(latest), finalized: point(finalized) });
const accesses = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) =>
    accessRow({ block: from + index }, { actor: "dr-lee", patient: "p-ana", purpose: "HPAYMT", seq: from + index }),
  );

function startWorker({ redisUrl }: { redisUrl?: string } = {}) {
  const queues = createQueues({ databaseUrl: database.url, redisUrl });
  cleanup.push(queues.close);
  startDetectWorker({ pool, queues, ruleset, logger, concurrency: 2 });
}

function follow({
  redisUrl,
  chainNode = node,
  rangeSize = 20,
}: {
  redisUrl?: string;
  chainNode?: ChainNode;
  rangeSize?: number;
} = {}) {
  const queues = createQueues({ databaseUrl: database.url, redisUrl });
  const chains = [{ chainId: CHAIN_ID, node: chainNode, startBlock: 0, goLiveBlock: 0 }];
  const follower = startFollower({ databaseUrl: database.url, pool, queues, chains, ruleset, logger, rangeSize });
  cleanup.push(queues.close, follower.stop);
  return follower;
}

const progress = async () => (await readProgress(pool, { chainIds: [CHAIN_ID] }))[0];
const count = async (sql: string) => Number((await pool.query(`SELECT count(*) FROM compliance.${sql}`)).rows[0].count);
/** Expects every alert exactly once, whatever happened in between. */
const expectEachOnce = async (alerts: number) => {
  expect(await count("alert")).toBe(alerts);
  expect(await count("alert_history WHERE change = 'created'")).toBe(alerts);
  expect(await count("outbox WHERE event = 'alert.created'")).toBe(alerts);
};

const backends = [
  { kind: "postgres", start: async () => undefined, runs: true },
  {
    kind: "redis",
    runs: redisInstalled,
    start: async () => {
      const directory = mkdtempSync(join(tmpdir(), "consentry-redis-"));
      const redis = await startRedis({ directory });
      cleanup.push(() => rmSync(directory, { recursive: true, force: true }), redis.stop);
      return redis.url;
    },
  },
] as const;
if (!redisInstalled) console.warn(`The tests on Redis are left out. ${REDIS_MISSING}`);

for (const { kind, start, runs } of backends)
  describe.skipIf(!runs)(`with the queue on ${kind}`, () => {
    test("every indexed fact is evaluated once, with two followers and two workers", async () => {
      const redisUrl = await start();
      await insertFacts(pool, { access: accesses(0, 99) });
      await indexed(99, 69);
      for (let each = 0; each < 2; each++) {
        startWorker({ redisUrl });
        follow({ redisUrl });
      }
      await expect.poll(progress, WAIT).toMatchObject({
        evaluatedBlock: 99,
        pendingBlocks: 0,
        gaps: 0,
        evaluatedPos: blockEnd(69n),
        provisionalAlerts: 30,
      });

      await insertFacts(pool, { access: accesses(100, 120) });
      await indexed(120, 90);
      await expect
        .poll(progress, WAIT)
        .toMatchObject({ evaluatedBlock: 120, pendingBlocks: 0, evaluatedPos: blockEnd(90n), provisionalAlerts: 30 });
      await expectEachOnce(121);
      await expect.poll(() => count("outbox WHERE event = 'alert.finalised'"), WAIT).toBe(21);
      await expect.poll(() => count("evaluated_block"), WAIT).toBe(30);
    });

    test("a lost job is scheduled again", async () => {
      const redisUrl = await start();
      await insertFacts(pool, { access: accesses(0, 99) });
      await indexed(99, 69);
      follow({ redisUrl });
      const queue = createQueues({ databaseUrl: database.url, redisUrl });
      cleanup.push(queue.close);
      await expect.poll(() => queue.queue("detect").getWaitingCount(), WAIT).toBeGreaterThan(4);
      if (redisUrl === undefined) await pool.query("TRUNCATE bullmq.job CASCADE");
      else {
        const redis = new Redis(redisUrl);
        await redis.flushall();
        redis.disconnect();
      }
      startWorker({ redisUrl });
      await expect.poll(progress, WAIT).toMatchObject({ evaluatedBlock: 99, pendingBlocks: 0, gaps: 0 });
      await expectEachOnce(100);
    });
  });

test("the cursor stops at a gap, which is evaluated after a restart, and never moves back", async () => {
  await insertFacts(pool, { access: accesses(0, 99) });
  await indexed(99, 99);
  startWorker();
  const first = follow();
  await expect.poll(progress, WAIT).toMatchObject({ evaluatedPos: blockEnd(99n) });
  await first.stop();

  await pool.query("UPDATE compliance.chain SET evaluated_pos = $1", [blockEnd(29n)]);
  await pool.query("DELETE FROM compliance.coverage");
  await pool.query("INSERT INTO compliance.coverage VALUES ($1, 'x', $2, $3)", [
    CHAIN_ID,
    blockEnd(59n),
    blockEnd(99n),
  ]);
  await expect.poll(progress).toMatchObject({ gaps: 1, evaluatedBlock: 29 });
  follow();
  await expect.poll(progress, WAIT).toMatchObject({ evaluatedPos: blockEnd(99n), gaps: 0 });

  await indexed(60, 50);
  // Nothing is to happen, and nothing tells of it: long enough for the follower to look again.
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect(await progress()).toMatchObject({ evaluatedPos: blockEnd(99n), pendingBlocks: 0 });
  await expectEachOnce(100);
});

test("views that point to another deployment, or briefly to none, lose and repeat nothing", async () => {
  await insertFacts(pool, { access: accesses(0, 50) });
  await indexed(50, 20);
  startWorker();
  follow();
  await expect.poll(progress, WAIT).toMatchObject({ evaluatedBlock: 50, pendingBlocks: 0, gaps: 0 });

  await pool.query("ALTER SCHEMA chain RENAME TO facts_two");
  await insertFacts(pool, { access: accesses(51, 60) }, "facts_two");
  await setCheckpoint(pool, { chainId: CHAIN_ID, latest: point(60), finalized: point(30), schema: "facts_two" });
  await new Promise((resolve) => setTimeout(resolve, 500));
  const { rows } = await pool.query("SELECT tablename FROM pg_tables WHERE schemaname = 'facts_two'");
  await pool.query("CREATE SCHEMA chain");
  for (const { tablename } of rows)
    await pool.query(`CREATE VIEW chain."${tablename}" AS SELECT * FROM facts_two."${tablename}"`);
  await expect.poll(progress, WAIT).toMatchObject({ evaluatedBlock: 60, evaluatedPos: blockEnd(30n), gaps: 0 });
  await expectEachOnce(61);
});

test("a chain restarted under the same id stops the follower with advice", async () => {
  await insertFacts(pool, { access: accesses(0, 50) });
  await indexed(50, 20);
  startWorker();
  await expect.poll(progress, WAIT).toMatchObject({ latestBlock: 50 });
  const first = follow();
  await expect.poll(() => count("chain WHERE anchor_block = 20"), WAIT).toBe(1);
  await first.stop();
  const another = follow({
    chainNode: { ...node, blockHashes: async (heights) => heights.map(() => idOf("another")) },
  });
  await expect(another.done).rejects.toThrow(ChainResetError);
  await expect(another.done).rejects.toThrow(/block 20, .* use a new database/);
});
