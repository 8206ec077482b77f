/** Announces open alerts to endpoints, while alerts are found, retracted, reinstated, become final and are relayed. */
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { DEFAULT_TERMS } from "../../settings/triage-terms";
import {
  createAlerts,
  type DeliveryFixture,
  emptyTables,
  exampleAlert,
  startDatabase,
} from "../../test/fixtures/delivery-fixture";
import { finalise, reinstate, retract } from "../detect/settle/transitions";
import { announceOpen } from "./announce-open";
import { createEndpoint, type NewEndpoint } from "./endpoints";
import { expandOutbox } from "./expand-outbox";

let fixture: DeliveryFixture;
beforeAll(async () => {
  fixture = await startDatabase();
});
afterAll(() => fixture?.stop());

const publicUrl = "https://monitor.example.org";

const step = fc.oneof(
  fc.record({
    kind: fc.constant("find" as const),
    severity: fc.constantFrom("low", "critical"),
    finality: fc.constantFrom("provisional", "final"),
    ruleId: fc.constantFrom("ACC-01", "ACC-02"),
    notify: fc.boolean(),
  }),
  fc.record({ kind: fc.constantFrom("retract", "reinstate", "finalise"), which: fc.nat(), many: fc.nat(4) }),
  fc.record({
    kind: fc.constant("triage" as const),
    which: fc.nat(),
    to: fc.constantFrom("acknowledged", "investigating", "resolved"),
  }),
  fc.constant({ kind: "relay" as const }),
  fc.constant({ kind: "announce" as const }),
);

const filter = fc.record({
  rules: fc.constantFrom<string[][]>([], ["ACC-01"], ["ACC-01", "ACC-02"]),
  minSeverity: fc.constantFrom("low", "high"),
  delivery: fc.constantFrom("instant", "final"),
});

const trial = fc.record({
  filter,
  before: fc.array(step, { maxLength: 12 }),
  // The steps of one list happen at once.
  after: fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { maxLength: 8 }),
  perTransaction: fc.integer({ min: 1, max: 4 }),
});

test("each incarnation of an alert is announced once at most, taken back if the chain takes it back, and what is open is known in the end", {
  timeout: 600_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(trial, async ({ filter, before, after, perTransaction }) => {
      const { pool } = fixture;
      await emptyTables(pool);
      const ids: string[] = [];
      const create = (name: string) => {
        const chosen: NewEndpoint = { ...filter, name, url: "http://127.0.0.1:9/", createdBy: "test" };
        return createEndpoint({ pool, privateNetworks: "allow", endpoint: chosen });
      };
      let late: string | undefined;
      const announce = async () =>
        late === undefined ? 0 : announceOpen({ pool, publicUrl, endpointId: late, perTransaction });
      const take = async (each: typeof step extends fc.Arbitrary<infer Step> ? Step : never): Promise<unknown> => {
        switch (each.kind) {
          case "find": {
            const { severity, finality, ruleId, notify } = each;
            const index = ids.length;
            const change = { severity, finality, ruleId, notify } as Parameters<typeof exampleAlert>[1];
            ids.push(exampleAlert(index).id);
            await createAlerts(pool, [exampleAlert(index, change)]);
            // Those older than the go-live block are not in the outbox.
            if (!notify) await pool.query("DELETE FROM compliance.outbox WHERE alert_id = $1", [ids[index]]);
            return;
          }
          case "relay":
            return expandOutbox({ pool, publicUrl, limit: 3 });
          case "announce":
            return announce();
          case "triage":
            return pool.query(
              "UPDATE compliance.alert SET status = $2 WHERE id = $1 AND status IN ('open', 'acknowledged', 'investigating')",
              [ids[each.which % ids.length] ?? "", each.to],
            );
        }
        const some = [
          ...new Set(Array.from({ length: each.many + 1 }, (_, nth) => ids[(each.which + nth) % ids.length])),
        ];
        const known = some.filter((id) => id !== undefined);
        if (each.kind === "retract") return retract(pool, known);
        if (each.kind === "reinstate") return reinstate(pool, known, DEFAULT_TERMS.dueHours);
        return finalise(pool, known);
      };

      for (const each of before) await take(each);
      late = (await create("late")).id;
      for (const together of after) await Promise.all(together.map(take));
      await announce();
      while ((await expandOutbox({ pool, publicUrl })).events > 0);
      expect(await announce()).toBe(0);

      const { rows: told } = await pool.query<{ alert_id: string; incarnation: number; types: string[] }>(
        `SELECT alert_id, incarnation, array_agg(type ORDER BY type) AS types FROM compliance.delivery
         WHERE endpoint_id = $1 GROUP BY 1, 2`,
        [late],
      );
      const { rows: alerts } = await pool.query(
        "SELECT id, status, incarnation, severity, finality, rule_id AS rule FROM compliance.alert",
      );
      const byId = new Map(alerts.map((row) => [row.id, row]));
      for (const { alert_id, incarnation, types } of told) {
        const row = byId.get(alert_id)!;
        const takenBack = row.status === "retracted" || row.incarnation > incarnation;
        expect(types).toEqual(["alert.created", ...(takenBack ? ["alert.retracted"] : [])]);
      }
      const wanted = alerts.filter(
        ({ status, severity, finality, rule }) =>
          ["open", "acknowledged", "investigating"].includes(status) &&
          (filter.rules.length === 0 || filter.rules.includes(rule)) &&
          (filter.minSeverity === "low" || severity === "critical") &&
          (filter.delivery === "instant" || finality === "final"),
      );
      const known = new Set(told.map(({ alert_id, incarnation }) => `${alert_id} ${incarnation}`));
      for (const { id, incarnation } of wanted) expect(known).toContain(`${id} ${incarnation}`);
    }),
    { numRuns: process.env.TEST_LONG ? 500 : 30 },
  );
});
