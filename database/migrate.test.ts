import { expect, test } from "vitest";
import { useTestServer } from "../test/support/database";
import { migrate, NewerDatabaseError } from "./migrate";

const server = useTestServer();

test("concurrent processes apply each migration once and keep existing data", async () => {
  const { pool } = await server.createEmptyDatabase();
  const results = await Promise.all([migrate(pool), migrate(pool), migrate(pool)]);
  expect(results.filter(({ applied }) => applied.length > 0)).toHaveLength(1);
  await pool.query("INSERT INTO compliance.chain VALUES (1, 0, 0, '0x', -1)");
  expect(await migrate(pool)).toEqual({ applied: [] });
  expect((await pool.query("SELECT chain_id FROM compliance.chain")).rows).toEqual([{ chain_id: 1 }]);
});

test("a database migrated by newer code is refused with advice and left unchanged", async () => {
  const { pool } = await server.createEmptyDatabase();
  await migrate(pool);
  await pool.query("INSERT INTO compliance.migration (tag, hash) VALUES ('9999_from_the_future', 'x')");
  await expect(migrate(pool)).rejects.toThrow(NewerDatabaseError);
  await expect(migrate(pool)).rejects.toThrow(/9999_from_the_future.*Start that version or a later one/);
});
