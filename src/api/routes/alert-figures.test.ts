import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApi, type TestApi } from "../../../test/fixtures/api-fixture";
import { createAlerts, exampleAlert } from "../../../test/fixtures/delivery-fixture";
import { meanwhile } from "../../../test/support/change-while-reading";

let api: TestApi;
const ACTORS = ["0x00000000000000000000000000000000000000aa", "0x00000000000000000000000000000000000000bb"];
const at = (day: number, seconds = 0) => new Date(Date.UTC(2026, 2, day, 23, 59, 50) + seconds * 1000);

/** Ten alerts of two rules on three days; six resolved, one retracted. */
beforeAll(async () => {
  api = await startTestApi();
  const outcomes = [
    "confirmed_violation",
    "confirmed_violation",
    "false_positive",
    "policy_exception",
    "duplicate",
  ] as const;
  const rows = Array.from({ length: 10 }, (_, index) => {
    const detectedAt = at(1 + (index % 3), index === 9 ? 20 : 0);
    const worked = (seconds: number) => new Date(detectedAt.getTime() + seconds * 1000);
    const resolved = index < outcomes.length;
    const suppressed = index === 1 ? 50_000 : 0;
    return exampleAlert(index, {
      detectedAt,
      ruleId: index === 4 ? "ACC-01" : "ACC-02",
      severity: index % 2 === 0 ? "critical" : "low",
      actor: index === 0 ? null : ACTORS[index % 4 === 0 ? 1 : 0]!,
      status: index === 8 ? "retracted" : resolved ? "resolved" : index === 5 ? "acknowledged" : "open",
      outcome: outcomes[index] ?? null,
      // The second was suppressed for a while.
      openedAt: worked(suppressed),
      acknowledgedAt: index <= 5 ? worked(suppressed + 10 * (index + 1)) : null,
      resolvedAt: resolved ? worked(suppressed + 100 * (index + 1)) : null,
    });
  });
  await createAlerts(api.pool, rows);
});

afterAll(() => api?.stop());

test("counts, medians and precision are those of the alerts of the period that stand", async () => {
  const query = "from=2026-03-01T00:00:00Z&to=2026-03-04T00:00:00Z";
  const { status, body } = await api.ask(`/v1/alerts/stats?${query}`, { as: "security" });
  expect(status).toBe(200);
  expect(body).toEqual({
    clock: "detected",
    from: "2026-03-01T00:00:00.000Z",
    to: "2026-03-04T00:00:00.000Z",
    total: 9,
    // The tenth was found ten seconds into the second day.
    byDay: [
      { day: "2026-03-01", count: 3 },
      { day: "2026-03-02", count: 4 },
      { day: "2026-03-03", count: 2 },
    ],
    byRule: [
      { rule: "ACC-01", count: 1 },
      { rule: "ACC-02", count: 8 },
    ],
    bySeverity: [
      { severity: "low", count: 5 },
      { severity: "critical", count: 4 },
    ],
    byStatus: [
      { status: "resolved", count: 5 },
      { status: "open", count: 3 },
      { status: "acknowledged", count: 1 },
      { status: "retracted", count: 1 },
    ],
    byActor: [
      { actor: ACTORS[0], count: 7 },
      { actor: ACTORS[1], count: 1 },
      { actor: null, count: 1 },
    ],
    secondsToAcknowledge: { median: 35, alerts: 6 },
    secondsToResolve: { median: 300, alerts: 5 },
    precision: [
      {
        rule: "ACC-01",
        ...{ confirmedViolations: 0, policyExceptions: 0, falsePositives: 0, duplicates: 1, precision: null },
      },
      {
        rule: "ACC-02",
        ...{ confirmedViolations: 2, policyExceptions: 1, falsePositives: 1, duplicates: 0, precision: 0.5 },
      },
    ],
  });
});

test("a period without alerts has none, and by default it is the last thirty days", async () => {
  const { body } = await api.ask("/v1/alerts/stats?from=2020-01-01T00:00:00Z&to=2020-01-02T00:00:00Z");
  expect(body).toMatchObject({ total: 0, byDay: [], byStatus: [], precision: [] });
  expect(body.secondsToResolve).toEqual({ median: null, alerts: 0 });
  const { from, to } = (await api.ask("/v1/alerts/stats")).body;
  expect(Date.parse(to) - Date.parse(from)).toBe(30 * 86_400_000);
  expect(Math.abs(Date.parse(to) - Date.now())).toBeLessThan(60_000);
});

test("a period that ends before it begins is refused, and so is who may not see alerts", async () => {
  const answer = await api.ask("/v1/alerts/stats?from=2026-03-02T00:00:00Z&to=2026-03-01T00:00:00Z");
  expect(answer).toMatchObject({ status: 400, body: { errors: [{ in: "query", field: "from" }] } });
  expect((await api.ask("/v1/alerts/stats?rule=ACC-01")).status).toBe(400);
  expect((await api.ask("/v1/alerts/stats", { as: "admin" })).status).toBe(403);
  expect((await api.ask("/v1/alerts/stats", { method: "DELETE" })).headers.get("allow")).toBe("GET, HEAD, PATCH");
});

test("the figures agree with each other, whatever happens while they are read", async () => {
  const change = (round: number) =>
    api.pool.query(
      round % 2 === 0
        ? "UPDATE compliance.alert SET status = 'open', outcome = NULL, resolved_at = NULL WHERE id = $1"
        : "UPDATE compliance.alert SET status = 'resolved', outcome = 'duplicate', resolved_at = now() WHERE id = $1",
      [exampleAlert(4).id],
    );
  const resolvedCounts = new Set<number>();
  await meanwhile(change, async () => {
    for (let reads = 0; reads < 100; reads++) {
      const { body } = await api.ask("/v1/alerts/stats?from=2026-03-01T00:00:00Z&to=2026-03-04T00:00:00Z");
      const resolved = body.byStatus.find(({ status }: { status: string }) => status === "resolved").count;
      const judged = body.precision.reduce(
        (sum: number, row: Record<string, number>) =>
          sum + row.confirmedViolations! + row.policyExceptions! + row.falsePositives! + row.duplicates!,
        0,
      );
      expect([body.secondsToResolve.alerts, judged]).toEqual([resolved, resolved]);
      resolvedCounts.add(resolved);
    }
  });
  expect([...resolvedCounts].sort()).toEqual([4, 5]);
});
