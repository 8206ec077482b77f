/**
 * Sends `kill -9` to the indexer, the follower's worker and the other worker, each alone, at a random moment while a
 * scenario plays. After a restart, the alerts must be those of an undisturbed run, as labelled in the scenario, each
 * notified once.
 *
 * `npm test` kills each once; `npm run test:long` kills often, from seeds that a failure prints.
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { RunningProcess } from "../devnet/processes";
import { REDIS_MISSING, redisInstalled } from "../devnet/redis";
import { compare } from "../devnet/scenario/compare";
import { readScenario } from "../devnet/scenario/format";
import { faultsInTelling, type Monitor, startMonitor } from "./support/monitor";
import { randomFrom } from "./support/random";
import { scenarioFile } from "./support/scenarios";

const long = process.env.TEST_LONG === "1";
const firstSeed = Number(process.env.TEST_SEED ?? 1);
const VICTIMS = ["indexer", "follower", "worker"] as const;
const STORIES = [
  "nearest-miss",
  "organisations",
  "gov-02-audit-gap",
  "acc-06-purpose-mismatch",
  "acc-02-revoked-grant-read",
  "reorg",
];
const QUEUES = ["postgres", "redis"] as const;

/** Milliseconds between blocks, long enough for a kill to fall between them. */
const BLOCK_MS = 60;

/** Short runs kill each once; on the second queue only the one that fills the queue, since the others do not know it. */
const runsOn = (queue: (typeof QUEUES)[number]) =>
  Array.from({ length: long ? 12 : 3 }, (_, index) => ({
    seed: firstSeed + index,
    victim: VICTIMS[index % VICTIMS.length]!,
    story: STORIES[(firstSeed + index) % STORIES.length]!,
  })).filter(({ victim }) => long || queue === "postgres" || victim === "follower");

if (!redisInstalled) console.warn(`Crashes with the queue on Redis are not tested. ${REDIS_MISSING}`);

describe.each(QUEUES.filter((queue) => queue === "postgres" || redisInstalled))("queue on %s", (queue) => {
  const runs = runsOn(queue);
  let monitor: Monitor;
  const parts = new Map<"indexer" | "one" | "two", RunningProcess>();

  const startPart = (name: "indexer" | "one" | "two") =>
    parts.set(name, monitor.start(name === "indexer" ? "indexer" : "worker", { name }));

  /** Finds the worker that holds the follower's lock, and the one that waits for it. */
  async function workers() {
    const { rows } = await monitor.pool.query<{ name: string }>(
      `SELECT application_name AS name FROM pg_locks JOIN pg_stat_activity USING (pid)
        WHERE locktype = 'advisory' AND granted AND application_name LIKE 'consentry follower%'`,
    );
    const pid = Number(/\d+$/.exec(rows[0]?.name ?? "")?.[0]);
    const follower = (["one", "two"] as const).find((name) => parts.get(name)!.pid === pid);
    if (!follower) throw new Error(`No worker holds the follower's lock: ${JSON.stringify(rows)}.`);
    return { follower, worker: follower === "one" ? ("two" as const) : ("one" as const) };
  }

  beforeAll(async () => {
    monitor = await startMonitor({
      scenarios: runs.map(({ story }) => readScenario(scenarioFile(story)).lines),
      queue,
    });
    for (const name of ["indexer", "one", "two"] as const) startPart(name);
    await monitor.ready(parts.get("indexer")!);
  });

  afterAll(() => monitor?.stop());

  test.each(runs)("seed $seed: the $victim killed while $story plays", async ({ seed, victim, story }) => {
    const random = randomFrom(seed);
    const chain = monitor.chains[runs.findIndex((run) => run.seed === seed)]!;
    const { follower, worker } = await workers();
    const name = victim === "indexer" ? "indexer" : victim === "follower" ? follower : worker;
    const scenario = readScenario(scenarioFile(story));
    const expectedMs = new Set(scenario.lines.map((line) => line.at)).size * BLOCK_MS;

    const crash = (async () => {
      await new Promise((resolve) => setTimeout(resolve, random() * expectedMs));
      await parts.get(name)!.kill();
      await new Promise((resolve) => setTimeout(resolve, random() * 1_000));
      startPart(name);
    })();
    const played = await monitor.play(chain, {
      pace: () => new Promise((resolve) => setTimeout(resolve, BLOCK_MS)),
    });
    await crash;
    const { alerts } = await monitor.judged(chain, played.blocks);
    await monitor.quiet();

    const { missing, unexpected, found, expected } = compare(scenario, played.lines, alerts);
    expect({ missing, unexpected, found }).toEqual({ missing: [], unexpected: [], found: expected });
    expect(await faultsInTelling(monitor, chain.chainId)).toEqual([]);
  });
});
