/** Walks over all pages of a list in GraphQL, ordered by columns of which some are null. */
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestApi, type TestApi } from "../../../test/fixtures/api-fixture";
import { createAlerts, exampleAlert } from "../../../test/fixtures/delivery-fixture";
import { graphqlOfTestApi } from "../../../test/fixtures/graphql-fixture";

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi(graphqlOfTestApi());
});

afterAll(() => api?.stop());

const NULLABLE = ["resolvedAt", "assignee", "dueAt", "occurredAt"];

const trial = fc.record({
  orderBy: fc.constantFrom(...NULLABLE, "severity", "blockTime", "id"),
  orderDirection: fc.constantFrom("asc", "desc"),
  limit: fc.integer({ min: 1, max: 5 }),
  backwards: fc.boolean(),
  alerts: fc.array(
    fc.record({
      blockTime: fc.integer({ min: 0, max: 2 }),
      occurredAt: fc.option(fc.integer({ min: 0, max: 2 })),
      dueAt: fc.option(fc.integer({ min: 0, max: 2 }).map((ms) => new Date(Date.UTC(2026, 2, 1) + ms))),
      assignee: fc.option(fc.constantFrom("Kim", "Lou")),
    }),
    { minLength: 1, maxLength: 12 },
  ),
});

test("each row is on exactly one page, in the order of the whole list", { timeout: 600_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(trial, async ({ alerts, limit, backwards, orderBy, orderDirection }) => {
      await api.pool.query("TRUNCATE compliance.alert, compliance.alert_history, compliance.outbox CASCADE");
      const made = await createAlerts(
        api.pool,
        alerts.map(({ assignee: _, ...about }, nth) => exampleAlert(nth, about)),
      );
      for (const [nth, { assignee }] of alerts.entries())
        await api.pool.query("UPDATE compliance.alert SET assignee = $2, resolved_at = $3 WHERE id = $1", [
          ...[made[nth]!, assignee],
          assignee === "Kim" ? new Date(Date.UTC(2026, 3, 1) + (nth % 2)) : null,
        ]);
      const page = async (variables: object) => {
        const query = `query ($o: String, $d: String, $l: Int, $after: String, $before: String) {
          alerts(orderBy: $o, orderDirection: $d, limit: $l, after: $after, before: $before) {
            items { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
          }
        }`;
        const json = { query, variables: { o: orderBy, d: orderDirection, l: limit, ...variables } };
        const { body } = await api.ask("/graphql", { as: "service", method: "POST", json });
        expect(body.errors).toBeUndefined();
        return body.data.alerts as {
          items: { id: string }[];
          pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string; endCursor: string };
        };
      };
      const idsOf = ({ items }: { items: { id: string }[] }) => items.map(({ id }) => id);
      const whole = idsOf(await page({ l: 1_000 }));
      expect(new Set(whole).size).toBe(alerts.length);

      const walked = [await page({})];
      while (walked.at(-1)!.pageInfo.hasNextPage) walked.push(await page({ after: walked.at(-1)!.pageInfo.endCursor }));
      expect(walked.flatMap(idsOf)).toEqual(whole);
      if (!backwards) return;
      const back = [walked.at(-1)!];
      while (back[0]!.pageInfo.hasPreviousPage) back.unshift(await page({ before: back[0]!.pageInfo.startCursor }));
      expect(back.flatMap(idsOf)).toEqual(whole);
    }),
    { seed: 20261201, numRuns: 60 },
  );
});
