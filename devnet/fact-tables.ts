/**
 * Creates the fact tables without an indexer, from `ponder.schema.ts`, in a schema that detection reads like Ponder's,
 * with rows written directly. For tests of decisions based on facts.
 */
import { is } from "drizzle-orm";
import { getTableConfig, PgTable } from "drizzle-orm/pg-core";
import type { Pool } from "pg";
import { inTransaction } from "../database/transaction";
import * as facts from "../ponder.schema";

type Schema = typeof facts;
type FactTables = { [Name in keyof Schema as Schema[Name] extends PgTable ? Name : never]: Schema[Name] };

/** Rows by table, as `ponder.schema.ts` names tables and columns. */
export type Facts = { [Name in keyof FactTables]?: FactTables[Name]["$inferInsert"][] };

const snakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const tables = new Map(
  Object.entries(facts).flatMap(([name, value]) =>
    is(value, PgTable) ? [[name, getTableConfig(value)] as const] : [],
  ),
);

/** The names of all fact tables, as `ponder.schema.ts` exports them. */
export const FACT_TABLES = [...tables.keys()] as (keyof FactTables)[];

const tableOf = (name: keyof FactTables) => tables.get(name)!;

/** Creates all fact tables with their keys and indexes, and the indexer's progress tables, empty. */
export async function createFactTables(pool: Pool, schema = "chain"): Promise<void> {
  const statements = [`CREATE SCHEMA IF NOT EXISTS "${schema}"`];
  for (const name of FACT_TABLES) {
    const table = tableOf(name);
    const columns = table.columns.map(
      (column) => `"${snakeCase(column.name)}" ${column.getSQLType()}${column.notNull ? " NOT NULL" : ""}`,
    );
    const key = table.primaryKeys[0]!.columns.map((column) => `"${snakeCase(column.name)}"`);
    statements.push(
      `CREATE TABLE "${schema}"."${table.name}" (${columns.join(", ")}, PRIMARY KEY (${key.join(", ")}))`,
    );
    for (const { config } of table.indexes) {
      const indexed = config.columns.map((column) => `"${snakeCase((column as { name: string }).name)}"`);
      statements.push(`CREATE INDEX ON "${schema}"."${table.name}" (${indexed.join(", ")})`);
    }
  }
  statements.push(
    `CREATE TABLE "${schema}"."_ponder_meta" (key text PRIMARY KEY, value jsonb NOT NULL)`,
    `INSERT INTO "${schema}"."_ponder_meta" VALUES ('app', '{"is_ready": 1}')`,
    `CREATE TABLE "${schema}"."_ponder_checkpoint" (chain_name text PRIMARY KEY, chain_id bigint NOT NULL,
       safe_checkpoint varchar(75) NOT NULL, latest_checkpoint varchar(75) NOT NULL, finalized_checkpoint varchar(75) NOT NULL)`,
  );
  for (const statement of statements) await pool.query(statement);
}

/** Inserts rows, all tables in one transaction, as the indexer does for a block. */
export async function insertFacts(pool: Pool, rows: Facts, schema = "chain"): Promise<void> {
  await inTransaction(pool, async (client) => {
    for (const [name, table] of Object.entries(rows) as [keyof FactTables, Record<string, unknown>[]][]) {
      if (table.length === 0) continue;
      const target = `"${schema}"."${tableOf(name).name}"`;
      await client.query(`INSERT INTO ${target} SELECT * FROM jsonb_populate_recordset(NULL::${target}, $1)`, [
        JSON.stringify(
          table.map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [snakeCase(key), value]))),
          (_, value) => (typeof value === "bigint" ? value.toString() : value),
        ),
      ]);
    }
  });
}

type Point = { block: number; time: number };

/** Returns a checkpoint as the indexer writes it when a block is complete. */
export function checkpointOf(chainId: number, { block, time }: Point): string {
  const digits = (value: number | string, length: number) => String(value).padStart(length, "0");
  return `${digits(time, 10)}${digits(chainId, 16)}${digits(block, 16)}${"9".repeat(16)}9${"9".repeat(16)}`;
}

/** Sets the indexer's progress on a chain; `finalized` is the finalized block. */
export async function setCheckpoint(
  pool: Pool,
  {
    chainId,
    latest,
    finalized,
    schema = "chain",
  }: { chainId: number; latest: Point; finalized: Point; schema?: string },
): Promise<void> {
  await pool.query(
    `INSERT INTO "${schema}"."_ponder_checkpoint" VALUES ($1, $2, $4, $3, $4)
     ON CONFLICT (chain_name) DO UPDATE SET latest_checkpoint = $3, finalized_checkpoint = $4, safe_checkpoint = $4`,
    [`chain${chainId}`, chainId, checkpointOf(chainId, latest), checkpointOf(chainId, finalized)],
  );
}
