import type { GraphQLSchema } from "graphql";

/** The part of Ponder's query builder that its resolvers use. */
export type QueryBuilder = {
  raw: unknown;
  wrap(...given: unknown[]): unknown;
};

type PonderGraphql = {
  buildGraphQLSchema(given: { schema: object }): GraphQLSchema;
  buildDataLoaderCache(builder: QueryBuilder): unknown;
};

/**
 * Ponder's schema and data loader. The package exports them only inside a server that hides the reason of every
 * refusal and counts depth its own way, so they are loaded from their file.
 */
export const { buildGraphQLSchema, buildDataLoaderCache }: PonderGraphql = await import(
  new URL("../../../node_modules/ponder/dist/esm/graphql/index.js", import.meta.url).href
);
