import { afterAll, beforeAll, expect, test } from "vitest";
import { catalogue } from "../../../alerts/rules/catalogue";
import { startTestApi, type TestApi } from "../../../test/fixtures/api-fixture";
import { accessRow, patientRow } from "../../../test/support/rows";

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
  await api.happen(
    {
      patient: [patientRow({ block: 1 }, "ana")],
      access: [1, 2, 3].map((seq) =>
        accessRow({ block: 1 + seq }, { seq, actor: "dr-who", patient: "ana", purpose: "HPAYMT" }),
      ),
    },
    { latest: 10, finalized: 5 },
  );
});

afterAll(() => api?.stop());

const NONE = {
  ...{ found: 0, open: 0, suppressed: 0, retracted: 0 },
  ...{ confirmed: 0, policyException: 0, falsePositive: 0, duplicate: 0 },
};

test("the catalogue has every rule, by id, with its parameters and its figures", async () => {
  const { body } = await api.ask("/v1/rules?count=true", { as: "admin" });
  expect(body.items.map(({ id }: { id: string }) => id)).toEqual(catalogue.map(({ id }) => id).sort());
  expect(body.totalCount).toBe(catalogue.length);
  const rule = (id: string) => body.items.find((item: { id: string }) => item.id === id);
  expect(rule("ACC-13").parameters).toEqual([
    { name: "toleranceSeconds", description: expect.stringMatching(/^Seconds by which/), default: 300, value: 300 },
  ]);
  expect(rule("ACC-01").parameters).toEqual([
    { name: "exemptPurposes", description: expect.any(String), default: [], value: [] },
    { name: "clockToleranceSeconds", description: expect.any(String), default: 300, value: 300 },
  ]);
  expect(rule("ACC-01").last30Days).toEqual(NONE);
  expect(rule("ACC-04").last30Days).toEqual({ ...NONE, found: 3, open: 3 });
});

test("figures tell retracted, confirmed and mistaken alerts apart", async () => {
  await api.pool.query(
    "UPDATE compliance.alert SET status = 'retracted', retracted_at = now(), retraction = 'blockReplaced' WHERE block_number = 2",
  );
  await api.pool.query(
    "UPDATE compliance.alert SET status = 'resolved', outcome = 'confirmed_violation' WHERE block_number = 3",
  );
  await api.pool.query("UPDATE compliance.alert SET detected_at = now() - INTERVAL '31 days' WHERE block_number = 4");
  const { body } = await api.ask("/v1/rules/ACC-04");
  expect(body.last30Days).toEqual({ ...NONE, found: 1, retracted: 1, confirmed: 1 });
  expect((await api.ask("/v1/rules/ACC-99")).status).toBe(404);
});

test("what was resolved and then retracted counts as retracted only", async () => {
  await api.pool.query(
    "UPDATE compliance.alert SET status = 'retracted', retracted_at = now(), retraction = 'blockReplaced' WHERE block_number = 3 AND rule_id = 'ACC-04'",
  );
  const { body } = await api.ask("/v1/rules/ACC-04");
  expect(body.last30Days).toEqual({ ...NONE, retracted: 2 });
});

test("the list is walked by cursors in both directions", async () => {
  for (const sort of ["id", "-id"]) {
    const walked: string[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const { body } = await api.ask(`/v1/rules?limit=3&sort=${sort}${cursor && `&cursor=${cursor}`}`);
      walked.push(...body.items.map(({ id }: { id: string }) => id));
      cursor = body.nextCursor;
    }
    const ids = catalogue.map(({ id }) => id).sort();
    expect(walked).toEqual(sort === "id" ? ids : ids.reverse());
  }
});
