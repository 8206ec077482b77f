/** Tests how the migration `operator_log_filters` converts the rows of earlier versions. */
import type { Pool } from "pg";
import { beforeEach, expect, test } from "vitest";
import { useTestServer } from "../test/support/database";
import { migrationsBefore } from "../test/support/migrations";
import { migrate } from "./migrate";

const server = useTestServer();
let pool: Pool;

beforeEach(async () => {
  ({ pool } = await server.createEmptyDatabase());
  await migrate(pool, { folder: migrationsBefore("operator_log_filters") });
});

const rulesetAt = (hash: string, hour: number) =>
  pool.query("INSERT INTO compliance.ruleset (hash, rules, first_used_at) VALUES ($1, '[]', $2)", [hash, at(hour)]);
const coverage = (hash: string, from: number, hour: number) =>
  pool.query(
    "INSERT INTO compliance.coverage (chain_id, ruleset, from_pos, to_pos, evaluated_at) VALUES (1, $1, $2, $3, $4)",
    [hash, from, from + 1, at(hour)],
  );
const at = (hour: number) => new Date(Date.UTC(2026, 2, 1, hour)).toISOString();
const uses = async () =>
  (await pool.query("SELECT ruleset, since, started_by FROM compliance.ruleset_use ORDER BY id")).rows.map(
    ({ ruleset, since, started_by }) => [ruleset, since.toISOString(), started_by],
  );

test("rulesets that evaluated something were in use, in this order, and the last one again if it came back", async () => {
  await rulesetAt("b", 2);
  await rulesetAt("a", 1);
  await rulesetAt("shadow", 3);
  await coverage("a", 0, 1);
  await coverage("b", 1, 2);
  await coverage("a", 2, 4);
  await coverage("a", 3, 5);
  await migrate(pool);
  expect(await uses()).toEqual([
    ["a", at(1), null],
    ["b", at(2), null],
    ["a", at(4), null],
  ]);
});

test("a ruleset that evaluated only blocks that are not final was in use", async () => {
  await rulesetAt("a", 1);
  await pool.query(
    "INSERT INTO compliance.evaluated_block (chain_id, block_number, block_hash, ruleset) VALUES (1, 1, '0x', 'a')",
  );
  await migrate(pool);
  expect(await uses()).toEqual([["a", at(1), null]]);
});

test("without rulesets nothing was in use, and earlier entries are found by their ids", async () => {
  const id = `0x${"Ab".repeat(32)}`;
  await pool.query(
    "INSERT INTO compliance.operator_log (operation, patient_level, filter, status) VALUES ('GET /v1/alerts', true, $1, 200), ('GET /v1/rules', false, '{}', 200)",
    [JSON.stringify({ patient: [id, `0x${"01".repeat(32)}`], q: `${id}ff 0xab` })],
  );
  await migrate(pool);
  expect(await uses()).toEqual([]);
  const { rows } = await pool.query("SELECT compliance.operator_log_ids(filter) AS ids FROM compliance.operator_log");
  expect(rows.map(({ ids }) => ids.sort())).toEqual([[`0x${"01".repeat(32)}`, id.toLowerCase()], []]);
});
