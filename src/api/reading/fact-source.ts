import { and, type SQL, sql } from "drizzle-orm";
import type { ApiContext } from "../environment";
import { keysetOf, type ListQuery } from "../pagination";
import { type FactRow, factTable, listed, readFacts } from "./fact-rows";
import { readWindows, type Window } from "./time-to-position";

/** The dependencies for reading facts. */
export type FactReader = Pick<ApiContext, "db" | "factsSchema" | "chainIds">;

/** Returns the qualified name of a fact table. */
export type TableOf = (table: string) => SQL;

/** The parameters common to all lists of facts. */
export type FactQuery = ListQuery & {
  chainId?: number[] | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
};

/** The condition on rows `f` for a parameter's values: any of them matches. */
export type Filter = (values: readonly string[], tableOf: TableOf) => SQL;

/** The parameters specific to a list of facts. */
export type OwnParameter<Query extends FactQuery> = Exclude<keyof Query, keyof FactQuery> & string;

/** Where a list of facts is read from, and its filters. */
export type FactSource<Parameter extends string = string> = {
  /** The fact table whose positions the rows have. */
  table: string;
  /** The rows, if they are more than the table's own columns. */
  rows?: (tableOf: TableOf) => SQL;
  /** Additional columns for the rows `f` of a page, and the joins they need. */
  details?: (tableOf: TableOf) => { columns: SQL; joins: SQL };
  filters: Record<Parameter, Filter>;
  /** Parameters with an index that returns each value's rows in position order; the first one given is used. */
  inOrder: readonly Parameter[];
  /** The column with the fact's id on its chain. */
  ownId?: string;
};

/** Matches a text against values. A single value is compared with `=`, so that an index can keep its order. */
const oneOf = (text: SQL, values: readonly string[]) =>
  values.length === 1 ? sql`${text} = ${values[0]}` : sql`${text} = ANY(${sql.param([...values])}::text[])`;

/** A filter on a column's value. */
export const equals =
  (column: string): Filter =>
  (values) =>
    oneOf(sql`f.${sql.identifier(column)}`, values);

/** A filter on a list of codes, any of which may match. */
export const contains =
  (column: string): Filter =>
  (values) =>
    sql`f.${sql.identifier(column)} && ${sql.param([...values])}::text[]`;

/** A filter on a boolean column. */
export const isTrue =
  (column: string): Filter =>
  (values) =>
    oneOf(sql`f.${sql.identifier(column)}::text`, values);

/** The sort keys of every list of facts: by time across chains, by position within one. */
const KEYS = [
  { value: sql`f.block_time`, type: "bigint" },
  { value: sql`f.chain_id`, type: "bigint" },
  { value: sql`f.pos`, type: "bigint" },
] as const;

export type Keyed<Row> = Row & { keys: string[] };

/** Reads one page of facts, plus one row if another page follows, and the total count on request. */
export async function readFactPage<Row extends FactRow>(
  reader: FactReader,
  source: FactSource,
  query: FactQuery,
): Promise<{ rows: Keyed<Row>[]; total: number | undefined }> {
  const keyset = keysetOf(query, KEYS);
  const chainIds = reader.chainIds.filter((chainId) => query.chainId?.includes(chainId) ?? true);
  if (chainIds.length === 0) return { rows: [], total: query.count ? 0 : undefined };
  const { cursor, descending } = keyset;
  const { from, to } = query;
  const windows = await readWindows(reader, { table: source.table, chainIds, from, to, cursor, descending });
  const tableOf = tablesOf(reader);
  const inOrder = valuesInOrder(source, query, tableOf);
  const others = filterOf({ source, query, tableOf, without: inOrder.parameter });
  const branches = windows.flatMap((window) =>
    inOrder.conditions.map(
      (where) => sql`(SELECT f.* FROM ${rowsOf(source, tableOf)}
        WHERE ${and(window.within, beyondCursor(window, descending), where, others)}
        ORDER BY f.pos ${sql.raw(descending ? "desc" : "asc")} LIMIT ${keyset.limit})`,
    ),
  );
  const page = sql`(SELECT * FROM (${sql.join(branches, sql` UNION ALL `)}) AS f
    ORDER BY ${keyset.orderBy} LIMIT ${keyset.limit}) AS f`;
  const [rows, total] = await Promise.all([
    readFacts<Keyed<Row>>(
      reader.db,
      detailed({ source, tableOf, facts: page, keys: keyset.keys, orderBy: keyset.orderBy }),
    ),
    query.count ? countFacts({ reader, source, query, chainIds }) : undefined,
  ]);
  return { rows, total };
}

/**
 * Finds facts by `<chain id>-<position>` or by their id on the chain. Several can match if chains or custodians used an
 * id twice; returns at most ten.
 */
