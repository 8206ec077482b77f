/**
 * The demonstration's day with two workers, and so two followers, started at once: two indexers cannot run on one schema.
 * Then all that is served of it as FHIR.
 */

import { Redis } from "ioredis";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { REDIS_MISSING, redisInstalled } from "../devnet/redis";
import { compare } from "../devnet/scenario/compare";
import { readScenario } from "../devnet/scenario/format";
import { createFhirValidator } from "./fixtures/fhir-validation";
import { alertsOf, faultsInTelling, type Monitor, startMonitor } from "./support/monitor";
import { scenarioFile } from "./support/scenarios";

const QUEUES = ["postgres", "redis"] as const;
const scenario = readScenario(scenarioFile("hospital-day"));

type Bundle = { entry?: { resource: { id: string } }[]; link: { relation: string; url: string }[] };

if (!redisInstalled) console.warn(`The queue on Redis is not tested. ${REDIS_MISSING}`);

/** Empties the queue, as somebody who mistook it for a cache would. */
async function emptyQueue({ stack, pool }: Monitor) {
  if (stack.redisUrl) {
    const redis = new Redis(stack.redisUrl);
    await redis.flushall();
    redis.disconnect();
    return;
  }
  const { rows } = await pool.query<{ name: string }>(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'bullmq' AND table_name LIKE '%job%'",
  );
  expect(rows.length).toBeGreaterThan(0);
  for (const { name } of rows) await pool.query(`DELETE FROM bullmq."${name}"`);
}

describe.each(QUEUES.filter((queue) => queue === "postgres" || redisInstalled))("queue on %s", (queue) => {
  let monitor: Monitor;
  /** What both workers logged. */
  const logged: string[] = [];

  beforeAll(async () => {
    monitor = await startMonitor({ scenarios: [scenario.lines], queue });
    const indexer = monitor.start("indexer");
    for (const name of ["one", "two"]) monitor.start("worker", { name, onLog: (line) => logged.push(line) });
    await monitor.ready(indexer);
  });

  afterAll(() => monitor?.stop());

  test("two workers find each expected alert once, while the queue is emptied again and again", async () => {
    const chain = monitor.chains[0]!;
    let blocks = 0;
    const played = await monitor.play(chain, {
      onBlock: async () => {
        blocks += 1;
        if (blocks % 90 === 0) await emptyQueue(monitor);
      },
    });
    await emptyQueue(monitor);
    const { alerts } = await monitor.judged(chain, played.blocks);
    await monitor.quiet();

    const { missing, unexpected, found, expected } = compare(scenario, played.lines, alerts);
    expect({ missing, unexpected, found }).toEqual({ missing: [], unexpected: [], found: expected });
    expect(await alertsOf(monitor, chain.chainId)).toHaveLength(expected);
    expect(await faultsInTelling(monitor, chain.chainId)).toEqual([]);
    expect(monitor.receiver.accepted()).toHaveLength(expected);
  });

  test("the workers' logs name each alert once, and no patient", async () => {
    const lines = logged.filter((line) => line.startsWith("{")).map((line) => JSON.parse(line));
    const raised = lines.filter(({ msg }) => msg === "Raised an alert");
    const alerts = await alertsOf(monitor, monitor.chains[0]!.chainId);
    expect(raised.map(({ alert_id }) => alert_id).sort()).toEqual(alerts.map(({ id }) => id).sort());
    for (const { level, name, time } of lines)
      expect({ level, name, time }).toEqual({
        ...{ level: expect.stringMatching(/^(info|warn|error)$/), name: "worker" },
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      });
    const { rows } = await monitor.pool.query<{ patient: string }>("SELECT patient FROM chain.patient");
    expect(rows.length).toBeGreaterThan(0);
    for (const { patient } of rows) expect(logged.join("\n")).not.toContain(patient.slice(2));
  });

  // Resources are made of the facts, which know of no queue.
  if (queue !== "postgres") return;

  test("every FHIR resource of the day passes both validators", async () => {
    const faultsOf = createFhirValidator();
    const faults: string[] = [];
    for (const [type, table] of [
      ["Consent", "consent"],
      ["AuditEvent", "access"],
    ] as const) {
      const ids = new Set<string>();
      for (let path: string | undefined = `/fhir/${type}?_count=100`; path !== undefined; ) {
        const bundle = (await monitor.get(path)) as Bundle;
        faults.push(...faultsOf(bundle));
        for (const { resource } of bundle.entry ?? []) {
          ids.add(resource.id);
          faults.push(...faultsOf(resource));
        }
        const next = bundle.link.find(({ relation }) => relation === "next");
        path = next && new URL(next.url).pathname + new URL(next.url).search;
      }
      const { rows } = await monitor.pool.query<{ rows: number }>(`SELECT count(*)::int AS rows FROM chain.${table}`);
      expect(rows[0]!.rows).toBeGreaterThan(0);
      expect(ids.size).toBeGreaterThanOrEqual(rows[0]!.rows);
    }
    expect(faults).toEqual([]);
  });
});
