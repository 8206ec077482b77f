import { afterAll, beforeEach, expect, test } from "vitest";
import { ALERT_STATUSES } from "../../../database/schema/index";
import { startTestApi, type TestApi } from "../../../test/fixtures/api-fixture";
import { createAlerts, exampleAlert } from "../../../test/fixtures/delivery-fixture";

let api: TestApi;

beforeEach(async () => {
  await api?.stop();
  api = await startTestApi();
});

afterAll(() => api?.stop());

const HOUR = 3_600_000;
const SEVERITIES = ["critical", "high", "medium", "low"] as const;
const workload = async () => {
  const { status, body } = await api.ask("/v1/alerts/workload", { as: "security" });
  expect(status).toBe(200);
  return body;
};

test("counts open alerts by severity, age, due date and assignee", async () => {
  const now = Date.now();
  // Minutes away from each boundary, on both sides.
  const ages = [-0.1, 0.1, 23.9, 24.1, 71.9, 72.1, 167.9, 168.1, 5_000];
  const dues = [null, -50, -0.1, 0.1, 23.9, 24.1];
  const rows = Array.from({ length: 540 }, (_, index) => ({
    severity: SEVERITIES[index % 4]!,
    status: ALERT_STATUSES[Math.floor(index / 4) % 6]!,
    age: ages[index % 9]!,
    due: dues[Math.floor(index / 5) % 6]!,
    assignee: index % 7 === 0 ? null : `officer ${index % 5}`,
  }));
  await createAlerts(
    api.pool,
    rows.map(({ severity, status, age, due, assignee }, index) =>
      exampleAlert(index, {
        ...{ severity, status, assignee, detectedAt: new Date(now - age * HOUR) },
        dueAt: due === null ? null : new Date(now + due * HOUR),
        ...(status === "retracted" ? { retractedAt: new Date(now), retraction: "blockReplaced" as const } : {}),
        ...(status === "resolved" ? { outcome: "false_positive" as const } : {}),
      }),
    ),
  );
  const open = rows.filter(({ status }) => ["open", "acknowledged", "investigating"].includes(status));
  const isOverdue = ({ due }: (typeof rows)[number]) => due !== null && due < 0;
  const aged = (of: typeof rows, least: number, most: number) =>
    of.filter(({ age }) => age >= least && age < most).length;
  const body = await workload();
  expect(Math.abs(Date.parse(body.at) - Date.now())).toBeLessThan(60_000);
  expect(body).toEqual({
    at: body.at,
    open: open.length,
    overdue: open.filter(isOverdue).length,
    dueWithinDay: open.filter(({ due }) => due !== null && due > 0 && due < 24).length,
    unassigned: open.filter(({ assignee }) => assignee === null).length,
    bySeverity: SEVERITIES.map((severity) => {
      const own = open.filter((row) => row.severity === severity);
      return {
        ...{ severity, open: own.length, overdue: own.filter(isOverdue).length },
        byAge: {
          underOneDay: aged(own, -1, 24),
          oneToThreeDays: aged(own, 24, 72),
          threeToSevenDays: aged(own, 72, 168),
          overSevenDays: aged(own, 168, 1e9),
        },
      };
    }),
    byAssignee: [0, 1, 2, 3, 4]
      .map((officer) => open.filter(({ assignee }) => assignee === `officer ${officer}`))
      .map((own) => ({ assignee: own[0]!.assignee, open: own.length, overdue: own.filter(isOverdue).length }))
      .sort((a, b) => b.open - a.open || (a.assignee! < b.assignee! ? -1 : 1)),
    breaches: { running: 0, overdue: 0, nextDueAt: null },
  });
  for (const { byAge } of body.bySeverity) for (const some of Object.values(byAge)) expect(some).toBeGreaterThan(0);
});

test("a cell's number is that of the list which it leads to", async () => {
  await createAlerts(
    api.pool,
    [1, 30, 80, 200].flatMap((age, index) =>
      SEVERITIES.map((severity, nth) =>
        exampleAlert(4 * index + nth, { severity, detectedAt: new Date(Date.now() - age * HOUR) }),
      ),
    ),
  );
  const { at, bySeverity } = await workload();
  const before = (days: number) => new Date(Date.parse(at) - days * 24 * HOUR).toISOString();
  const open = "status=open&status=acknowledged&status=investigating&count=true";
  for (const { severity, byAge } of bySeverity) {
    const listed = async (period: string) =>
      (await api.ask(`/v1/alerts?severity=${severity}&${open}&${period}`)).body.totalCount;
    expect(byAge).toEqual({
      underOneDay: await listed(`from=${before(1)}`),
      oneToThreeDays: await listed(`from=${before(3)}&to=${before(1)}`),
      threeToSevenDays: await listed(`from=${before(7)}&to=${before(3)}`),
      overSevenDays: await listed(`to=${before(7)}`),
    });
  }
});

test("breach clocks run until the assessment, and the next due date is one that has not passed", async () => {
  const inHours = (hours: number) => new Date(Date.now() + hours * HOUR);
  const confirmed = { status: "resolved", outcome: "confirmed_violation", detectedAt: new Date() } as const;
  const clocks = (authority: number, individuals: number) => ({
    breachAuthorityDueAt: inHours(authority),
    breachIndividualsDueAt: inHours(individuals),
  });
  const next = clocks(-2, 20);
  await createAlerts(api.pool, [
    exampleAlert(1, { ...confirmed, ...clocks(50, 1_000) }),
    exampleAlert(2, { ...confirmed, ...next }),
    exampleAlert(3, { ...confirmed, ...clocks(-9, -3) }),
    exampleAlert(4, {
      ...{ ...confirmed, ...clocks(1, 2) },
      breachAssessment: { notifiable: false, note: "Encrypted.", by: "kim", at: new Date().toISOString() },
    }),
  ]);
  expect((await workload()).breaches).toEqual({
    ...{ running: 3, overdue: 2 },
    nextDueAt: next.breachIndividualsDueAt.toISOString(),
  });
});

test("without alerts there is nothing to do", async () => {
  const body = await workload();
  expect(body).toMatchObject({ open: 0, unassigned: 0, byAssignee: [], breaches: { running: 0, nextDueAt: null } });
  expect(body.bySeverity.map(({ severity }: { severity: string }) => severity)).toEqual(SEVERITIES);
});
