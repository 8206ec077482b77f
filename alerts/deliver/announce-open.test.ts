import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createClient } from "../../database/client";
import { LOCKS } from "../../database/locks";
import { alert } from "../../database/schema/index";
import { DEFAULT_TERMS } from "../../settings/triage-terms";
import {
  createAlerts,
  type DeliveryFixture,
  emptyTables,
  exampleAlert,
  startDatabase,
} from "../../test/fixtures/delivery-fixture";
import { WAITING } from "../../test/support/database";
import { finalise, reinstate, retract } from "../detect/settle/transitions";
import { type AnnounceOpen, announceOpen } from "./announce-open";
import { createEndpoint, deleteEndpoint, type EndpointRow, type NewEndpoint } from "./endpoints";
import { expandOutbox } from "./expand-outbox";

let fixture: DeliveryFixture;
beforeAll(async () => {
  fixture = await startDatabase();
});
afterAll(() => fixture?.stop());
beforeEach(() => emptyTables(fixture.pool));

const endpoint = (change: Partial<NewEndpoint> = {}) =>
  createEndpoint({
    pool: fixture.pool,
    privateNetworks: "allow",
    endpoint: { name: "late", url: "http://127.0.0.1:9/", createdBy: "test", ...change },
  });
const expand = () => expandOutbox({ pool: fixture.pool, publicUrl: "https://monitor.example.org" });
const announce = ({ id }: Pick<EndpointRow, "id">, more: Partial<AnnounceOpen> = {}) =>
  announceOpen({ pool: fixture.pool, publicUrl: "https://monitor.example.org", endpointId: id, ...more });

async function told({ id }: Pick<EndpointRow, "id">) {
  const { rows } = await fixture.pool.query<{ type: string; incarnation: number; alert_id: string; body: string }>(
    "SELECT type, incarnation, alert_id, body FROM compliance.delivery WHERE endpoint_id = $1 ORDER BY alert_id, incarnation, type",
    [id],
  );
  return rows;
}
/** Runs `work` while another transaction holds what the statement locks, and commits that once `work` waits for it. */
async function whileHeld<Result>(statement: string, work: () => Promise<Result>): Promise<Result> {
  const client = await fixture.pool.connect();
  try {
    await client.query("BEGIN");
    await client.query(statement);
    const working = work();
    await expect.poll(async () => (await fixture.pool.query(WAITING)).rowCount, { timeout: 30_000 }).toBe(1);
    await client.query("COMMIT");
    return await working;
  } finally {
    client.release();
  }
}

const alertsOf = async (to: EndpointRow) => (await told(to)).map(({ alert_id }) => alert_id);

describe("an endpoint that was created late is told", () => {
  test("of the alerts that still need work, as they are now, and of no others", async () => {
    const statuses = ["open", "acknowledged", "investigating", "resolved", "suppressed", "retracted"] as const;
    const ids = await createAlerts(
      fixture.pool,
      statuses.map((status, index) =>
        exampleAlert(index, {
          status,
          ...(status === "retracted" ? { retractedAt: new Date(), retraction: "answered" } : {}),
        }),
      ),
    );
    await expand();
    const late = await endpoint();
    expect(await announce(late)).toBe(3);
    expect(await alertsOf(late)).toEqual(ids.slice(0, 3).sort());
    const bodies = (await told(late)).map(({ body }) => JSON.parse(body));
    expect(bodies.map(({ data }) => data.status).sort()).toEqual(["acknowledged", "investigating", "open"]);
    for (const { type, timestamp } of bodies) {
      expect(type).toBe("alert.created");
      expect(Date.parse(timestamp)).toBeGreaterThanOrEqual(late.createdAt.getTime());
    }
  });

  test("of those that match its rules and severity, and if it waits for finality, of final ones", async () => {
    const [critical, low, final] = await createAlerts(fixture.pool, [
      exampleAlert(1),
      exampleAlert(2, { severity: "low", ruleId: "ACC-01" }),
      exampleAlert(3, { severity: "high", finality: "final" }),
    ]);
    const found = async (change: Partial<NewEndpoint>) => {
      const late = await endpoint(change);
      const count = await announce(late);
      const alerts = await alertsOf(late);
      expect(count).toBe(alerts.length);
      return alerts;
    };
    expect(await found({ minSeverity: "critical" })).toEqual([critical]);
    expect(await found({ minSeverity: "high" })).toEqual([critical, final].sort());
    expect(await found({ rules: ["ACC-01"] })).toEqual([low]);
    expect(await found({ rules: ["ACC-09"] })).toEqual([]);
    expect(await found({ delivery: "final" })).toEqual([final]);
  });

  test("of alerts older than the go-live block, and of their retraction and return", async () => {
    const row = exampleAlert(1, { notify: false });
    await createClient(fixture.pool).insert(alert).values(row);
    const late = await endpoint();
    expect(await announce(late)).toBe(1);
    await retract(fixture.pool, [row.id]);
    await expand();
    await reinstate(fixture.pool, [row.id], DEFAULT_TERMS.dueHours);
    await expand();
    expect((await told(late)).map(({ type, incarnation }) => `${type} ${incarnation}`)).toEqual([
      "alert.created 1",
      "alert.retracted 1",
      "alert.created 2",
    ]);
  });

  test.each(["thin", "full"] as const)("with the payload that it asked for (%s)", async (payload) => {
    await createAlerts(fixture.pool, [exampleAlert(1)]);
    const late = await endpoint({ payload });
    await announce(late);
    const bodies = (await told(late)).map(({ body }) => JSON.parse(body));
    expect(bodies.map(({ data }) => "patient" in data)).toEqual([payload === "full"]);
  });
});

