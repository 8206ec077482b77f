import type { Pool } from "pg";
import pino from "pino";
import { beforeEach, expect, test } from "vitest";
import { LOCKS } from "../database/locks";
import { entryOf, log, sealAll, signingKey, verify, writeEntries } from "../test/fixtures/operator-log-fixture";
import { useTestServer } from "../test/support/database";
import { sealNext } from "./seal";
import { startSealer } from "./sealer";
import { createOperatorLogWriter } from "./write";

const server = useTestServer();
let pool: Pool;

beforeEach(async () => {
  ({ pool } = await server.createDatabase());
});

test("the database refuses to change or delete rows, and to insert sealed ones", async () => {
  await writeEntries(pool, 2);
  await sealAll(pool);
  await writeEntries(pool, 1);
  const refused = [
    `UPDATE ${log} SET status = 1`,
    `UPDATE ${log} SET status = 1 WHERE sequence IS NULL`,
    `UPDATE ${log} SET sequence = 9, previous_hash = 'a', hash = 'b', status = 1 WHERE sequence IS NULL`,
    `UPDATE ${log} SET sequence = 9 WHERE sequence IS NULL`,
    `UPDATE ${log} SET sequence = NULL WHERE sequence = 1`,
    `UPDATE ${log} SET hash = 'b' WHERE sequence = 1`,
    `DELETE FROM ${log} WHERE sequence = 1`,
    `DELETE FROM ${log} WHERE sequence IS NULL`,
    `TRUNCATE ${log}`,
    `INSERT INTO ${log} (operation, patient_level, filter, status, sequence, previous_hash, hash) VALUES ('x', true, '{}', 200, 9, 'a', 'b')`,
    "UPDATE compliance.operator_log_head SET at = now()",
    "DELETE FROM compliance.operator_log_head",
    "TRUNCATE compliance.operator_log_head",
  ];
  for (const statement of refused)
    await expect(pool.query(statement), statement).rejects.toMatchObject({ code: "23001" });
  expect(await verify(pool)).toMatchObject({
    faults: [],
    sealed: 2,
    unsealed: 1,
  });
});

test("concurrent writes are stored when each resolves, whatever they contain", async () => {
  const { write } = createOperatorLogWriter({ pool });
  const odd = { q: "\0", "\ud800": "\udfff", list: ["a", "b"], empty: "" };
  const filters = [odd, JSON.parse('{"__proto__": "x", "toJSON": "y"}'), {}, { text: "é\u2028'\\" }];
  const count = async () => (await pool.query(`SELECT count(*)::int AS n FROM ${log}`)).rows[0].n;
  await write({ ...entryOf(0), filter: filters[0]! });
  expect(await count()).toBe(1);
  await Promise.all(
    Array.from({ length: 1_200 }, (_, index) => write({ ...entryOf(index), filter: filters[index % 4]! })),
  );
  expect(await count()).toBe(1_201);
  await sealAll(pool);
  expect(await verify(pool)).toMatchObject({ faults: [], sealed: 1_201 });
});

test("a write that cannot be stored fails, and later ones succeed", async () => {
  const { write } = createOperatorLogWriter({ pool });
  await pool.query(`ALTER TABLE ${log} RENAME TO away`);
  await expect(write(entryOf(1))).rejects.toThrow();
  await pool.query(`ALTER TABLE compliance.away RENAME TO operator_log`);
  await expect(write(entryOf(1))).resolves.toBeUndefined();
});

test("concurrent sealers seal each row once", async () => {
  const { write } = createOperatorLogWriter({ pool });
  const sealers = Array.from({ length: 3 }, () => startSealer({ pool, signingKey, logger: pino({ level: "silent" }) }));
  for (let round = 0; round < 10; round++)
    await Promise.all(Array.from({ length: 50 }, (_, index) => write(entryOf(index))));
  await Promise.all(sealers.map((sealer) => sealer.stop()));
  expect(await verify(pool)).toMatchObject({
    faults: [],
    sealed: 500,
    unsealed: 0,
  });
});

test("rows are sealed within a second, and stopping the sealer seals the rest", async () => {
  const sealer = startSealer({ pool, signingKey, logger: pino({ level: "silent" }) });
  const unsealed = async () =>
    (await pool.query(`SELECT count(*)::int AS n FROM ${log} WHERE sequence IS NULL`)).rows[0].n;
  await writeEntries(pool, 3);
  await expect.poll(unsealed, { timeout: 1_000, interval: 20 }).toBe(0);
  await writeEntries(pool, 3);
  await sealer.stop();
  expect(await unsealed()).toBe(0);
});

test("only one process seals at a time", async () => {
  await writeEntries(pool, 1);
  const other = await pool.connect();
  await other.query("BEGIN");
  await other.query(`SELECT pg_advisory_xact_lock(${LOCKS.sealer.key})`);
  expect(await sealNext({ pool, signingKey })).toBeUndefined();
  await other.query("COMMIT");
  other.release();
  expect(await sealNext({ pool, signingKey })).toMatchObject({ sealed: 1 });
});
