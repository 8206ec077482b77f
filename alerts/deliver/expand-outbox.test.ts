import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { DEFAULT_TERMS } from "../../settings/triage-terms";
import {
  createAlerts,
  type DeliveryFixture,
  emptyTables,
  exampleAlert,
  startDatabase,
} from "../../test/fixtures/delivery-fixture";
import { finalise, reinstate, retract } from "../detect/settle/transitions";
import { createEndpoint, deleteEndpoint, type NewEndpoint } from "./endpoints";
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
    endpoint: { name: "pager", url: "http://127.0.0.1:9/", createdBy: "test", ...change },
  });
const expand = (limit?: number) =>
  expandOutbox({ pool: fixture.pool, publicUrl: "https://monitor.example.org/", limit });
async function deliveries() {
  const { rows } = await fixture.pool.query(
    `SELECT e.name, d.type, d.incarnation, d.alert_id, d.id, d.body, d.status FROM compliance.delivery d
     JOIN compliance.endpoint e ON e.id = d.endpoint_id ORDER BY e.name, d.alert_id, d.incarnation, d.type`,
  );
  return rows;
}
const notified = async () =>
  (await deliveries()).map(({ name, type, incarnation }) => `${name} ${type} ${incarnation}`);

describe("an outbox row becomes deliveries", () => {
  test("for the endpoints whose filters match its rule and severity", async () => {
    await endpoint({ name: "all" });
    await endpoint({ name: "critical", minSeverity: "critical" });
    await endpoint({ name: "high", minSeverity: "high" });
    await endpoint({ name: "other rule", rules: ["ACC-01"] });
    await endpoint({ name: "this rule", rules: ["ACC-01", "ACC-02"] });
    await createAlerts(fixture.pool, [exampleAlert(1, { severity: "high" })]);
    expect((await expand()).deliveries).toHaveLength(3);
    expect(await notified()).toEqual(["all alert.created 1", "high alert.created 1", "this rule alert.created 1"]);
  });

  test("for no endpoint that was created later or is deleted", async () => {
    const deleted = await endpoint({ name: "deleted" });
    await createAlerts(fixture.pool, [exampleAlert(1)]);
    await deleteEndpoint({ pool: fixture.pool, id: deleted.id });
    await endpoint({ name: "later" });
    expect(await expand()).toEqual({ events: 1, deliveries: [] });
  });

  test("once, however often and in however many relays at once it is expanded", async () => {
    await endpoint({ name: "a" });
    await endpoint({ name: "b" });
    await createAlerts(
      fixture.pool,
      Array.from({ length: 50 }, (_, index) => exampleAlert(index)),
    );
    const made = (await Promise.all([expand(20), expand(20), expand(20)])).concat(await expand(), await expand());
    expect(made.flatMap((one) => one.deliveries)).toHaveLength(100);
    const before = await deliveries();
    await fixture.pool.query("UPDATE compliance.outbox SET relayed_at = NULL");
    expect((await expand()).deliveries).toEqual([]);
    expect(await deliveries()).toEqual(before);
  });

  test("with the same id and body whichever relay expands it", async () => {
    await endpoint({ payload: "full" });
    await createAlerts(fixture.pool, [exampleAlert(1)]);
    await expand();
    const [first] = await deliveries();
    await fixture.pool.query("DELETE FROM compliance.delivery");
    await fixture.pool.query("UPDATE compliance.outbox SET relayed_at = NULL");
    await expand();
    expect(await deliveries()).toEqual([first]);
  });
});

describe("an endpoint that waits for finality", () => {
  test("is notified when the alert becomes final, and never of one retracted before", async () => {
    await endpoint({ name: "final", delivery: "final" });
    const [kept, lost] = await createAlerts(fixture.pool, [exampleAlert(1), exampleAlert(2)]);
    await expand();
    expect(await notified()).toEqual([]);
    await retract(fixture.pool, [lost!]);
    await finalise(fixture.pool, [kept!]);
    await expand();
    expect((await deliveries()).map((row) => [row.alert_id, row.type])).toEqual([[kept, "alert.created"]]);
    expect(JSON.parse((await deliveries())[0].body).data.finality).toBe("final");
  });

  test("is notified at once, and once, of an alert that is final when found", async () => {
    await endpoint({ name: "final", delivery: "final" });
    await createAlerts(fixture.pool, [exampleAlert(1, { finality: "final" })]);
    await expand();
    expect(await notified()).toEqual(["final alert.created 1"]);
  });

  test("is notified once of an alert that became final before the relay expanded its creation", async () => {
    await endpoint({ name: "final", delivery: "final" });
    const [id] = await createAlerts(fixture.pool, [exampleAlert(1)]);
    await finalise(fixture.pool, [id!]);
    expect((await expand()).events).toBe(2);
    expect(await notified()).toEqual(["final alert.created 1"]);
  });
});

