import type { PoolClient } from "pg";
import { type Client, createClient } from "../../../database/client";
import { inSnapshot } from "../../../database/snapshot";
import { type Facts, FactsNotReadyError, factsIn, resolveSchema } from "../../../facts/schema";
import type { ApiContext } from "../environment";
import { Problem } from "../problem";

/**
 * One state of the database, of which every statement sees the same. Statements that are asked at once are sent one after
 * the other, and once one has failed, none is sent any more.
 */
export type Snapshot = {
  client: Pick<PoolClient, "query">;
  /** The same client, for typed queries. */
  db: Client;
  facts: Facts;
  /** The schema of the deployment whose facts are read: the views may move meanwhile. */
  factsSchema: string;
};

/** Reads figures that must agree with each other. Throws a `Problem` while there are no facts. */
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
    throw new Problem(503, "facts-away", "The indexed facts are not to be read at this moment: try again.", {
      headers: { "retry-after": "2" },
    });
  });
}

/** A connection that is asked one thing at a time: what waits when it is closed, or when something failed, is not asked. */
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
