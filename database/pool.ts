import pg from "pg";

export type PoolOptions = {
  databaseUrl: string;
  /** Most connections at once. Default 10. */
  max?: number;
  /** How the connections are named in `pg_stat_activity`. */
  applicationName: string;
  /** Longest that a statement may take; the database ends a longer one with SQLSTATE 57014. Default: any time. */
  statementTimeoutMs?: number;
  /** Longest wait for a connection. Default 10 seconds. */
  patienceMs?: number;
  /** Hears of idle connections that were lost; the pool replaces them. Default: nobody. */
  onLost?: (error: Error) => void;
};

/**
 * A pool of connections to the one database. 8-byte integers stay decimal strings, as `pg` has it: positions pass 2^53.
 * The pool outlives lost connections; a query that was under way on one fails.
 *
 * Queries that are asked for together on one connection are sent together and answered in their order; cursors it refuses.
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
  // A connection that breaks while somebody has it says so by an event as well; the next query on it then rejects.
  pool.on("connect", (client) => client.on("error", () => {}));
  return pool;
}
