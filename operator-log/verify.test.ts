import { generateKeyPairSync } from "node:crypto";
import type { Pool } from "pg";
import { beforeEach, describe, expect, test } from "vitest";
import {
  damage,
  log,
  publicKey,
  sealAll,
  signingKey,
  verify,
  writeEntries,
} from "../test/fixtures/operator-log-fixture";
import { useTestServer } from "../test/support/database";
import { GENESIS, hashOf, type SealedEntry } from "./entry";
import { lastHead, sealNext } from "./seal";
import { isSignedBy, signHead } from "./signing-key";
import { verifyOperatorLog } from "./verify";

const ROWS = 12;

const server = useTestServer();
let pool: Pool;

beforeEach(async () => {
  ({ pool } = await server.createDatabase());
  await writeEntries(pool, ROWS);
  await sealAll(pool);
});

const faults = async () => (await verify(pool)).faults;
const read = async () => (await pool.query(`SELECT * FROM ${log} ORDER BY sequence`)).rows;
const content = "at, credential_id, credential_name, role, operation, patient_level, filter, address, status";

/** Recomputes the seals of all rows from one on, as someone would who wants to hide a change. */
async function resealFrom(sequence: number, count = Number.POSITIVE_INFINITY) {
  const rows = await pool.query(
    `SELECT id, at, credential_id AS "credentialId", credential_name AS "credentialName", role, operation,
       patient_level AS "patientLevel", filter, address, status, sequence, previous_hash AS "previousHash", hash
     FROM ${log} WHERE sequence >= ${sequence} ORDER BY sequence`,
  );
  let previousHash = (rows.rows[0] as SealedEntry).previousHash;
  for (const row of rows.rows.slice(0, count) as SealedEntry[]) {
    const hash = hashOf(row, { sequence: row.sequence, previousHash });
    await damage(pool, `UPDATE ${log} SET previous_hash = '${previousHash}', hash = '${hash}' WHERE id = ${row.id}`);
    previousHash = hash;
  }
}

test("an untouched log verifies: its numbers have no gaps and each row is chained to the previous one", async () => {
  const rows = await read();
  expect(rows.map(({ sequence }) => Number(sequence))).toEqual(Array.from({ length: ROWS }, (_, index) => index + 1));
  expect(rows.map(({ previous_hash }) => previous_hash)).toEqual([
    GENESIS,
    ...rows.slice(0, -1).map(({ hash }) => hash),
  ]);
  expect(await verify(pool)).toEqual({ faults: [], sealed: ROWS, unsealed: 0, signedHeads: 1, unsignedHeads: 0 });
  await writeEntries(pool, 3);
  expect(await verify(pool)).toMatchObject({ faults: [], sealed: ROWS, unsealed: 3 });
  await sealAll(pool);
  expect(await verify(pool)).toMatchObject({ faults: [], sealed: ROWS + 3, unsealed: 0 });
});

test("an empty log has no faults and no heads", async () => {
  const { pool: empty } = await server.createDatabase();
  const nothing = { faults: [], sealed: 0, unsealed: 0, signedHeads: 0, unsignedHeads: 0 };
  expect(await verifyOperatorLog({ pool: empty, publicKeys: [] })).toEqual(nothing);
});

