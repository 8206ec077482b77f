import pg from "pg";

export type PoolOptions = {
  databaseUrl: string;
  /** Maximum number of connections. Default 10. */
  max?: number;
  /** The connections' name in `pg_stat_activity`. */
  applicationName: string;
  /** Time limit for a statement; the database cancels longer ones with SQLSTATE 57014. Default: no limit. */
  statementTimeoutMs?: number;
  /** Longest wait for a connection, in milliseconds. Default 10 seconds. */
  patienceMs?: number;
  /** Called for each idle connection that is lost; the pool replaces it. Default: nothing. */
  onLost?: (error: Error) => void;
};

/**
 * Creates a connection pool. 8-byte integers stay decimal strings, as `pg` returns them, because positions exceed 2^53.
 * The pool survives lost connections; a query running on one fails.
 *
 * Concurrent queries on one connection are pipelined and answered in order. Cursors are not supported.
 */
export function createPool({
  databaseUrl,
  max = 10,
  applicationName,
  statementTimeoutMs,
  patienceMs = 10_000,
  onLost = () => {},
}: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max,
    application_name: applicationName,
    keepAlive: true,
    pipeline: true,
    connectionTimeoutMillis: patienceMs,
    ...(statementTimeoutMs === undefined ? {} : { statement_timeout: statementTimeoutMs }),
  });
  pool.on("error", onLost);
  // A connection that breaks while checked out also emits an error event. The next query on it rejects, so ignore the
  // event.
  pool.on("connect", (client) => client.on("error", () => {}));
  return pool;
}