test("nothing is announced twice, however often and by however many at once, and however many transactions it takes", async () => {
  const early = await endpoint({ name: "early" });
  const ids = await createAlerts(
    fixture.pool,
    Array.from({ length: 500 }, (_, index) => exampleAlert(index)),
  );
  const late = await endpoint();
  const woken: string[] = [];
  const more = {
    perTransaction: 60,
    wake: (due: readonly { deliveryId: string }[]) => void woken.push(...due.map(({ deliveryId }) => deliveryId)),
  };
  const counts = await Promise.all([
    announce(late, more),
    expand(),
    announce(late, more),
    expand(),
    announce(late, more),
  ]);
  while ((await expand()).events > 0);
  expect(counts.reduce<number>((sum, count) => sum + (typeof count === "number" ? count : 0), 0)).toBe(500);
  expect(await announce(late, more)).toBe(0);
  expect(await alertsOf(late)).toEqual([...ids].sort());
  expect(new Set(woken).size).toBe(500);
  expect(await announce(early)).toBe(0);
  expect(await alertsOf(early)).toEqual([...ids].sort());
});

test("an alert that is found while it is announced is told once, by whichever comes first", async () => {
  const late = await endpoint();
  await createAlerts(fixture.pool, [exampleAlert(1)]);
  expect(await announce(late)).toBe(1);
  await expand();
  expect(await told(late)).toHaveLength(1);
});

test("a retraction follows what was announced, and an alert retracted before is not announced", async () => {
  const [first, second] = await createAlerts(fixture.pool, [exampleAlert(1), exampleAlert(2)]);
  await expand();
  const late = await endpoint();
  await retract(fixture.pool, [second!]);
  expect(await announce(late)).toBe(1);
  await retract(fixture.pool, [first!]);
  await expand();
  expect((await told(late)).map(({ type, alert_id }) => [type, alert_id])).toEqual([
    ["alert.created", first],
    ["alert.retracted", first],
  ]);
});

test("an alert that is being retracted meanwhile is waited for, and then not announced", async () => {
  const [id] = await createAlerts(fixture.pool, [exampleAlert(1)]);
  await expand();
  const late = await endpoint();
  const announced = await whileHeld(
    `SELECT FROM compliance.alert FOR UPDATE;
     UPDATE compliance.alert SET status = 'retracted', retracted_at = now(), retraction = 'blockReplaced'`,
    () => announce(late),
  );
  expect(announced).toBe(0);
  expect(await told(late)).toEqual([]);
  await reinstate(fixture.pool, [id!], DEFAULT_TERMS.dueHours);
  expect(await announce(late)).toBe(1);
});

test("announcing waits for a relay that is expanding the outbox", async () => {
  await createAlerts(fixture.pool, [exampleAlert(1)]);
  const late = await endpoint();
  expect(await whileHeld(`SELECT pg_advisory_xact_lock(${LOCKS.outbox.key})`, () => announce(late))).toBe(1);
});

test("an alert that becomes final after it was left out is told then", async () => {
  const [id] = await createAlerts(fixture.pool, [exampleAlert(1)]);
  await expand();
  const late = await endpoint({ delivery: "final" });
  expect(await announce(late)).toBe(0);
  await finalise(fixture.pool, [id!]);
  await expand();
  expect(await alertsOf(late)).toEqual([id]);
});

test("each transaction records what it announced, also nothing", async () => {
  await createAlerts(
    fixture.pool,
    Array.from({ length: 5 }, (_, index) => exampleAlert(index)),
  );
  const late = await endpoint({ payload: "full" });
  const recorded: unknown[] = [];
  const recordChange: AnnounceOpen["recordChange"] = async (_tx, changed, patientLevel) =>
    void recorded.push([changed, patientLevel]);
  await announce(late, { perTransaction: 3, recordChange });
  await announce(late, { perTransaction: 3, recordChange });
  expect(recorded).toEqual([
    [{ announced: "3" }, true],
    [{ announced: "2" }, true],
    [{ announced: "0" }, true],
  ]);
});

test("nothing is announced to an endpoint that is deleted, unknown or refused", async () => {
  await createAlerts(fixture.pool, [exampleAlert(1)]);
  const late = await endpoint();
  const check = () => {
    throw new Error("Not this one.");
  };
  await expect(announce(late, { check })).rejects.toThrow("Not this one.");
  await deleteEndpoint({ pool: fixture.pool, id: late.id });
  expect(await announce(late)).toBeUndefined();
  expect(await announce({ id: "ep_nobody" })).toBeUndefined();
  expect(await told(late)).toEqual([]);
});
