import type { PoolClient } from "pg";

/** Thrown while there are no facts to read: the indexer has not started, or its views are being moved. Retry later. */
export class FactsNotReadyError extends Error {
  override readonly name = "FactsNotReadyError";
  constructor(viewsSchema: string) {
    super(`The schema ${viewsSchema} has no facts yet: wait until the indexer has caught up and publishes them.`);
  }
}

/** Returns the qualified name of a fact table, for use in SQL. */
export type Facts = (table: string) => string;

/**
 * Returns the schema that the views of `viewsSchema` currently point to. Statements that must agree with each other
 * read the deployment's own tables there, because the views may move to another deployment between two statements, even
 * within a transaction. Throws a `FactsNotReadyError` if there are no views.
 */
export async function resolveSchema(client: Pick<PoolClient, "query">, viewsSchema: string): Promise<string> {
  const { rows } = await client.query<{ schema: string }>(
    `SELECT DISTINCT COALESCE(source_schema.nspname, own_schema.nspname) AS schema
     FROM pg_class own
     JOIN pg_namespace own_schema ON own_schema.oid = own.relnamespace
     LEFT JOIN pg_rewrite rule ON rule.ev_class = own.oid AND own.relkind = 'v'
     LEFT JOIN pg_depend dependency ON dependency.classid = 'pg_rewrite'::regclass AND dependency.objid = rule.oid
       AND dependency.refclassid = 'pg_class'::regclass AND dependency.refobjid <> own.oid
     LEFT JOIN pg_class source ON source.oid = dependency.refobjid
     LEFT JOIN pg_namespace source_schema ON source_schema.oid = source.relnamespace
     WHERE own_schema.nspname = $1 AND own.relname IN ('access', '_ponder_checkpoint')`,
    [viewsSchema],
  );
  // Two schemas: the views are being moved right now.
  if (rows.length !== 1) throw new FactsNotReadyError(viewsSchema);
  return rows[0]!.schema;
}

/** Returns the names of the fact tables of a schema. */
export function factsIn(schema: string): Facts {
  return (table) => `"${schema.replaceAll('"', '""')}"."${table}"`;
}

/**
 * Returns the names of the fact tables that the views of `viewsSchema` currently point to. Throws like `resolveSchema`.
 */
export async function resolveFacts(client: Pick<PoolClient, "query">, viewsSchema: string): Promise<Facts> {
  return factsIn(await resolveSchema(client, viewsSchema));
}
