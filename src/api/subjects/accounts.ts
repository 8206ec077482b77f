import { type SQL, sql } from "drizzle-orm";
import { factTable, listed } from "../reading/fact-rows";
import type { FactReader } from "../reading/fact-source";

/** A column with accounts. An index, or the key, of its table begins with chain and this column. */
export type AccountColumn = { table: string; column: string };

type Walk = {
  columns: readonly AccountColumn[];
  /** The account after which the walk begins; without it, at the first. */
  after: string | undefined;
  descending: boolean;
  /** Most accounts to return; without it, all. */
  most?: number;
};

/**
 * Makes the planner use indexes for the rest of the transaction, whatever it estimates: a scan of all accesses is never
 * what the statements of these lists need.
 */
export async function useIndexes({ db }: Pick<FactReader, "db">): Promise<void> {
  await db.execute(sql`SET LOCAL enable_seqscan = off`);
}

/**
 * Returns SQL for the distinct accounts of some columns, in order, as rows `(account)`. Each costs one index look-up per
 * column and chain, however many rows it has.
 */
export function walkAccounts({ factsSchema, chainIds }: FactReader, { columns, after, descending, most }: Walk): SQL {
  const order = sql.raw(descending ? "DESC" : "ASC");
  const beyond = sql.raw(descending ? "<" : ">");
  const next = (previous: SQL | undefined) => {
    const nearest = columns.flatMap(({ table, column }) =>
      chainIds.map(
        (chainId) => sql`(SELECT f.${sql.identifier(column)} AS account FROM ${factTable(factsSchema, table)} AS f
          WHERE f.chain_id = ${chainId} ${previous && sql`AND f.${sql.identifier(column)} ${beyond} ${previous}`}
          ORDER BY f.${sql.identifier(column)} ${order} LIMIT 1)`,
      ),
    );
    return sql`(SELECT n.account FROM (${sql.join(nearest, sql` UNION ALL `)}) AS n ORDER BY n.account ${order} LIMIT 1)`;
  };
  return sql`(WITH RECURSIVE walk (account, step) AS (
      SELECT ${next(after === undefined ? undefined : sql`${after}::text`)}, 1
      UNION ALL
      SELECT ${next(sql`walk.account`)}, walk.step + 1 FROM walk
      WHERE walk.account IS NOT NULL ${most === undefined ? undefined : sql`AND walk.step < ${most}::integer`}
    )
    SELECT walk.account FROM walk WHERE walk.account IS NOT NULL)`;
}

/** Returns SQL for the distinct accounts that a statement's rows `(account)` name, in order; like `walkAccounts`. */
export function orderedAccounts(rows: SQL, { after, descending, most }: Omit<Walk, "columns">): SQL {
  return sql`(SELECT DISTINCT found.account FROM (${rows}) AS found
    ${after === undefined ? undefined : sql`WHERE found.account ${sql.raw(descending ? "<" : ">")} ${after}`}
    ORDER BY found.account ${sql.raw(descending ? "DESC" : "ASC")} LIMIT ${most ?? null}::bigint)`;
}

/**
 * Returns SQL for the last access of each account of `accounts` on each chain, as rows `(account, seq, block_time, …)`.
 * Rows are compared with rows so that only the index of that column can answer, whatever the planner estimates.
 */
export function lastAccesses(
  { factsSchema, chainIds }: FactReader,
  { column, accounts }: { column: "actor" | "custodian"; accounts: readonly string[] },
): SQL {
  const by = sql.identifier(column);
  return sql`(SELECT wanted.account, last.* FROM unnest(${sql.param([...accounts])}::text[]) AS wanted (account)
    CROSS JOIN unnest(ARRAY[${listed(chainIds)}]::integer[]) AS chain (id)
    CROSS JOIN LATERAL (
      SELECT f.* FROM ${factTable(factsSchema, "access")} AS f
      WHERE f.chain_id = chain.id AND (f.${by}, f.pos) <= (wanted.account, ${LAST_POSITION}::bigint)
      ORDER BY f.${by} DESC, f.pos DESC LIMIT 1
    ) AS last WHERE last.${by} = wanted.account)`;
}

/** PostgreSQL's largest 8-byte integer. */
const LAST_POSITION = "9223372036854775807";
