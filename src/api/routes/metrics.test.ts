import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { replayDelivery } from "../../../alerts/deliver/replay";
import { startTestApi, type TestApi } from "../../../test/fixtures/api-fixture";
import { createAlerts, exampleAlert } from "../../../test/fixtures/delivery-fixture";
import { accessRow, accountOf, idOf, patientRow } from "../../../test/support/rows";
import { createApiKey } from "../identity/api-keys";
import type { Operation, Role } from "../identity/roles";

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
  await api.happen(
    {
      patient: [patientRow({ block: 1 }, "ana")],
      access: [accessRow({ block: 8 }, { seq: 1, actor: "dr-who", patient: "ana", purpose: "HPAYMT" })],
    },
    { latest: 10, finalized: 5 },
  );
  const [overdue] = await createAlerts(api.pool, [exampleAlert(1), exampleAlert(2, { status: "resolved" })]);
  await api.pool.query("UPDATE compliance.alert SET due_at = now() - INTERVAL '1 minute' WHERE id = $1", [overdue]);
  const running = { status: "resolved" as const };
  const ids = await createAlerts(api.pool, [
    exampleAlert(4, running),
    exampleAlert(5, running),
    exampleAlert(7, running),
  ]);
  for (const [index, hours] of [-1, 23, 25].entries())
    await api.pool.query(
      `UPDATE compliance.alert SET breach_individuals_due_at = now() + $2 * INTERVAL '1 hour',
         breach_authority_due_at = now() + INTERVAL '60 days' WHERE id = $1`,
      [ids[index], hours],
    );
  await api.pool.query(
    `INSERT INTO compliance.endpoint (id, name, url, secret, created_by) VALUES ('ep', 'x', 'https://x/', 'whsec_x', 'x')`,
  );
  await api.pool.query(
    `INSERT INTO compliance.delivery (id, endpoint_id, type, body, status, attempts, created_at)
     SELECT 'm' || n, 'ep', 'endpoint.test', '{}', CASE WHEN n = 1 THEN 'pending' ELSE 'delivered' END,
       CASE WHEN n = 1 THEN 2 ELSE 1 END, now() - INTERVAL '90 s' FROM generate_series(1, 3) n`,
  );
  await api.pool.query(
    `INSERT INTO compliance.delivery_attempt (delivery_id, status_code, error, duration_ms)
     VALUES ('m1', 500, 'It answered 500.', 3), ('m1', NULL, 'No answer.', 3), ('m2', 204, NULL, 3), ('m3', 204, NULL, 3)`,
  );
});

afterAll(() => api?.stop());

async function scrape(as: Role = "admin"): Promise<{ status: number; type: string | null; text: string }> {
  const response = await fetch(`${api.url}/v1/metrics`, { headers: { authorization: `Bearer ${api.keys[as]}` } });
  return { status: response.status, type: response.headers.get("content-type"), text: await response.text() };
}

/** Scrapes once the queues answer in time, which takes longer on a busy machine. */
async function scrapeAnsweringQueues() {
  let scraped = await scrape();
  while (/^consentry_queue_up\{.*\} 0$/m.test(scraped.text)) scraped = await scrape();
  return scraped;
}

/** The value of a sample, by its name and labels as they are written. */
const sample = (text: string, name: string) => {
  const line = text.split("\n").find((candidate) => candidate.startsWith(`${name} `));
  return line && Number(line.split(" ").at(-1));
};

test("the state of chains, queues, alerts and deliveries is there to scrape", async () => {
  const { status, type, text } = await scrapeAnsweringQueues();
  expect(status).toBe(200);
  expect(type).toMatch(/^text\/plain; version=0\.0\.4/);
  const values = {
    'consentry_chain_block{chain="31337",position="head"}': 10,
    'consentry_chain_block{chain="31337",position="indexed"}': 10,
    'consentry_chain_block{chain="31337",position="finalized"}': 5,
    'consentry_chain_block{chain="31337",position="evaluated"}': 10,
    'consentry_chain_block{chain="31338",position="head"}': undefined,
    'consentry_chain_gaps{chain="31337"}': 0,
    'consentry_queue_up{queue="detect"}': 1,
    'consentry_queue_jobs{queue="deliver",state="waiting"}': 0,
    'consentry_alerts{rule="ACC-02",severity="critical",status="open"}': 1,
    'consentry_alerts{rule="ACC-02",severity="critical",status="resolved"}': 4,
    'consentry_alerts_raised_total{rule="ACC-02",severity="critical"}': 5,
    'consentry_alerts{rule="ACC-04",severity="high",status="open"}': 1,
    'consentry_alerts_overdue{severity="critical"}': 1,
    'consentry_alerts_overdue{severity="low"}': 0,
    'consentry_breaches_unassessed{due="passed"}': 1,
    'consentry_breaches_unassessed{due="within_a_day"}': 1,
    'consentry_breaches_unassessed{due="later"}': 1,
    'consentry_alerts_raised_total{rule="GOV-02",severity="critical"}': 0,
    consentry_outbox_unrelayed: 6,
    'consentry_deliveries{status="pending"}': 1,
    'consentry_deliveries{status="delivered"}': 2,
    'consentry_deliveries{status="failed"}': 0,
    'consentry_delivery_attempts_total{result="accepted"}': 2,
    'consentry_delivery_attempts_total{result="refused"}': 1,
    'consentry_delivery_attempts_total{result="unanswered"}': 1,
  };
  expect(Object.fromEntries(Object.keys(values).map((name) => [name, sample(text, name)]))).toEqual(values);
  expect(sample(text, 'consentry_chain_lag_seconds{chain="31337"}')).toBeGreaterThan(0);
  expect(sample(text, "consentry_delivery_oldest_pending_seconds")).toBeGreaterThanOrEqual(90);
});

