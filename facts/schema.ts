import type { PoolClient } from "pg";

/** The indexer is not there yet, or its views are being moved: wait and look again. */
export class FactsNotReadyError extends Error {
  override readonly name = "FactsNotReadyError";
  constructor(viewsSchema: string) {
    super(
      `There are no facts in the schema ${viewsSchema} yet: the indexer makes them readable once it has caught up.`,
    );
  }
}

/** Names a fact table for use in SQL. */
export type Facts = (table: string) => string;

/**
 * The schema to which the views of `viewsSchema` lead now. Statements that are to agree with each other read the
 * deployment's own tables there: the views may move to another deployment between two statements, also within a
 * transaction. Throws a `FactsNotReadyError` where there are no views.
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
  // Two schemas: seen in the middle of a move.
  if (rows.length !== 1) throw new FactsNotReadyError(viewsSchema);
  return rows[0]!.schema;
}

/** Names the fact tables of a schema. */
export function factsIn(schema: string): Facts {
  return (table) => `"${schema.replaceAll('"', '""')}"."${table}"`;
}

/** Names the fact tables to which the views of `viewsSchema` lead now. Throws as `resolveSchema` does. */
export async function resolveFacts(client: Pick<PoolClient, "query">, viewsSchema: string): Promise<Facts> {
  return factsIn(await resolveSchema(client, viewsSchema));
}
