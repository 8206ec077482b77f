import { pino } from "pino";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createQueues, type Queues } from "../../../alerts/queue";
import { createRuleset } from "../../../alerts/rules/create-ruleset";
import { startBacktestWorker } from "../../../alerts/trials/worker";
import { startTestApi, type TestApi } from "../../../test/fixtures/api-fixture";
import { accessRow, CHAIN_ID, GENESIS } from "../../../test/support/rows";

let api: TestApi;
let queues: Queues;

/** Accesses that are recorded 200, 400 and 800 seconds after they occurred. */
const access = [200, 400, 800].map((lag, index) =>
  accessRow(
    { block: index + 1, time: GENESIS + (index + 1) * 3_600 },
    { actor: "dr-lee", patient: "ana", seq: index + 1, occurredAt: GENESIS + (index + 1) * 3_600 - lag },
  ),
);
const at = (seconds: number) => new Date((GENESIS + seconds) * 1000).toISOString();

beforeAll(async () => {
  api = await startTestApi();
  await api.happen({ access }, { latest: 9, finalized: 9 });
  queues = createQueues({ databaseUrl: api.databaseUrl });
});
beforeEach(() => api.pool.query("DELETE FROM compliance.backtest"));
afterAll(async () => {
  await queues?.close();
  await api?.stop();
});

const startWorker = () =>
  startBacktestWorker({
    pool: api.pool,
    queues,
    ruleset: createRuleset(),
    logger: pino({ level: "silent" }),
    sweepMs: 200,
  });
const ask = (json: object, rule = "ACC-13", as: "officer" | "auditor" = "officer") =>
  api.ask(`/v1/rules/${rule}/backtest`, { as, method: "POST", json });
const right = { from: at(0), to: at(90_000), parameters: { toleranceSeconds: 100 }, chainIds: [CHAIN_ID] };

async function finished(id: string) {
  const read = async () => (await api.ask(`/v1/backtests/${id}`)).body;
  await expect.poll(async () => (await read()).state, { timeout: 30_000 }).toMatch(/done|failed/);
  return read();
}

test("a back-test waits, is made by a worker, and says what it would add and drop", async () => {
  const made = await ask(right);
  expect(made.status).toBe(202);
  expect(made.headers.get("location")).toBe(`/v1/backtests/${made.body.id}`);
  expect(made.body).toMatchObject({
    ruleId: "ACC-13",
    period: { from: right.from, to: right.to },
    parameters: right.parameters,
    state: "waiting",
    progress: { done: 0, total: null },
    results: [],
    createdBy: "the officer",
  });
  const before = await api.pool.query("SELECT count(*)::int FROM compliance.alert");

  const worker = startWorker();
  const done = await finished(made.body.id);
  expect(done).toMatchObject({ state: "done", error: null, progress: { done: 1, total: 1 } });
  expect(done.results).toEqual([
    {
      ...{ chainId: CHAIN_ID, current: 2, candidate: 3, added: 1, dropped: 0 },
      examples: {
        added: [
          expect.objectContaining({
            ...{ pos: String(access[0]!.pos), blockNumber: "1" },
            headline: expect.stringMatching(/^Access recorded .* late$/),
          }),
        ],
        dropped: [],
      },
    },
  ]);

  const looser = (await ask({ ...right, parameters: { toleranceSeconds: 600 } }, "acc-13")).body;
  expect((await finished(looser.id)).results).toMatchObject([{ current: 2, candidate: 1, added: 0, dropped: 1 }]);
  const shorter = (await ask({ ...right, to: at(2 * 3_600) })).body;
  expect((await finished(shorter.id)).results).toMatchObject([{ current: 0, candidate: 1 }]);
  await worker.stop();
  expect(await api.pool.query("SELECT count(*)::int FROM compliance.alert")).toMatchObject({ rows: before.rows });
});

test("one whose worker died is taken up by another, and one that fails says so without values", async () => {
  const abandoned = (await ask(right)).body.id;
  await api.pool.query(
    "UPDATE compliance.backtest SET state = 'running', ranges_done = 7, beat_at = now() - INTERVAL '2 min' WHERE id = $1",
    [abandoned],
  );
  const held = (await ask(right)).body.id;
  await api.pool.query("UPDATE compliance.backtest SET state = 'running', beat_at = now() WHERE id = $1", [held]);
  const worker = startWorker();
  expect(await finished(abandoned)).toMatchObject({ state: "done", progress: { done: 1, total: 1 } });
  expect((await api.ask(`/v1/backtests/${held}`)).body.state).toBe("running");

  await api.pool.query("ALTER TABLE chain.access RENAME COLUMN occurred_at TO occurred");
  const failing = (await ask(right)).body.id;
  const failed = await finished(failing);
  await api.pool.query("ALTER TABLE chain.access RENAME COLUMN occurred TO occurred_at");
  await worker.stop();
  expect(failed).toMatchObject({ state: "failed", results: [], error: expect.stringMatching(/\(42703\).*\.$/) });
});

test("what may not be is refused, each fault named; too many at once wait outside", async () => {
  const faults = async (json: object) => {
    const { status, body } = await ask(json);
    return [status, ...body.errors.map(({ field }: { field: string }) => field)];
  };
  expect(await faults({ ...right, parameters: { tolerance: 1 } })).toEqual([400, "parameters.tolerance"]);
  expect(await faults({ ...right, parameters: { toleranceSeconds: "long" } })).toEqual([
    400,
    "parameters.toleranceSeconds",
  ]);
  expect(await faults({ ...right, parameters: {} })).toEqual([400, "parameters"]);
  expect(await faults({ ...right, from: right.to, chainIds: [5] })).toEqual([400, "to", "chainIds.0"]);
  expect(await faults({ parameters: right.parameters, until: right.to })).toEqual([400, "from", "until"]);
  expect((await ask(right, "ACC-99")).status).toBe(404);
  expect((await ask(right, "ACC-13", "auditor")).status).toBe(403);
  expect((await api.ask("/v1/backtests/bt_none")).status).toBe(404);
  for (let asked = 0; asked < 10; asked += 1) expect((await ask(right)).status).toBe(202);
  expect(await ask(right)).toMatchObject({ status: 409, body: { type: "urn:consentry:problem:too-many-backtests" } });
});
