import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { databaseIdentity } from "../database/identity";
import { REDIS_MISSING, redisInstalled, startRedis } from "../devnet/redis";
import { useTestServer } from "../test/support/database";
import { createQueues } from "./queue";

const server = useTestServer();
const ends: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const end of ends.reverse()) await end();
});

describe.skipIf(!redisInstalled)(`on one Redis${redisInstalled ? "" : ` (${REDIS_MISSING})`}`, () => {
  test("deployments with different databases get only their own jobs", async () => {
    const directory = mkdtempSync(join(tmpdir(), "consentry-queue-"));
    ends.push(async () => rmSync(directory, { recursive: true, force: true }));
    const redis = await startRedis({ directory });
    ends.push(redis.stop);
    const got: Record<string, string[]> = { one: [], two: [] };
    const deployments = await Promise.all(
      Object.keys(got).map(async (name) => {
        const { pool, url } = await server.createEmptyDatabase();
        const identity = await databaseIdentity(pool);
        const queues = createQueues({ databaseUrl: url, redisUrl: redis.url, databaseIdentity: identity });
        ends.push(queues.close);
        queues.worker<{ of: string }>("jobs", async ({ data }) => void got[name]!.push(data.of));
        return { name, identity, queue: queues.queue<{ of: string }>("jobs") };
      }),
    );
    expect(deployments[0]!.identity).toMatch(/^[0-9a-f]{16}$/);
    expect(deployments[0]!.identity).not.toBe(deployments[1]!.identity);

    for (let round = 0; round < 10; round++)
      await Promise.all(deployments.map(({ name, queue }) => queue.add("job", { of: name })));
    await expect.poll(() => got.one!.length + got.two!.length, { timeout: 30_000 }).toBe(20);
    expect(got).toEqual({ one: Array(10).fill("one"), two: Array(10).fill("two") });
  });
});
