import { drizzle } from "drizzle-orm/node-postgres";
import type { MiddlewareHandler } from "hono";
import type { Pool } from "pg";
import { graphql } from "ponder";
import { GRAPHQL_LIMITS } from "./limits";
import { type Facts, graphqlSchema } from "./schema";

/** Ponder's read-only database: its pool, and a query builder per table. */
export type PonderDatabase = {
  $client: unknown;
  query: object;
};

/**
 * Serves GraphQL in Ponder's dialect over facts and alerts. Ponder's data loader looks up a table's query builder in
 * `db.query`, which knows only the indexed tables, so the builders of the other tables are added there.
 */
export function graphqlMiddleware({ db, facts }: { db: PonderDatabase; facts: Facts }): MiddlewareHandler {
  const schema = graphqlSchema(facts);
  const { alert, alertChange, retraction, verdict } = drizzle(db.$client as Pool, {
    schema,
    casing: "snake_case",
  }).query;
  Object.assign(db.query, { alert, alertChange, retraction, verdict });
  return graphql(
    { db: db as never, schema: schema as never },
    {
      maxOperationDepth: GRAPHQL_LIMITS.depth,
      maxOperationTokens: GRAPHQL_LIMITS.tokens,
      maxOperationAliases: GRAPHQL_LIMITS.aliases,
    },
  );
}
