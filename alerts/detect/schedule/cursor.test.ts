import { expect, test } from "vitest";
import { gapsIn } from "../../../facts/ranges";
import { useTestServer } from "../../../test/support/database";
import { advanceCursor, readCursor, readGaps } from "./cursor";

const server = useTestServer();

const range = (fromPos: bigint, toPos: bigint) => ({ fromPos, toPos });

test("gaps are the parts that no range covers, however ranges overlap", () => {
  expect(gapsIn(range(0n, 10n), [])).toEqual([range(0n, 10n)]);
  expect(gapsIn(range(0n, 10n), [range(-5n, 20n)])).toEqual([]);
  expect(gapsIn(range(0n, 10n), [range(6n, 8n), range(2n, 4n), range(3n, 5n)])).toEqual([
    range(0n, 2n),
    range(5n, 6n),
    range(8n, 10n),
  ]);
  expect(gapsIn(range(0n, 10n), [range(10n, 12n), range(-2n, 0n)])).toEqual([range(0n, 10n)]);
});

test("coverage below the cursor is merged by ruleset, without covering gaps", async () => {
  const { pool } = await server.createDatabase();
  await pool.query("INSERT INTO compliance.chain VALUES (1, 0, 0, '0x', -1)");
  await pool.query(
    `INSERT INTO compliance.coverage SELECT 1, CASE WHEN i < 200 THEN 'one' ELSE 'two' END, i * 10, i * 10 + 10
     FROM generate_series(0, 399) i WHERE i <> 100`,
  );
  await advanceCursor({ pool, facts: (table) => `chain.${table}`, chainId: 1, toPos: 3_900n });
  expect(await readCursor(pool, 1)).toBe(3_900n);
  const { rows } = await pool.query(
    "SELECT ruleset, from_pos::int, to_pos::int FROM compliance.coverage ORDER BY from_pos LIMIT 4",
  );
  expect(rows.map((row) => [row.ruleset, row.from_pos, row.to_pos])).toEqual([
    ["one", 0, 1000],
    ["one", 1010, 2000],
    ["two", 2000, 3900],
    ["two", 3900, 3910],
  ]);
  expect(await readGaps(pool, 1, range(0n, 4_000n))).toEqual([range(1_000n, 1_010n)]);
  await advanceCursor({ pool, facts: (table) => `chain.${table}`, chainId: 1, toPos: 100n });
  expect(await readCursor(pool, 1)).toBe(3_900n);
});
