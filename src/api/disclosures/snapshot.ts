import type { PoolClient } from "pg";
import { type Client, createClient } from "../../../alerts/database/client";
import { type Facts, FactsNotReadyError, resolveFacts } from "../../../alerts/detect/facts";
import { inSnapshot } from "../../../alerts/detect/snapshot";
import type { ApiContext } from "../environment";
import { Problem } from "../problem";

/** One state of the database, of which every statement sees the same; they are asked one after the other. */
export interface Snapshot {
  client: PoolClient;
  db: Client;
  facts: Facts;
}

/** Reads what must agree with itself: a head and what it is the head of. Throws a `Problem` while there are no facts. */
export function readSnapshot<Result>(
  { pool, factsSchema }: Pick<ApiContext, "pool" | "factsSchema">,
  read: (snapshot: Snapshot) => Promise<Result>,
): Promise<Result> {
  return inSnapshot(pool, async (client) =>
    read({ client, db: createClient(client), facts: await resolveFacts(client, factsSchema) }),
  ).catch((error: unknown) => {
    if (!(error instanceof FactsNotReadyError)) throw error;
    throw new Problem(503, "facts-away", "The indexed facts are not to be read at this moment: try again.", {
      headers: { "retry-after": "2" },
    });
  });
}
