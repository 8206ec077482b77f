import { afterAll, beforeAll, expect, test } from "vitest";
import { ALERT_STATUSES } from "../../../database/schema/index";
import { startTestApi, type TestApi } from "../../../test/fixtures/api-fixture";
import { createAlerts, exampleAlert } from "../../../test/fixtures/delivery-fixture";

let api: TestApi;

const HOUR = 3_600_000;
const SEVERITIES = ["critical", "high", "medium", "low"] as const;
const ACTORS = ["0x00000000000000000000000000000000000000aa", "0x00000000000000000000000000000000000000bb"];

beforeAll(async () => {
  api = await startTestApi();
  const dues = [null, -50, -0.1, 0.1, 23.9, 24.1, 167.9, 168.1, 5_000];
  await createAlerts(
    api.pool,
    Array.from({ length: 400 }, (_, index) => {
      const status = ALERT_STATUSES[Math.floor(index / 3) % 6]!;
      const due = dues[(index * 7) % dues.length]!;
      return exampleAlert(index, {
        ...{ status, severity: SEVERITIES[index % 4]!, actor: ACTORS[Math.floor(index / 5) % 2]! },
        ruleId: `ACC-0${1 + (Math.floor(index / 11) % 5)}`,
        finality: index % 13 === 0 && status !== "retracted" ? "final" : "provisional",
        assignee: index % 3 === 0 ? null : `officer ${(index * 5) % 60}`,
        detectedAt: new Date(Date.now() - index * HOUR),
        dueAt: due === null ? null : new Date(Date.now() + due * HOUR),
        ...(status === "retracted" ? { retractedAt: new Date(), retraction: "blockReplaced" as const } : {}),
        ...(status === "resolved" ? { outcome: "false_positive" as const } : {}),
      });
    }),
  );
});

afterAll(() => api?.stop());

const facetsOf = async (query: string) => {
  const { status, body } = await api.ask(`/v1/alerts/facets?${query}`, { as: "security" });
  expect(status).toBe(200);
  return body;
};

const countOf = async (query: string) => (await api.ask(`/v1/alerts?count=true&limit=1&${query}`)).body.totalCount;

/** The query without some parameters. */
const without = (query: string, ...names: string[]) =>
  new URLSearchParams([...new URLSearchParams(query)].filter(([name]) => !names.includes(name))).toString();

test.each([
  "",
  "status=open&status=acknowledged&severity=critical&severity=low",
  `actor=${ACTORS[0]}&rule=ACC-02&rule=ACC-03&assigned=true`,
  "assignee=officer 5&finality=provisional&overdue=true",
  "status=resolved&q=revoked&overdue=false",
  "severity=high&assigned=false&rule=ACC-01",
])("each count is that of the list with this value: %s", async (query) => {
  const facets = await facetsOf(query);
  expect(facets.total).toBe(await countOf(query));
  for (const name of ["status", "severity", "finality", "rule"]) {
    for (const { value, count } of facets[name])
      expect(await countOf(`${without(query, name)}&${name}=${value}`), `${name} ${value}`).toBe(count);
    const sum = facets[name].reduce((total: number, { count }: { count: number }) => total + count, 0);
    expect(sum, name).toBe(await countOf(without(query, name)));
  }
  const anybody = without(query, "assignee", "assigned");
  for (const { value, count } of facets.assigned) expect(await countOf(`${anybody}&assigned=${value}`)).toBe(count);
  for (const { value, count } of facets.assignee.slice(0, 10))
    expect(await countOf(`${anybody}&assignee=${encodeURIComponent(value)}`)).toBe(count);
  const counts = facets.assignee.map(({ count }: { count: number }) => count);
  expect(counts).toEqual([...counts].sort((a, b) => b - a));
  const { overdue, withinDay, withinWeek, later } = facets.due;
  const anytime = without(query, "overdue", "dueBefore");
  const before = (hours: number) =>
    countOf(`${anytime}&dueBefore=${new Date(Date.now() + hours * HOUR).toISOString()}`);
  expect(overdue).toBe(await countOf(`${anytime}&overdue=true`));
  expect([overdue + withinDay, overdue + withinDay + withinWeek]).toEqual([await before(24), await before(168)]);
  expect(overdue + withinDay + withinWeek + later).toBe(await before(1_000_000));
});

test("the values of a fixed list are all there, and at most fifty assignees", async () => {
  const { status, severity, assignee, rule } = await facetsOf("status=open");
  expect(status.map(({ value }: { value: string }) => value)).toEqual(ALERT_STATUSES);
  expect(severity.map(({ value }: { value: string }) => value)).toEqual(SEVERITIES);
  expect(rule).toHaveLength(5);
  await api.pool.query("UPDATE compliance.alert SET assignee = 'officer ' || id WHERE assignee IS NOT NULL");
  expect((await facetsOf("")).assignee).toHaveLength(50);
  expect(assignee.length).toBeGreaterThan(2);
});

test("takes the filters of the list, and nothing else", async () => {
  for (const query of ["limit=1", "sort=dueAt", "severity=urgent", "from=2026-03-02T00:00:00Z&to=2026-03-01T00:00:00Z"])
    expect((await api.ask(`/v1/alerts/facets?${query}`)).status).toBe(400);
});
