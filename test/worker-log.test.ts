/** Reads the log of a worker that finds alerts and runs into troubles of each kind. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { accountAddress, idOf } from "../devnet/names";
import { parseScenario } from "../devnet/scenario/format";
import { type Monitor, startMonitor } from "./support/monitor";

const access = { do: "access", custodian: "st-mary", actor: "dr-lee", patient: "ana", record: "chart", action: "read" };
const STORY = [
  { at: "2026-03-02T08:00:00Z", do: "patient.register", patient: "ana" },
  { ...access, at: "2026-03-02T09:00:00Z", access: "first", purpose: "HPAYMT", category: "LAB" },
  { ...access, at: "2026-03-02T10:00:00Z", access: "second", purpose: "HRESCH", category: "LAB" },
]
  .map((line) => JSON.stringify(line))
  .join("\n");

/** For what takes seconds, and longer on a busy machine. */
const PATIENCE = { timeout: 120_000, interval: 100 };

let monitor: Monitor;
const output: string[] = [];
const lines = () => output.map((line) => JSON.parse(line) as Record<string, unknown>);
const logged = (msg: string) => lines().filter((line) => line.msg === msg);

beforeAll(async () => {
  monitor = await startMonitor({ scenarios: [parseScenario(STORY).lines] });
  const indexer = monitor.start("indexer");
  await monitor.ready(indexer);
  const worker = monitor.start("worker", { onLog: (line) => void output.push(line) });
  await worker.waitUntil(() => logged("The worker runs").length > 0);
});

afterAll(() => monitor?.stop());

/** Breaks something, waits for the one warning of it, mends it, and waits for the one line that says so. */
async function trouble({ began, ended, cause, cure }: Record<"began" | "ended" | "cause" | "cure", string>) {
  await monitor.pool.query(cause);
  await expect.poll(() => logged(began).length, PATIENCE).toBe(1);
  // Meanwhile the same fails several times more.
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  await monitor.pool.query(cure);
  await expect.poll(() => logged(ended).length, PATIENCE).toBe(1);
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  expect(logged(began)).toMatchObject([{ level: "warn", error: expect.any(String) }]);
  expect(logged(ended)).toMatchObject([{ level: "info" }]);
}

test("each alert is logged once, and a receiver that fails at its beginning and end", async () => {
  monitor.receiver.behave({ status: 500 });
  const chain = monitor.chains[0]!;
  const { blocks } = await monitor.play(chain);
  await monitor.judged(chain, blocks);
  const { rows } = await monitor.pool.query(
    `SELECT rule_id, severity, id AS alert_id, chain_id, block_number::int FROM compliance.alert ORDER BY id`,
  );
  expect(rows.length).toBeGreaterThanOrEqual(2);
  // The worker logs an alert after the commit that makes its row visible.
  await expect.poll(() => logged("Raised an alert").length, PATIENCE).toBe(rows.length);
  const raised = logged("Raised an alert").sort((a, b) => (String(a.alert_id) < String(b.alert_id) ? -1 : 1));
  expect(raised).toMatchObject(rows.map((row) => ({ level: "info", ...row })));

  await expect.poll(() => logged("Deliveries to an endpoint fail and will be retried").length, PATIENCE).toBe(1);
  monitor.receiver.behave({ status: 204 });
  await expect.poll(() => logged("Deliveries to the endpoint succeed again").length, PATIENCE).toBe(1);
  await monitor.quiet();
  expect(logged("Deliveries to an endpoint fail and will be retried")).toMatchObject([
    { level: "warn", endpoint_id: expect.stringMatching(/^ep_/), error: expect.any(String) },
  ]);
});

test.each([
  {
    began: "Following failed and will be retried",
    ended: "Following again",
    cause: "ALTER TABLE compliance.rule_error RENAME COLUMN last_at TO away",
    cure: "ALTER TABLE compliance.rule_error RENAME COLUMN away TO last_at",
  },
  {
    began: "Relaying failed and will be retried",
    ended: "Relaying works again",
    cause: "ALTER TABLE compliance.outbox RENAME COLUMN relayed_at TO away",
    cure: "ALTER TABLE compliance.outbox RENAME COLUMN away TO relayed_at",
  },
  {
    began: "The operator log could not be sealed",
    ended: "The operator log is sealed again",
    cause: "ALTER TABLE compliance.operator_log RENAME COLUMN sequence TO away",
    cure: "ALTER TABLE compliance.operator_log RENAME COLUMN away TO sequence",
  },
])("$began: one line at its beginning, one at its end", trouble);

test("every line has its level as a word, an ISO time and the worker's name, and none is about a patient", () => {
  expect(lines().length).toBeGreaterThan(8);
  for (const line of lines())
    expect(line).toMatchObject({
      level: expect.stringMatching(/^(debug|info|warn|error)$/),
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      name: "worker",
      msg: expect.stringMatching(/^[A-Z].*[^.]$/),
    });
  const all = output.join("\n").toLowerCase();
  for (const name of ["ana", "chart", "first", "second"]) expect(all).not.toContain(idOf(name).slice(2));
  expect(all).not.toContain(accountAddress("dr-lee").slice(2).toLowerCase());
});
