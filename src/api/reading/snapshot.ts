import type { PoolClient } from "pg";
import { type Client, createClient } from "../../../database/client";
import { inSnapshot } from "../../../database/snapshot";
import { type Facts, FactsNotReadyError, factsIn, resolveSchema } from "../../../facts/schema";
import type { ApiContext } from "../environment";
import { Problem } from "../problem";

/**
 * A consistent snapshot of the database, shared by all its statements. Concurrent statements are sent one after the
 * other, and after an error no more are sent.
 */
export type Snapshot = {
  client: Pick<PoolClient, "query">;
  /** The same client, for typed queries. */
  db: Client;
  facts: Facts;
  /** The schema of the deployment whose facts are read; the views may switch meanwhile. */
  factsSchema: string;
};

/** Reads in one snapshot, for results that must agree. Throws a `Problem` while there are no facts. */
export function readSnapshot<Result>(
  { pool, factsSchema: viewsSchema }: Pick<ApiContext, "pool" | "factsSchema">,
  read: (snapshot: Snapshot) => Promise<Result>,
): Promise<Result> {
  return inSnapshot(
    pool,
    async (connection) => {
      const { client, close } = oneByOne(connection);
      try {
        const factsSchema = await resolveSchema(client, viewsSchema);
        return await read({ client, db: createClient(client), facts: factsIn(factsSchema), factsSchema });
      } finally {
        close();
      }
    },
    { readOnly: true },
  ).catch((error: unknown) => {
    if (!(error instanceof FactsNotReadyError)) throw error;
    throw new Problem(503, "facts-away", "The indexed facts cannot be read right now. Try again.", {
      headers: { "retry-after": "2" },
    });
  });
}

/** Serialises the statements on a connection. Pending statements are not sent once it is closed or one has failed. */
function oneByOne(connection: PoolClient): { client: PoolClient; close: () => void } {
  let last: Promise<unknown> = Promise.resolve();
  let open = true;
  const query = (...statement: Parameters<PoolClient["query"]>) => {
    last = last.then(() => {
      if (!open) throw new Error("The snapshot was closed before this statement's turn.");
      return connection.query(...statement);
    });
    return last;
  };
  const client = Object.assign(Object.create(connection) as PoolClient, { query });
  return {
    client,
    close: () => {
      open = false;
    },
  };
}