describe("a changed row is detected", () => {
  test.each([
    ["status", "status = 403"],
    ["who it was", "credential_id = 'key_99'"],
    ["nobody", "credential_id = null, credential_name = null, role = null"],
    ["the filter", `filter = '{"patient": "0x6", "limit": "5"}'`],
    ["the time", "at = at + interval '1 millisecond'"],
    ["the address", "address = '203.0.113.9'"],
    ["whether it is patient-level", "patient_level = false"],
    ["its hash", `hash = '${"ab".repeat(32)}'`],
  ])("%s", async (_what, change) => {
    await damage(pool, `UPDATE ${log} SET ${change} WHERE sequence = 5`);
    const [first] = await faults();
    expect(first).toMatch(
      /^Row 5 was changed after it was sealed: it now says GET \/v1\/alerts by .*, answered \d+\.$/,
    );
  });

  test("in the middle, at the start and at the end", async () => {
    for (const row of [1, 6, ROWS]) await damage(pool, `UPDATE ${log} SET status = 500 WHERE sequence = ${row}`);
    expect((await faults()).map((sentence) => sentence.split(" was")[0])).toEqual(["Row 1", "Row 6", `Row ${ROWS}`]);
  });

  test("even if its hash was recomputed", async () => {
    await damage(pool, `UPDATE ${log} SET status = 403 WHERE sequence = 5`);
    await resealFrom(5, 1);
    expect(await faults()).toEqual(["Row 5 was written anew: row 6 is bound to another hash than it has now."]);
  });

  test("by the signed head if all later hashes were recomputed", async () => {
    const head = (await lastHead(pool))!;
    await damage(pool, `UPDATE ${log} SET status = 403 WHERE sequence = 5`);
    await resealFrom(5);
    expect(await faults()).toEqual([
      `The log was written anew, at row ${ROWS} or before: the head of row ${ROWS}, kept at ${head.at.toISOString()}, has another hash than the row has now.`,
    ]);
  });
});

describe("a removed row is detected", () => {
  test("one, several, and the first", async () => {
    await damage(pool, `DELETE FROM ${log} WHERE sequence IN (1, 4, 7, 8)`);
    expect(await faults()).toEqual(["Row 1 was removed.", "Row 4 was removed.", "Rows 7 to 8 were removed."]);
  });

  test("even if the later rows were renumbered", async () => {
    await damage(
      pool,
      `DELETE FROM ${log} WHERE sequence = 5`,
      `UPDATE ${log} SET sequence = sequence - 1 WHERE sequence > 5`,
    );
    expect((await faults()).slice(0, 2)).toEqual([
      "Row 5 was removed.",
      `Rows 6 to ${ROWS} were given the numbers 5 to ${ROWS - 1}.`,
    ]);
  });

  test("even if it was unsealed and then sealed again at the end", async () => {
    await damage(pool, `UPDATE ${log} SET sequence = NULL, previous_hash = NULL, hash = NULL WHERE sequence = 5`);
    await sealAll(pool);
    expect(await faults()).toEqual(["Row 5 was removed."]);
  });

  test("beside a changed row", async () => {
    await damage(pool, `DELETE FROM ${log} WHERE sequence = 5`, `UPDATE ${log} SET status = 1 WHERE sequence = 6`);
    expect((await faults()).map((sentence) => sentence.split(" after")[0])).toEqual([
      "Row 6 was changed",
      "Row 5 was removed.",
    ]);
  });
});