describe("a retraction", () => {
  test("goes to exactly the endpoints that were notified of the alert", async () => {
    await endpoint({ name: "told" });
    await endpoint({ name: "other rule", rules: ["ACC-01"] });
    await endpoint({ name: "waits", delivery: "final" });
    const [id] = await createAlerts(fixture.pool, [exampleAlert(1)]);
    await expand();
    await endpoint({ name: "later" });
    await retract(fixture.pool, [id!]);
    await expand();
    expect(await notified()).toEqual(["told alert.created 1", "told alert.retracted 1"]);
  });

  test("is sent with its creation if the relay was down for both, each as of its own time", async () => {
    await endpoint({ name: "a" });
    const [id] = await createAlerts(fixture.pool, [exampleAlert(1)]);
    await retract(fixture.pool, [id!]);
    await expand();
    expect((await deliveries()).map((row) => [row.type, JSON.parse(row.body).data])).toMatchObject([
      ["alert.created", { status: "open", retraction: null }],
      ["alert.retracted", { status: "retracted", retraction: { reason: "blockReplaced" } }],
    ]);
  });

  test.each(["thin", "full"] as const)("says why, when and what took the alert's place (%s)", async (payload) => {
    await endpoint({ payload });
    const [before] = await createAlerts(fixture.pool, [exampleAlert(1)]);
    await retract(fixture.pool, [before!]);
    const { rows } = await fixture.pool.query("SELECT retracted_at AS at FROM compliance.alert");
    const twin = { ...exampleAlert(2), txHash: exampleAlert(1).txHash };
    const [after] = await createAlerts(fixture.pool, [twin]);
    await expand();
    const retracted = (await deliveries()).find(({ type }) => type === "alert.retracted");
    expect(retracted.alert_id).toBe(before);
    expect(JSON.parse(retracted.body).data).toMatchObject({
      headline: "Record read after consent was revoked",
      retraction: { reason: "blockReplaced", at: rows[0].at.toISOString(), replacedBy: after },
    });
  });

  test("keeps its reason if the alert is reinstated before it is sent", async () => {
    await endpoint({ name: "a" });
    const [id] = await createAlerts(fixture.pool, [exampleAlert(1)]);
    await retract(fixture.pool, [id!], "answered");
    await reinstate(fixture.pool, [id!], DEFAULT_TERMS.dueHours);
    await expand();
    expect((await deliveries()).map((row) => [row.incarnation, row.type, JSON.parse(row.body).data])).toMatchObject([
      [1, "alert.created", { status: "open", retraction: null }],
      [1, "alert.retracted", { status: "retracted", retraction: { reason: "answered", replacedBy: null } }],
      [2, "alert.created", { status: "open", retraction: null }],
    ]);
  });

  test("has a different id for each incarnation", async () => {
    await endpoint({ name: "a" });
    const [id] = await createAlerts(fixture.pool, [exampleAlert(1)]);
    await retract(fixture.pool, [id!]);
    await reinstate(fixture.pool, [id!], DEFAULT_TERMS.dueHours);
    await retract(fixture.pool, [id!]);
    await expand();
    expect(await notified()).toEqual([
      "a alert.created 1",
      "a alert.retracted 1",
      "a alert.created 2",
      "a alert.retracted 2",
    ]);
    expect(new Set((await deliveries()).map((row) => row.id)).size).toBe(4);
  });
});

describe("a body", () => {
  test("is thin by default, and then contains nothing about the patient", async () => {
    await endpoint({ name: "thin" });
    const [id] = await createAlerts(fixture.pool, [exampleAlert(7)]);
    await expand();
    const [row] = await deliveries();
    const message = JSON.parse(row.body);
    expect(Object.keys(message)).toEqual(["type", "timestamp", "data"]);
    expect(message.type).toBe("alert.created");
    expect(message.data).toEqual({
      id,
      rule: { id: "ACC-02", name: "revoked-grant-read" },
      severity: "critical",
      headline: "Record read after consent was revoked",
      status: "open",
      finality: "provisional",
      chainId: 31337,
      blockNumber: "7",
      txHash: exampleAlert(7).txHash,
      logIndex: 0,
      detectedAt: expect.stringMatching(/^\d{4}-.*Z$/),
      retraction: null,
      url: `https://monitor.example.org/v1/alerts/${id}`,
    });
    expect(row.body).not.toContain(exampleAlert(7).patient);
  });

  test("is the whole alert if the endpoint asks for it", async () => {
    await endpoint({ payload: "full" });
    await createAlerts(fixture.pool, [exampleAlert(7)]);
    await expand();
    const { data } = JSON.parse((await deliveries())[0].body);
    expect(data).toMatchObject({
      patient: exampleAlert(7).patient,
      headline: exampleAlert(7).headline,
      summary: exampleAlert(7).summary,
      evidence: exampleAlert(7).evidence,
      blockTime: "2026-03-01T08:00:07.000Z",
      occurredAt: "2026-03-01T08:00:07.000Z",
      version: 1,
    });
  });
});
