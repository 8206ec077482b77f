/** Walks over the list of alerts by cursors, while alerts are added and change. */
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApi, type TestApi } from "../../test/fixtures/api-fixture";
import { createAlerts, exampleAlert } from "../../test/fixtures/delivery-fixture";

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
});

afterAll(() => api?.stop());

/** Orders by what no change of an alert touches, and by what changes do. */
const FIXED = ["detectedAt", "blockTime", "occurredAt", "severity", "rule"];
const MOVING = ["dueAt", "status"];
const ascendingAndNot = (sorts: string[]) => fc.constantFrom(...sorts.flatMap((sort) => [sort, `-${sort}`]));

const SEVERITIES = ["critical", "high", "medium", "low"] as const;
const RULES = ["ACC-01", "ACC-02", "ACC-04"];

/** Few different values, so that many alerts are alike in what they are ordered by. */
const aboutAlert = fc.record({
  severity: fc.constantFrom(...SEVERITIES),
  ruleId: fc.constantFrom(...RULES),
  blockTime: fc.integer({ min: 0, max: 3 }),
  occurredAt: fc.option(fc.integer({ min: 0, max: 3 })),
  detectedAt: fc.integer({ min: 0, max: 3 }).map((ms) => new Date(Date.UTC(2026, 1, 1) + ms)),
  dueAt: fc.option(fc.integer({ min: 0, max: 3 }).map((ms) => new Date(Date.UTC(2026, 2, 1) + ms))),
});

const event = fc.oneof(
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("added" as const), about: aboutAlert }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("changed" as const),
      which: fc.nat(),
      to: fc.constantFrom({ status: "acknowledged" }, { assignee: "Kim" }, { dueAt: "2026-03-01T00:00:00.002Z" }),
    }),
  },
);

const trial = fc.record({
  sort: ascendingAndNot([...FIXED, ...MOVING]),
  limit: fc.integer({ min: 1, max: 7 }),
  filter: fc.constantFrom("", "severity=high&severity=low", "rule=ACC-02", "q=consent"),
  before: fc.array(aboutAlert, { minLength: 1, maxLength: 25 }),
  // What happens between one page and the next.
  meanwhile: fc.array(fc.array(event, { maxLength: 4 }), { maxLength: 12 }),
});

type Item = {
  id: string;
  version: number;
  [field: string]: unknown;
};

test("skip nothing and show nothing twice", { timeout: 600_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(trial, async ({ sort, limit, filter, before, meanwhile }) => {
      await api.pool.query("TRUNCATE compliance.alert, compliance.alert_history, compliance.outbox CASCADE");
      let made = 0;
      const add = async (all: (typeof before)[number][]) =>
        createAlerts(
          api.pool,
          all.map((about) => exampleAlert(made++, about)),
        );
      const list = async (more: string): Promise<{ items: Item[]; nextCursor: string | null }> =>
        (await api.ask(`/v1/alerts?sort=${sort}&${filter}&${more}`)).body;
      const matching = async () => (await list("limit=500")).items;

      const all = await add(before);
      const there = await matching();
      const touched = new Set<string>();
      const walked: Item[] = [];
      for (let page = 0, cursor: string | null = ""; cursor !== null; page++) {
        const { items, nextCursor } = await list(`limit=${limit}${cursor && `&cursor=${cursor}`}`);
        walked.push(...items);
        cursor = nextCursor;
        for (const happening of meanwhile[page] ?? [])
          if (happening.kind === "added") all.push(...(await add([happening.about])));
          else {
            const id = all[happening.which % all.length]!;
            const { version } = (await api.ask(`/v1/alerts/${id}`)).body;
            const { status } = await api.ask(`/v1/alerts/${id}`, {
              ...{ as: "officer", method: "PATCH", json: happening.to },
              headers: { "if-match": String(version) },
            });
            expect([200, 409]).toContain(status);
            if (status === 200) touched.add(id);
          }
      }

      // An alert that a change moves along the order may be met again where it went, or have passed the reader by.
      const moves = MOVING.includes(sort.replace("-", ""));
      const steady = (id: string) => !moves || !touched.has(id);
      const ids = walked.map(({ id }) => id).filter(steady);
      expect(new Set(ids).size).toBe(ids.length);
      for (const { id } of there.filter((alert) => steady(alert.id))) expect(ids).toContain(id);
      // What was met stands in the order that the list has at the end.
      const order = (await matching()).map(({ id }) => id);
      const places = ids.map((id) => order.indexOf(id));
      expect(places).toEqual([...places].sort((a, b) => a - b));
      expect(places).not.toContain(-1);
    }),
    { numRuns: process.env.TEST_LONG ? 500 : 60 },
  );
});
