import { afterAll, beforeAll, expect, test } from "vitest";
import { catalogue } from "../../../alerts/rules/catalogue";
import { createRuleset } from "../../../alerts/rules/create-ruleset";
import { recordRulesetUse } from "../../../alerts/ruleset-use";
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

test("a rule's history has its versions and parameters since they came into use, newest first", async () => {
  const { pool } = api;
  const use = (patients: number | undefined, startedBy: string, toleranceSeconds = 300) => {
    const ruleParameters = {
      ...(patients === undefined ? {} : { "ACC-11": { patients } }),
      "ACC-13": { toleranceSeconds },
    };
    const ruleset = createRuleset({ ruleParameters });
    return recordRulesetUse({ pool, ruleset, startedBy, recordChange: async () => {} }).then(() => ruleset);
  };
  const historyOf = async (id: string) => (await api.ask(`/v1/rules/${id}`)).body.history;
  expect(await historyOf("ACC-11")).toEqual([]);
  const started = Date.now();
  const first = await use(undefined, "ada");
  const second = await use(undefined, "bob", 60);
  const third = await use(80, "cid", 60);
  const fourth = await use(undefined, "dee", 60);
  expect(fourth.hash).toBe(second.hash);
  const { version } = catalogue.find(({ id }) => id === "ACC-11")!;
  const parameters = first.parametersOf("ACC-11");
  const since = expect.stringMatching(/^\d{4}-.*Z$/);
  const history = await historyOf("acc-11");
  expect(history).toEqual([
    { version, parameters, since, by: "dee", rulesets: [second.hash] },
    { version, parameters: { ...parameters, patients: 80 }, since, by: "cid", rulesets: [third.hash] },
    { version, parameters, since, by: "ada", rulesets: [first.hash, second.hash] },
  ]);
  const instants = history.map((item: { since: string }) => Date.parse(item.since));
  expect(instants).toEqual([...instants].sort((a, b) => b - a));
  for (const instant of instants) expect(Math.abs(instant - started)).toBeLessThan(30_000);
  expect(await historyOf("ACC-13")).toMatchObject([
    { parameters: { toleranceSeconds: 60 }, rulesets: [second.hash, third.hash] },
    { parameters: { toleranceSeconds: 300 }, rulesets: [first.hash] },
  ]);
  await pool.query("UPDATE compliance.ruleset SET rules = '[]' WHERE hash = $1", [third.hash]);
  expect(await historyOf("ACC-11")).toMatchObject([{ by: "dee" }, { by: "ada" }]);
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
