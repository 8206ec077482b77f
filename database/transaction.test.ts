import type { Pool } from "pg";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { useTestServer } from "../test/support/database";
import { createPool } from "./pool";
import { inTransaction } from "./transaction";

const server = useTestServer();

/** Of one connection, so that what happened to it shows. */
let pool: Pool;
let other: Pool;

beforeEach(async () => {
  const database = await server.createDatabase();
  other = database.pool;
  pool = createPool({ databaseUrl: database.url, max: 1, applicationName: "test" });
  await pool.query("CREATE TABLE note (text text PRIMARY KEY)");
});

afterEach(() => pool.end());

const notes = async () => (await other.query<{ text: string }>("SELECT text FROM note")).rows.map(({ text }) => text);
const pidOf = async (connection: Pick<Pool, "query">) =>
  (await connection.query<{ pid: number }>("SELECT pg_backend_pid() AS pid")).rows[0]!.pid;

describe("a transaction", () => {
  test("commits what its work wrote and resolves to the work's result", async () => {
    const seenBefore = await inTransaction(pool, async (client) => {
      await client.query("INSERT INTO note VALUES ('a')");
      return notes();
    });
    expect(seenBefore).toEqual([]);
    expect(await notes()).toEqual(["a"]);
  });

  test("rolls back and rejects with the work's own error", async () => {
    const pid = await pidOf(pool);
    const failure = new Error("not this one");
    const failed = inTransaction(pool, async (client) => {
      await client.query("INSERT INTO note VALUES ('a')");
      throw failure;
    });
    await expect(failed).rejects.toBe(failure);
    expect(await notes()).toEqual([]);
    expect(await pidOf(pool)).toBe(pid);
  });

  test("rolls back after a statement that the database refuses", async () => {
    const failed = inTransaction(pool, async (client) => {
      await client.query("INSERT INTO note VALUES ('a')");
      await client.query("INSERT INTO note VALUES ('a')");
    });
    await expect(failed).rejects.toMatchObject({ code: "23505" });
    expect(await notes()).toEqual([]);
    await inTransaction(pool, (client) => client.query("INSERT INTO note VALUES ('b')"));
    expect(await notes()).toEqual(["b"]);
  });

  test("rolls back when the commit fails", async () => {
    await pool.query("ALTER TABLE note ADD UNIQUE (text) DEFERRABLE INITIALLY DEFERRED");
    await pool.query("ALTER TABLE note DROP CONSTRAINT note_pkey");
    const failed = inTransaction(pool, (client) => client.query("INSERT INTO note VALUES ('a'), ('a')"));
    await expect(failed).rejects.toMatchObject({ code: "23505" });
    await inTransaction(pool, (client) => client.query("INSERT INTO note VALUES ('b')"));
    expect(await notes()).toEqual(["b"]);
  });

  test("throws a connection away that breaks, and rejects with the error that its work met", async () => {
    const pid = await pidOf(pool);
    let met: unknown;
    const failed = inTransaction(pool, async (client) => {
      await client.query("INSERT INTO note VALUES ('a')");
      await other.query("SELECT pg_terminate_backend($1)", [pid]);
      await client.query("INSERT INTO note VALUES ('b')").catch((error) => {
        met = error;
        throw error;
      });
    });
    await expect(failed.catch((error) => ({ error }))).resolves.toEqual({ error: expect.any(Error) });
    await expect(failed).rejects.toBe(met);
    expect(await notes()).toEqual([]);
    expect(await pidOf(pool)).not.toBe(pid);
  });

  test("with `discard`, throws the connection away on any failure, without waiting for its statements", async () => {
    const pid = await pidOf(pool);
    const failed = inTransaction(
      pool,
      async (client) => {
        await client.query("INSERT INTO note VALUES ('a')");
        client.query("SELECT pg_sleep(600)").catch(() => {});
        throw new Error("given up");
      },
      { onFailure: "discard" },
    );
    await expect(failed).rejects.toThrow("given up");
    expect(await pidOf(pool)).not.toBe(pid);
    expect(await notes()).toEqual([]);
    await other.query("SELECT pg_terminate_backend($1)", [pid]);
  });

  test("has the isolation, the mode and the settings that it asks for, and leaves none behind", async () => {
    const read = async (client: Pick<Pool, "query">) =>
      (
        await client.query(
          "SELECT current_setting('transaction_isolation') AS isolation, current_setting('transaction_read_only') AS read_only, current_setting('work_mem') AS work_mem",
        )
      ).rows[0];
    const usual = await read(pool);
    const options = { isolation: "REPEATABLE READ", readOnly: true, local: { work_mem: "7MB" } } as const;
    expect(await inTransaction(pool, read, options)).toEqual({
      isolation: "repeatable read",
      read_only: "on",
      work_mem: "7MB",
    });
    expect(await inTransaction(pool, read)).toEqual(usual);
    const writing = inTransaction(pool, (client) => client.query("INSERT INTO note VALUES ('a')"), options);
    await expect(writing).rejects.toMatchObject({ code: "25006" });
  });
});