export async function findFacts<Row extends FactRow>(
  reader: FactReader,
  source: FactSource,
  id: string,
): Promise<Row[]> {
  const [, chainId, pos] = /^(\d{1,10})-(\d{1,18})$/.exec(id) ?? [];
  if (chainId) return readFactsAt(reader, source, [{ chainId: Number(chainId), pos: pos! }]);
  const which = sql`f.chain_id IN (${listed(reader.chainIds)}) AND f.${sql.identifier(source.ownId!)} = ${id.toLowerCase()}`;
  return readSelected(reader, source, sql`${which} ORDER BY f.chain_id, f.pos LIMIT 10`);
}

/** Reads the facts at these positions, ordered by chain and position. */
export async function readFactsAt<Row extends FactRow>(
  reader: FactReader,
  source: FactSource,
  places: readonly { chainId: number; pos: string }[],
): Promise<Row[]> {
  if (places.length === 0) return [];
  const pairs = places.map(({ chainId, pos }) => sql`(${chainId}::integer, ${pos}::bigint)`);
  return readSelected(reader, source, sql`(f.chain_id, f.pos) IN (${sql.join(pairs, sql`, `)})`);
}

/** Reads the facts that `where` selects, ordered by chain and position. */
export async function readSelected<Row extends FactRow>(
  reader: FactReader,
  source: FactSource,
  where: SQL,
): Promise<Row[]> {
  const tableOf = tablesOf(reader);
  const selected = sql`(SELECT f.* FROM ${rowsOf(source, tableOf)} WHERE ${where}) AS f`;
  return readFacts<Row>(
    reader.db,
    detailed({ source, tableOf, facts: selected, keys: sql`NULL`, orderBy: sql`f.chain_id, f.pos` }),
  );
}

function detailed({
  source,
  tableOf,
  facts,
  keys,
  orderBy,
}: {
  source: FactSource;
  tableOf: TableOf;
  facts: SQL;
  keys: SQL;
  orderBy: SQL;
}): SQL {
  const { columns, joins } = source.details?.(tableOf) ?? { columns: sql`1`, joins: sql`` };
  return sql`SELECT f.*, ${keys} AS keys, ${columns} FROM ${facts} ${joins} ORDER BY ${orderBy}`;
}

async function countFacts({
  reader,
  source,
  query,
  chainIds,
}: {
  reader: FactReader;
  source: FactSource;
  query: FactQuery;
  chainIds: number[];
}) {
  const { from, to } = query;
  const whole = { table: source.table, chainIds, from, to, cursor: undefined, descending: true };
  const windows = await readWindows(reader, whole);
  const tableOf = tablesOf(reader);
  const counts = windows.map(
    ({ within }) => sql`(SELECT count(*) FROM ${rowsOf(source, tableOf)}
      WHERE ${and(within, filterOf({ source, query, tableOf }))})`,
  );
  const [counted] = await readFacts<{ total: string }>(reader.db, sql`SELECT ${sql.join(counts, sql` + `)} AS total`);
  return Number(counted!.total);
}

function tablesOf({ factsSchema }: FactReader): TableOf {
  return (table) => factTable(factsSchema, table);
}

function rowsOf(source: FactSource, tableOf: TableOf): SQL {
  return sql`${source.rows?.(tableOf) ?? tableOf(source.table)} AS f`;
}

function beyondCursor({ cursorPos }: Window, descending: boolean): SQL | undefined {
  return cursorPos === undefined ? undefined : sql`f.pos ${sql.raw(descending ? "<" : ">")} ${cursorPos}::bigint`;
}

type Given = Readonly<Record<string, readonly string[] | string | boolean | undefined>>;

/** What rows must meet for all parameters but the one that is left out. */
function filterOf({
  source,
  query,
  tableOf,
  without,
}: {
  source: FactSource;
  query: FactQuery;
  tableOf: TableOf;
  without?: string;
}): SQL | undefined {
  const given = query as unknown as Given;
  return and(
    ...Object.entries(source.filters).map(([parameter, filter]) => {
      const values = parameter === without ? undefined : given[parameter];
      return values === undefined ? undefined : filter([values].flat().map(String), tableOf);
    }),
  );
}

/**
 * Returns one condition per value of the parameter that an index serves in order; without such a parameter, a single
 * empty one.
 */
function valuesInOrder(
  source: FactSource,
  query: FactQuery,
  tableOf: TableOf,
): { parameter?: string; conditions: (SQL | undefined)[] } {
  const given = query as unknown as Given;
  const parameter = source.inOrder.find((name) => given[name] !== undefined);
  if (parameter === undefined) return { conditions: [undefined] };
  const filter = source.filters[parameter]!;
  return {
    parameter,
    conditions: [...new Set([given[parameter]!].flat().map(String))].map((value) => filter([value], tableOf)),
  };
}