test("a message that is sent again is not late, whether it was accepted or given up before", async () => {
  const late = async () => Number(sample((await scrape()).text, "consentry_delivery_oldest_pending_seconds"));
  const before = await late();
  await api.pool.query("UPDATE compliance.delivery SET created_at = now() - INTERVAL '3 days' WHERE id = 'm2'");
  await replayDelivery({ pool: api.pool, id: "m2" });
  expect(await late()).toBeCloseTo(before, -2);
  // Its first attempt failed, and it waits for the next.
  await api.pool.query(`
    INSERT INTO compliance.delivery_attempt (delivery_id, status_code, error, duration_ms) VALUES ('m2', 500, 'It answered 500.', 3);
    UPDATE compliance.delivery SET attempts = 1 WHERE id = 'm2'`);
  expect(await late()).toBeCloseTo(before, -2);
  await api.pool.query("UPDATE compliance.delivery SET status = 'delivered' WHERE id = 'm2'");
});

test("a message to a paused endpoint is not late, and an unsigned head and an unsealed row are seen", async () => {
  const { pool } = api;
  const before = (await scrape()).text;
  expect(sample(before, "consentry_operator_log_head_signed")).toBeUndefined();
  await pool.query("UPDATE compliance.endpoint SET paused_at = now()");
  await pool.query("INSERT INTO compliance.operator_log_head VALUES (1, 'x', now(), NULL, NULL)");
  await pool.query(
    `INSERT INTO compliance.operator_log (at, operation, patient_level, filter, status)
     VALUES (now() - INTERVAL '1 hour', 'GET /v1/status', false, '{}', 200)`,
  );
  const { text } = await scrape();
  expect(sample(text, "consentry_delivery_oldest_pending_seconds")).toBe(0);
  expect(sample(text, "consentry_operator_log_head_signed")).toBe(0);
  expect(sample(text, "consentry_operator_log_unsealed")).toBeGreaterThan(0);
  expect(sample(text, "consentry_operator_log_oldest_unsealed_seconds")).toBeGreaterThanOrEqual(3_600);
});

test("requests are timed by their route and status, and no label says whom they were about", async () => {
  await api.ask(`/v1/accesses?patient=${idOf("ana")}&actor=${accountOf("dr-who")}`);
  await api.ask(`/v1/alerts/${idOf("no alert")}`);
  await api.ask("/v1/nowhere");
  await api.ask("/v1/alerts", { key: null });
  await api.ask("/v1/accesses", { as: "security" });
  const { text } = await scrape();
  const count = (method: string, route: string, status: number) =>
    sample(
      text,
      `consentry_http_request_duration_seconds_count{method="${method}",route="${route}",status="${status}"}`,
    );
  expect(count("GET", "/v1/accesses", 200)).toBe(1);
  expect(count("GET", "/v1/accesses", 403)).toBe(1);
  expect(count("GET", "/v1/alerts/:id", 404)).toBe(1);
  expect(text).not.toMatch(/0x[0-9a-f]{8}/i);
  expect(text).not.toContain("nowhere");
});

test("a service key may not scrape", async () => {
  for (const role of ["auditor", "officer", "security"] as const) expect((await scrape(role)).status).toBe(200);
  expect((await scrape("service")).status).toBe(403);
});

test("the key that the Prometheus configuration asks for can scrape, and do nothing else", async () => {
  const file = readFileSync(new URL("../../../ops/prometheus/prometheus.yml", import.meta.url), "utf8");
  const [, role, operation] = /keys -- create --role (\w+) --operation "([^"]+)"/.exec(file)!;
  const { key } = await createApiKey({
    ...{ pool: api.pool, name: "prometheus", role: role as Role, operations: [operation as Operation] },
  });
  expect((await api.ask("/v1/metrics", { key })).status).toBe(200);
  const json = { name: "more", role: "officer" };
  expect((await api.ask("/v1/keys", { key, method: "POST", json })).status).toBe(403);
  for (const path of ["/v1/keys", "/v1/status", "/v1/alerts"]) expect((await api.ask(path, { key })).status).toBe(403);
});

test("every metric that the dashboard and the alert rules name is exported", async () => {
  const { text } = await scrape();
  const exported = new Set([...text.matchAll(/^# TYPE (\w+)/gm)].map(([, name]) => name!));
  for (const file of ["grafana/consentry.json", "prometheus/alerts.yml"]) {
    const content = readFileSync(new URL(`../../../ops/${file}`, import.meta.url), "utf8");
    const named = new Set([...content.matchAll(/\bconsentry_[a-z_]+/g)].map(([name]) => name));
    expect(named.size).toBeGreaterThan(5);
    const missing = [...named].filter((name) => !exported.has(name.replace(/_(bucket|sum|count)$/, "")));
    expect({ file, missing }).toEqual({ file, missing: [] });
  }
  const dashboard = JSON.parse(readFileSync(new URL("../../../ops/grafana/consentry.json", import.meta.url), "utf8"));
  const ids = dashboard.panels.map(({ id }: { id: number }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});
