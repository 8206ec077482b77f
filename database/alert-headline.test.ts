/** Tests how the migration `alert_headline` converts the rows of earlier versions. */
import type { Pool } from "pg";
import { beforeAll, expect, test } from "vitest";
import { useTestServer } from "../test/support/database";
import { migrationsBefore } from "../test/support/migrations";
import { migrate } from "./migrate";

const server = useTestServer();
let pool: Pool;

const range = (area: string, rules: number) =>
  Array.from({ length: rules }, (_, index) => `${area}-${String(index + 1).padStart(2, "0")}`);

/** The rules that there were when the migration was written, and one that it does not know. */
const RULES = [
  ...range("ACC", 15),
  ...range("CON", 4),
  ...range("CRD", 3),
  ...range("SHR", 4),
  ...range("CLM", 3),
  ...range("GOV", 2),
  "OLD-99",
];
const query = async (text: string, values: unknown[] = []) => (await pool.query(text, values)).rows;

beforeAll(async () => {
  ({ pool } = await server.createEmptyDatabase());
});

test("stored alerts, shadow findings and back-tests get their rule's title as headline, and retractions get reasons", async () => {
  await migrate(pool, { folder: migrationsBefore("alert_headline") });
  await query(
    `INSERT INTO compliance.alert (id, rule_id, rule_name, rule_version, ruleset, parameters, severity, finality, chain_id, pos,
       block_number, block_hash, block_time, tx_hash, log_index, entry_index, log_rank, subject_type, subject_id, summary,
       explanation, evidence, notify, status, retracted_at, retraction)
     SELECT rule, rule, 'a-rule', 1, 'r', '{}', 'high', 'provisional', 1, n, n, '0x', 0, '0x', 0, 0, n, 'access', '0x',
       'On 2 March 2026 at 09:47:00 UTC laboratory results were read.', 'e', '{}', true,
       CASE WHEN n < 3 THEN 'retracted' ELSE 'open' END, CASE WHEN n < 3 THEN now() END,
       CASE n WHEN 1 THEN 'blockReplaced' WHEN 2 THEN 'answered' END
     FROM unnest($1::text[]) WITH ORDINALITY AS each (rule, n)`,
    [RULES],
  );
  // The third alert was retracted too and has been reinstated.
  await query(
    `WITH told AS (
       INSERT INTO compliance.outbox (event, alert_id, incarnation, created_at)
       SELECT event, id, 1, now() FROM compliance.alert, unnest(ARRAY['alert.created', 'alert.retracted']) event
       WHERE pos <= 3
     )
     INSERT INTO compliance.alert_history (alert_id, at, by, change, note)
     SELECT id, now(), 'system', 'retracted', CASE pos WHEN 1 THEN 'The chain replaced the block that held it.'
       ELSE 'What came up to the deadline, as the chain has it now, answers it.' END
     FROM compliance.alert WHERE pos <= 3`,
  );
  await query("INSERT INTO compliance.shadow_finding VALUES (1, 'ACC-02', 'r', 1, '0x', '0x', 0, 0, 'Read.')");
  const example = { ruleId: "ACC-02", summary: "Read.", explanation: "e", pos: "1" };
  const result = { chainId: 1, ruleId: "ACC-02", examples: { added: [example, example], dropped: [] } };
  await query(
    `INSERT INTO compliance.backtest (id, rule_id, parameters, period_from, period_to, chain_ids, results, created_by)
     VALUES ('done', 'ACC-02', '{}', now(), now(), '{1}', $1, 'kim'), ('waiting', 'ACC-02', '{}', now(), now(), '{1}', '[]', 'kim')`,
    [JSON.stringify([result])],
  );

  expect((await migrate(pool)).applied).toContain("0004_alert_headline");

  const titles = (await query("SELECT rule_id, headline FROM compliance.alert ORDER BY pos")) as {
    rule_id: string;
    headline: string;
  }[];
  expect(titles.map(({ rule_id }) => rule_id)).toEqual(RULES);
  for (const { headline } of titles) {
    expect(headline).toMatch(/^[A-Z].{9,79}$/);
    expect(headline).not.toMatch(/[.]$|0x/);
  }
  expect(new Set(titles.map(({ headline }) => headline)).size).toBe(RULES.length);
  const title = "Record accessed after consent was revoked";
  expect(titles).toContainEqual({ rule_id: "ACC-02", headline: title });
  expect(titles.filter(({ headline }) => headline.startsWith("Finding of rule"))).toEqual([
    { rule_id: "OLD-99", headline: "Finding of rule OLD-99" },
  ]);

  expect(await query("SELECT headline, summary FROM compliance.shadow_finding")).toEqual([
    { headline: title, summary: "Read." },
  ]);
  const titled = { ...example, headline: title };
  expect(await query("SELECT id, results FROM compliance.backtest ORDER BY id")).toEqual([
    { id: "done", results: [{ ...result, examples: { added: [titled, titled], dropped: [] } }] },
    { id: "waiting", results: [] },
  ]);

  expect(await query("SELECT event, retraction FROM compliance.outbox ORDER BY event, alert_id")).toEqual([
    ...Array(3).fill({ event: "alert.created", retraction: null }),
    ...["blockReplaced", "answered", "answered"].map((retraction) => ({ event: "alert.retracted", retraction })),
  ]);
  const found = (words: string) =>
    query("SELECT rule_id FROM compliance.alert WHERE words @@ plainto_tsquery('simple', $1)", [words]);
  expect(await found("consent was revoked laboratory results")).toEqual([{ rule_id: "ACC-02" }]);
  expect(await found("march 2026")).toEqual([]);
});

test("an alert cannot be retracted without a reason", async () => {
  await migrate(pool);
  await expect(query("UPDATE compliance.alert SET retracted_at = now() WHERE rule_id = 'ACC-09'")).rejects.toThrow(
    /alert_retraction/,
  );
  await expect(query("UPDATE compliance.alert SET headline = NULL WHERE rule_id = 'ACC-09'")).rejects.toThrow(
    /headline/,
  );
});
