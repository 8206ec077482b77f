import { drizzle } from "drizzle-orm/node-postgres";
import type { MiddlewareHandler } from "hono";
import type { Pool } from "pg";
import type { ApiEnvironment, ApiLogger } from "../environment";
import { answerTo } from "./execute";
import { buildDataLoaderCache, buildGraphQLSchema, type QueryBuilder } from "./ponder-graphql";
import { type Facts, graphqlSchema } from "./schema";
import { shaped } from "./shape";

/** Ponder's read-only database. Only its pool is used. */
export type PonderDatabase = {
  $client: unknown;
};

/**
 * Executes the operation that the request's checks have let through, in Ponder's dialect over facts and alerts. `db`'s
 * connections may only read.
 */
export function graphqlMiddleware({
  db,
  facts,
  logger,
}: {
  db: PonderDatabase;
  facts: Facts;
  logger: ApiLogger;
}): MiddlewareHandler<ApiEnvironment> {
  const tables = graphqlSchema(facts);
  const raw = drizzle(db.$client as Pool, { schema: tables, casing: "snake_case" });
  const qb: QueryBuilder = {
    raw,
    wrap: (...given) => (given.at(-1) as (database: typeof raw) => unknown)(raw),
  };
  const schema = shaped(buildGraphQLSchema({ schema: tables }), tables);
  return async (c) => {
    const context = { qb, getDataLoader: buildDataLoaderCache(qb) };
    return c.json(await answerTo({ schema, context, operation: c.get("graphql"), logger }));
  };
}
