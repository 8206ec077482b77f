/** Starts a changed indexer beside the running one, with a schema of its own, and then switches the views to it. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { freePort } from "../devnet/postgres";
import { indexerReady } from "../devnet/product-processes";
import { compare } from "../devnet/scenario/compare";
import { readScenario } from "../devnet/scenario/format";
import { alertsOf, faultsInTelling, type Monitor, startMonitor } from "./support/monitor";
import { scenarioFile } from "./support/scenarios";
import { startTcpRelay } from "./support/tcp-relay";

const scenario = readScenario(scenarioFile("nearest-miss"));
let monitor: Monitor;

beforeAll(async () => {
  monitor = await startMonitor({ scenarios: [scenario.lines] });
});

afterAll(() => monitor?.stop());

/** Returns the schema that the views point to. */
async function shownSchema(): Promise<string | undefined> {
  const { rows } = await monitor.pool.query<{ schema: string }>(
    "SELECT table_schema AS schema FROM information_schema.view_table_usage WHERE view_schema = 'chain' AND view_name = 'access'",
  );
  return rows[0]?.schema;
}

/** What `/ready` answers at a server: the status, and the reason why it is not ready. */
async function readiness(url: string): Promise<{ status: number; detail?: string }> {
  const response = await fetch(`${url}/ready`);
  if (response.ok) return { status: response.status };
  const { detail } = (await response.json()) as { detail: string };
  return { status: response.status, detail };
}

test("no alert is lost, repeated or notified twice when the views switch, and triage of old alerts is kept", async () => {
  const first = monitor.start("indexer", { name: "first", extra: { DATABASE_SCHEMA: "facts_first" } });
  monitor.start("worker");
  await monitor.ready(first);
  expect(await shownSchema()).toBe("facts_first");
  const relay = await startTcpRelay(Number(new URL(monitor.stack.databaseUrl).port));
  const apiPort = await freePort();
  const oldApi = monitor.start("api", {
    extra: {
      ...{ DATABASE_SCHEMA: "facts_first", PORT: String(apiPort) },
      DATABASE_URL: Object.assign(new URL(monitor.stack.databaseUrl), { port: String(relay.port) }).href,
    },
  });
  await oldApi.waitUntil(() => indexerReady(apiPort));
  const oldServers = [monitor.url, `http://127.0.0.1:${apiPort}`];
  const outdated: { status: number; detail?: string }[] = [];

  const chain = monitor.chains[0]!;
  const half = Math.floor(new Set(scenario.lines.map(({ at }) => at)).size / 2);
  const worked = { id: "" };
  const played = await monitor.play(chain, {
    pace: async ({ index }) => {
      // Both indexers follow the chain for a while, and the views switch meanwhile.
      if (index > half) await new Promise((resolve) => setTimeout(resolve, 100));
      if (index !== half) return;
      worked.id = (await monitor.receiver.waitFor(({ type }) => type === "alert.created")).message?.data.id as string;
      await monitor.pool.query(
        "UPDATE compliance.alert SET status = 'investigating', assignee = 'Kim', version = version + 1 WHERE id = $1",
        [worked.id],
      );
      const port = await freePort();
      const second = monitor.start("indexer", {
        name: "second",
        extra: { DATABASE_SCHEMA: "facts_second", PORT: String(port) },
      });
      for (const url of oldServers)
        await expect.poll(() => readiness(url), { timeout: 30_000 }).toEqual({ status: 200 });
      void second
        .waitUntil(() => indexerReady(port))
        .then(async () => {
          for (const url of oldServers) {
            // Answers are kept for a moment, on a busy machine for seconds.
            const deadline = Date.now() + 30_000;
            let answer = await readiness(url);
            while (answer.status === 200 && Date.now() < deadline) {
              await new Promise((resolve) => setTimeout(resolve, 200));
              answer = await readiness(url);
            }
            outdated.push(answer);
          }
          await first.stop();
        });
      await new Promise((resolve) => setTimeout(resolve, 3_000));
    },
  });
  await first.exited;
  expect(await shownSchema()).toBe("facts_second");
  const detail =
    "This server reads the facts schema facts_first, but chain now points to facts_second. Restart it with the version that is deployed now.";
  expect(outdated).toEqual(oldServers.map(() => ({ status: 503, detail })));
  relay.fallSilent();
  await expect
    .poll(() => readiness(oldServers[1]!), { timeout: 30_000 })
    .toEqual({ status: 503, detail: "The database does not answer. Try again." });
  relay.resume();
  await oldApi.stop();
  await relay.stop();

  const { alerts } = await monitor.judged(chain, played.blocks);
  await monitor.quiet();
  const { missing, unexpected, found, expected } = compare(scenario, played.lines, alerts);
  expect({ missing, unexpected, found }).toEqual({ missing: [], unexpected: [], found: expected });
  expect(await alertsOf(monitor, chain.chainId)).toHaveLength(expected);
  expect(await faultsInTelling(monitor, chain.chainId)).toEqual([]);
  const { rows } = await monitor.pool.query("SELECT status, assignee FROM compliance.alert WHERE id = $1", [worked.id]);
  expect(rows).toEqual([{ status: "investigating", assignee: "Kim" }]);
});