describe("a removed tail is detected by the last signed head", () => {
  test("kept in the database", async () => {
    const { at } = (await lastHead(pool))!;
    await damage(pool, `DELETE FROM ${log} WHERE sequence > 9`);
    expect(await faults()).toEqual([
      `The log's tail was removed: it ends at row 9, and the head of row ${ROWS}, kept at ${at.toISOString()}, shows that rows 10 to ${ROWS} were there.`,
    ]);
    await writeEntries(pool, 5);
    await sealAll(pool);
    expect(await faults()).toEqual([expect.stringMatching(/^The log was written anew, at row 12 or before/)]);
  });

  test("kept elsewhere, if the database's was removed too", async () => {
    const head = (await lastHead(pool))!;
    await damage(
      pool,
      `DELETE FROM ${log} WHERE sequence > 9`,
      "ALTER TABLE compliance.operator_log_head DISABLE TRIGGER ALL",
      "DELETE FROM compliance.operator_log_head",
    );
    expect(await faults()).toEqual([]);
    const given = await verify(pool, [head]);
    expect(given.faults).toEqual([expect.stringMatching(/^The log's tail was removed: it ends at row 9/)]);
    const all = await damage(pool, `DELETE FROM ${log}`).then(() => verify(pool, [head]));
    expect(all.faults).toEqual([expect.stringMatching(/^The log's tail was removed: it ends at row 0/)]);
  });
});

describe("two swapped rows are detected", () => {
  test("by their numbers", async () => {
    await damage(pool, `UPDATE ${log} SET sequence = 12 - sequence WHERE sequence IN (4, 8)`);
    expect(await faults()).toEqual(["Rows 4 and 8 were swapped."]);
  });

  test("by their content", async () => {
    await damage(
      pool,
      `UPDATE ${log} AS mine SET (${content}) = (SELECT ${content} FROM ${log} AS other WHERE other.sequence = 9 - mine.sequence)
       WHERE sequence IN (4, 5)`,
    );
    expect(await faults()).toEqual(["Rows 4 and 5 were swapped."]);
  });

  test("by their places in the chain", async () => {
    const seal = "sequence, previous_hash, hash";
    await damage(
      pool,
      `UPDATE ${log} AS mine SET (${seal}) = (SELECT ${seal} FROM ${log} AS other WHERE other.sequence = 12 - mine.sequence)
       WHERE sequence IN (2, 10)`,
    );
    expect(await faults()).toEqual(["Rows 2 and 10 were swapped."]);
  });
});

describe("an inserted row is detected", () => {
  const insert = (sequence: string, previous: string, hash: string) =>
    `INSERT INTO ${log} (${content}, sequence, previous_hash, hash)
     SELECT ${content}, ${sequence}, ${previous}, ${hash} FROM ${log} WHERE sequence = 3`;
  const sentence = (sequence: number) =>
    expect.stringMatching(new RegExp(`^Row ${sequence} was inserted: no row of the chain is bound to it\\.`));

  test("between two, with the number of one", async () => {
    await damage(pool, insert("5", "previous_hash", "hash"));
    expect(await faults()).toEqual([sentence(5)]);
  });

  test("even if the later rows were renumbered and its seal fits its place", async () => {
    await damage(pool, `UPDATE ${log} SET sequence = sequence + 1 WHERE sequence >= 5`, insert("5", "hash", "hash"));
    await damage(
      pool,
      `UPDATE ${log} SET previous_hash = (SELECT hash FROM ${log} WHERE sequence = 4) WHERE sequence = 5`,
    );
    await resealFrom(5, 1);
    expect((await faults()).slice(0, 2)).toEqual([
      sentence(5),
      `Rows 5 to ${ROWS} were given the numbers 6 to ${ROWS + 1}.`,
    ]);
  });

  test("before the first", async () => {
    await damage(pool, insert("0", "previous_hash", "hash"));
    expect(await faults()).toEqual([sentence(0)]);
  });

  test("after the last, if it is not chained to it", async () => {
    await damage(pool, insert(String(ROWS + 1), "previous_hash", "hash"));
    expect((await faults())[0]).toMatch(new RegExp(`^Row ${ROWS + 1} was`));
  });
});

describe("heads", () => {
  test("are signed by the deployment's key, and by no other", async () => {
    const head = (await lastHead(pool))!;
    expect(head).toMatchObject({ sequence: BigInt(ROWS), hash: (await read()).at(-1).hash });
    expect(isSignedBy(head, publicKey)).toBe(true);
    expect(isSignedBy(head, generateKeyPairSync("ed25519").publicKey)).toBe(false);
    expect(isSignedBy({ ...head, sequence: 11n }, publicKey)).toBe(false);
    const unknown = await verifyOperatorLog({ pool, publicKeys: [] });
    expect(unknown.faults).toEqual([expect.stringMatching(/^No key was given for the head of row 12/)]);
  });

  test("that were changed are detected", async () => {
    await pool.query("ALTER TABLE compliance.operator_log_head DISABLE TRIGGER ALL");
    await pool.query("UPDATE compliance.operator_log_head SET at = at + INTERVAL '1 hour'");
    expect(await faults()).toEqual([
      expect.stringMatching(/^The signature of the head of row 12, kept at [^,]*, is wrong/),
    ]);
  });

  test("are unsigned without a key and are counted as such", async () => {
    const { pool: other } = await server.createDatabase();
    await writeEntries(other, 2);
    await sealNext({ pool: other });
    expect(await verifyOperatorLog({ pool: other, publicKeys: [] })).toMatchObject({
      faults: [],
      signedHeads: 0,
      unsignedHeads: 1,
    });
  });

  describe("that were signed and then removed are reported missing", () => {
    const heads = "compliance.operator_log_head";
    const removeHeads = (where: string) =>
      pool.query(`ALTER TABLE ${heads} DISABLE TRIGGER ALL; DELETE FROM ${heads} WHERE ${where}`);
    const later = (interval: string) =>
      damage(
        pool,
        `INSERT INTO ${log} (at, operation, patient_level, filter, status)
         SELECT now() + INTERVAL '${interval}', 'GET /v1/status', false, '{}', 200 FROM generate_series(1, 3)`,
      );

    test("if an unsigned one replaces them, over rewritten rows", async () => {
      await writeEntries(pool, 3);
      await sealAll(pool);
      const [{ hash, at }] = (await pool.query(`SELECT hash, at FROM ${log} WHERE sequence = 5`)).rows;
      const { signature, keyId } = signHead({ sequence: 5n, hash, at }, signingKey);
      await removeHeads("true");
      await pool.query(`INSERT INTO ${heads} (sequence, hash, at, signature, key_id) VALUES (5, $1, $2, $3, $4)`, [
        ...[hash, at, signature, keyId],
      ]);
      expect(await faults()).toEqual([]);
      await pool.query(
        `INSERT INTO ${heads} (sequence, hash, at) SELECT 14, hash, now() FROM ${log} WHERE sequence = 14`,
      );
      expect(await faults()).toEqual([
        expect.stringMatching(/^The head of row 14 is not signed, though one before it is: .* row 5, kept at .*\.$/),
      ]);
      expect((await verifyOperatorLog({ pool, publicKeys: [] })).faults).toEqual([
        expect.stringMatching(/^No key was given/),
      ]);
    });

    test("if rows are more than an hour newer than the last one", async () => {
      await later("50 minutes");
      await sealAll(pool);
      expect(await faults()).toEqual([]);
      await later("80 minutes");
      await sealAll(pool);
      const missing =
        /^Signed heads are missing: the last signed head is that of row 12, .* another would have been kept\.$/;
      expect(await faults()).toEqual([expect.stringMatching(missing)]);
    });

    test("if more than 10,000 rows follow the last one", async () => {
      await pool.query(
        `INSERT INTO ${log} (operation, patient_level, filter, status) SELECT 'GET /v1/status', false, '{}', 200 FROM generate_series(1, 10000)`,
      );
      await sealAll(pool);
      expect(await faults()).toEqual([]);
      await removeHeads(`sequence > ${ROWS}`);
      expect(await faults()).toEqual([expect.stringMatching(/^Signed heads are missing/)]);
    });
  });

  test("are kept every hour and every 10,000 rows", async () => {
    const heads = async () =>
      (await pool.query("SELECT sequence::int FROM compliance.operator_log_head ORDER BY sequence")).rows.map(
        ({ sequence }) => sequence,
      );
    await writeEntries(pool, 1);
    await sealAll(pool);
    expect(await heads()).toEqual([ROWS]);
    await pool.query("ALTER TABLE compliance.operator_log_head DISABLE TRIGGER ALL");
    await pool.query("UPDATE compliance.operator_log_head SET at = at - INTERVAL '1 hour'");
    await sealAll(pool);
    expect(await heads()).toEqual([ROWS, ROWS + 1]);
    await pool.query(
      `INSERT INTO ${log} (operation, patient_level, filter, status) SELECT 'GET /v1/status', false, '{}', 200 FROM generate_series(1, 10000)`,
    );
    await sealAll(pool, signingKey);
    expect(await heads()).toEqual([ROWS, ROWS + 1, ROWS + 1 + 10_000]);
  });
});
