import type { Pool, PoolClient } from "pg";

export type TransactionOptions = {
  /** Default: the database's own, `READ COMMITTED`. */
  isolation?: "READ COMMITTED" | "REPEATABLE READ" | "SERIALIZABLE";
  /** Whether the database refuses to write. Default: as the database is set. */
  readOnly?: boolean;
  /** Settings of the database for this transaction alone, by name. They become part of the statement as they are. */
  local?: Readonly<Record<string, string>>;
  /**
   * What happens to the connection when `work` or the commit fails. `rollBack`, the default, ends the transaction and
   * keeps the connection for others. `discard` closes it at once, without waiting for statements that are still running.
   */
  onFailure?: "rollBack" | "discard";
};

/**
 * Runs `work` in one transaction on one connection of the pool, commits it and resolves to what `work` returned. When
 * `work` or the commit fails, the transaction is rolled back and the promise rejects with that first error. A connection
 * that cannot be rolled back is broken: it is closed rather than returned to the pool.
 */
export async function inTransaction<Result>(
  pool: Pool,
  work: (client: PoolClient) => Promise<Result>,
  options: TransactionOptions = {},
): Promise<Result> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(beginStatement(options));
    const result = await work(client);
    await client.query("COMMIT");
    return result;
  } catch (error) {
    if (options.onFailure === "discard") broken = error instanceof Error ? error : new Error(String(error));
    else
      await client.query("ROLLBACK").catch((lost: Error) => {
        broken = lost;
      });
    throw error;
  } finally {
    client.release(broken);
  }
}

/** One message to the database, whatever the options. */
function beginStatement({ isolation, readOnly, local = {} }: TransactionOptions): string {
  const mode = readOnly === undefined ? undefined : readOnly ? "READ ONLY" : "READ WRITE";
  const modes = [isolation && `ISOLATION LEVEL ${isolation}`, mode].filter(Boolean);
  const settings = Object.entries(local).map(([name, value]) => `SET LOCAL ${name} = '${value}'`);
  return [["BEGIN", modes.join(", ")].join(" ").trimEnd(), ...settings].join("; ");
}
