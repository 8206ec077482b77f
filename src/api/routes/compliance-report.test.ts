import { afterAll, beforeAll, expect, test } from "vitest";
import { createAlerts, exampleAlert } from "../../../alerts/deliver/delivery-fixture";
import { accessRow, consentRow, GENESIS, patientRow, placeAt } from "../../../test/support/rows";
import { startTestApi, type TestApi } from "../api-fixture";

let api: TestApi;
let ids: string[];

const HOUR = 3_600_000;
const FROM = new Date(GENESIS * 1000).toISOString();

beforeAll(async () => {
  api = await startTestApi();
  await api.happen(
    {
      patient: [patientRow({ block: 1 }, "ana")],
      consent: [consentRow({ block: 2 }, { consent: "for-lee", patient: "ana", grantee: "dr-lee" })],
      access: ["dr-lee", "dr-who"].map((actor, index) =>
        accessRow({ block: 3 + index }, { seq: 1 + index, actor, patient: "ana" }),
      ),
    },
    { latest: 10, finalized: 5 },
  );
  await api.pool.query("delete from compliance.alert_history");
  await api.pool.query("delete from compliance.outbox");
  await api.pool.query("delete from compliance.alert where rule_id <> 'ACC-04'");
  ids = await createAlerts(
    api.pool,
    [1, 2, 3, 4, 5, 6].map((index) => exampleAlert(index, { detectedAt: new Date(Date.now() - 10 * HOUR) })),
  );
  const set = (id: string, change: string) =>
    api.pool.query(`update compliance.alert set ${change} where id = $1`, [id]);
  await set(ids[0]!, "status = 'resolved', outcome = 'confirmed_violation'");
  await set(ids[1]!, "status = 'resolved', outcome = 'false_positive'");
  await set(ids[2]!, "status = 'acknowledged', due_at = now() - interval '1 hour'");
  await set(ids[3]!, "status = 'suppressed'");
  await set(ids[4]!, "status = 'retracted', retracted_at = now()");
  await set(ids[5]!, "detected_at = now() - interval '200 days' - interval '10 years', assignee = 'kim'");
  const step = (id: string, by: string, status: string, hours: number, kind = "key") =>
    api.pool.query(
      `insert into compliance.alert_history (alert_id, at, by, by_kind, change, "to")
       select id, detected_at + $4::int * interval '1 hour', $2, $5, $3, jsonb_build_object('status', $3::text)
       from compliance.alert where id = $1`,
      [id, by, status, hours, kind],
    );
  await step(ids[0]!, "system", "open", 0, "system");
  await step(ids[0]!, "system", "acknowledged", 1); // A person's key may have any name.
  await step(ids[0]!, "kim", "resolved", 4);
  await step(ids[1]!, "lou", "resolved", 2);
  await step(ids[2]!, "lou", "acknowledged", 3);
});

afterAll(() => api?.stop());

test("the report says what was watched, what was found, what became of it, how fast, and what is open", async () => {
  const { status, body } = await api.ask(`/v1/reports/compliance?from=${FROM}`);
  expect(status).toBe(200);
  const final = placeAt({ block: 4 });
  expect(body).toMatchObject({
    report: "compliance",
    period: { from: FROM },
    accesses: { recorded: 2, byVerdict: { explained: 1, missed: 1 } },
    openItems: { total: 3, overdue: 1 },
  });
  expect(body.chains[0]).toEqual({
    chainId: 31337,
    lastFinalBlock: {
      blockNumber: "4",
      blockHash: final.blockHash,
      blockTime: new Date(final.blockTime * 1000).toISOString(),
    },
    ...{ finalizedBlock: "5", evaluatedBlock: "10", gaps: [], errors: 0 },
  });
  expect(body.rulesets).toHaveLength(1);
  expect(body.rulesets[0].hash).toBe(body.ruleset);
  expect(body.rulesets[0].rules).toContainEqual({ id: "ACC-13", version: 1, parameters: { toleranceSeconds: 300 } });

  const rule = (id: string) => body.findings.byRule.find((row: { rule: string }) => row.rule === id);
  const none = { found: 0, open: 0, suppressed: 0, confirmed: 0, policyException: 0, falsePositive: 0, duplicate: 0 };
  expect(rule("ACC-02")).toEqual({
    ...{ rule: "ACC-02", name: "revoked-grant-read", severity: "critical", ...none },
    ...{ found: 4, open: 1, suppressed: 1, confirmed: 1, falsePositive: 1, retracted: 1 },
  });
  expect(rule("ACC-04")).toMatchObject({ found: 1, open: 1 });
  expect(rule("GOV-01")).toMatchObject({ ...none, retracted: 0 });
  expect(body.findings.bySeverity).toMatchObject([
    { severity: "critical", found: 4, open: 1, retracted: 1 },
    { severity: "high", found: 1 },
    { severity: "medium", ...none },
    { severity: "low", ...none },
  ]);
  expect(body.responseTimes[0]).toEqual({
    severity: "critical",
    toAcknowledge: { count: 3, medianSeconds: 2 * 3_600, p90Seconds: expect.closeTo(2.8 * 3_600, 3) },
    toResolve: { count: 2, medianSeconds: 3 * 3_600, p90Seconds: expect.closeTo(3.8 * 3_600, 3) },
  });
  expect(body.responseTimes[3].toResolve).toEqual({ count: 0, medianSeconds: null, p90Seconds: null });
  expect(body.openItems.bySeverity).toMatchObject([
    { severity: "critical", open: 2, overdue: 1 },
    { severity: "high", open: 1, overdue: 0 },
    { open: 0 },
    { open: 0 },
  ]);
  expect(body.openItems.oldest.map(({ id }: { id: string }) => id).slice(0, 2)).toEqual([ids[5], ids[2]]);
  expect(JSON.stringify(body)).not.toContain(exampleAlert(1).patient);
});

test("what happened before or after the period is not in it, but for what was open before", async () => {
  const to = new Date(Date.now() - 20 * HOUR).toISOString();
  const { body } = await api.ask(`/v1/reports/compliance?from=${FROM}&to=${to}`);
  expect(body.findings.bySeverity[0]).toMatchObject({ found: 0, retracted: 0 });
  expect(body.rulesets).toEqual([]);
  expect(body.openItems).toMatchObject({ total: 1, oldest: [{ id: ids[5], assignee: "kim" }] });
});

test("as PDF it is pages of A4", async () => {
  const response = await fetch(`${api.url}/v1/reports/compliance?from=${FROM}&format=pdf`, {
    headers: { authorization: `Bearer ${api.keys.auditor}` },
  });
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe("application/pdf");
  expect(response.headers.get("content-disposition")).toMatch(/^attachment; filename="compliance-2026-01-01-.*\.pdf"$/);
  const pdf = Buffer.from(await response.arrayBuffer()).toString("latin1");
  expect(pdf).toMatch(/^%PDF-/);
  expect(pdf.match(/\/MediaBox \[0 0 595\.28 841\.89\]/g)!.length).toBeGreaterThanOrEqual(2);
  expect(pdf.trimEnd()).toMatch(/%%EOF$/);
});

test("auditors and officers read it, nobody else", async () => {
  expect((await api.ask("/v1/reports/compliance", { as: "officer" })).status).toBe(200);
  for (const role of ["security", "service", "admin"] as const)
    expect((await api.ask("/v1/reports/compliance", { as: role })).status).toBe(403);
  expect((await api.ask("/v1/reports/compliance?format=csv")).body.errors).toMatchObject([{ field: "format" }]);
});
