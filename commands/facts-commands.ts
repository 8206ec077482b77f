import { parseArgs } from "node:util";
import { sql } from "drizzle-orm";
import type { Pool } from "pg";
import pg from "pg";
import { createClient } from "../database/client";
import { LOCKS } from "../database/locks";
import { FactsNotReadyError, resolveSchema } from "../facts/schema";
import { VIEWS_SCHEMA } from "../settings";
import { recordCommandChange } from "./record-command";
import { StartError, say } from "./say";

const USAGE = `Use it as one of:
  npm run facts -- list
      The schemas of facts with their sizes, and which of them is in use.
  npm run facts -- drop SCHEMA
      Drops a schema that a former version's indexer has left behind.`;

/** A schema that an indexer made. */
type FactsSchema = { schema: string; bytes: number; current: boolean; indexed: boolean };

/** Parses the command, before the database is reached. Throws a `StartError` with the usage. */
export function factsCommand(given: string[]): (pool: Pool) => Promise<void> {
  const [command, ...rest] = positionalsOf(given);
  if (command === "list" && rest.length === 0) return list;
  if (command === "drop" && rest.length === 1) return (pool) => drop(pool, rest[0]!);
  throw new StartError(USAGE);
}

function positionalsOf(given: string[]): string[] {
  try {
    return parseArgs({ args: given, allowPositionals: true, options: {} }).positionals;
  } catch (error) {
    throw new StartError(`${(error as Error).message.split(". ")[0]}. ${USAGE}`);
  }
}

/** Every schema with Ponder's table of an indexed app, the newest last. */
async function readSchemas(pool: Pick<Pool, "query">): Promise<FactsSchema[]> {
  const current = await currentSchema(pool);
  const { rows } = await pool.query<{ schema: string; bytes: string; indexed: boolean }>(
    `SELECT made.nspname AS schema,
       COALESCE((SELECT sum(pg_total_relation_size(part.oid)) FROM pg_class part
         WHERE part.relnamespace = made.oid AND part.relkind IN ('r', 'm')), 0)::text AS bytes,
       EXISTS (SELECT FROM pg_locks held
         WHERE held.locktype = 'advisory' AND held.objsubid = 1
           AND held.database = (SELECT oid FROM pg_database WHERE datname = current_database())
           AND (held.classid::bigint << 32 | held.objid::bigint) = ${LOCKS.indexer.key.replace("$1", "made.nspname")}
       ) AS indexed
     FROM pg_namespace made
     JOIN pg_class meta ON meta.relnamespace = made.oid AND meta.relname = '_ponder_meta' AND meta.relkind = 'r'
     ORDER BY made.oid`,
  );
  return rows.map(({ schema, bytes, indexed }) => ({
    schema,
    bytes: Number(bytes),
    current: schema === current,
    indexed,
  }));
}

async function currentSchema(pool: Pick<Pool, "query">): Promise<string | undefined> {
  try {
    return await resolveSchema(pool as Pool, VIEWS_SCHEMA);
  } catch (error) {
    if (!(error instanceof FactsNotReadyError)) throw error;
    const { rows } = await pool.query<{ views: number }>(
      "SELECT count(*)::int AS views FROM pg_views WHERE schemaname = $1",
      [VIEWS_SCHEMA],
    );
    if (rows[0]!.views > 0)
      throw new StartError("The views in the schema chain are being moved to another schema: try again in a minute.");
    return undefined;
  }
}

async function list(pool: Pool): Promise<void> {
  const schemas = await readSchemas(pool);
  if (schemas.length === 0) say("There are no facts yet: start an indexer.");
  for (const { schema, bytes, current, indexed } of schemas) {
    const uses = [
      ...(current ? ["read by the API and the worker"] : []),
      ...(indexed ? ["written by an indexer"] : []),
    ];
    const size = `${(bytes / 1024 ** 2).toFixed(1)} MB`;
    process.stdout.write(`${schema}  ${size.padStart(12)}  ${uses.join(", ") || "unused"}\n`);
  }
}

/** Holds the indexer's lock meanwhile, so that none begins to write the schema. */
async function drop(pool: Pool, schema: string): Promise<void> {
  await createClient(pool).transaction(async (tx) => {
    const { rows } = await tx.execute<{ locked: boolean }>(
      sql`SELECT pg_try_advisory_xact_lock(${sql.raw(LOCKS.indexer.key.replace("$1", pg.escapeLiteral(schema)))}) AS locked`,
    );
    if (!rows[0]!.locked)
      throw new StartError(`An indexer writes the schema ${schema}: stop it first if it is not needed any more.`);
    await tx.execute(sql`SET LOCAL lock_timeout = '5s'`);
    const found = (await readSchemas(pool)).find((one) => one.schema === schema);
    if (!found)
      throw new StartError(`There is no schema of facts named ${schema}: npm run facts -- list shows those there are.`);
    if (found.current)
      throw new StartError(`The schema ${schema} is the one that the API and the worker read: it cannot be dropped.`);
    await recordCommandChange("npm run facts -- drop", { schema })(tx, {});
    await tx.execute(sql`DROP SCHEMA ${sql.raw(pg.escapeIdentifier(schema))} CASCADE`);
    say(`The schema ${schema} is dropped (${(found.bytes / 1024 ** 2).toFixed(1)} MB).`);
  });
}
