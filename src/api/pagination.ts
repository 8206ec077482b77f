import { z } from "@hono/zod-openapi";
import { type SQL, sql } from "drizzle-orm";
import { invalidRequest } from "./problem";

/** A value that orders a list, and its SQL type, through which a cursor's text comes back. It must not be null. */
export type SortKey = {
  value: SQL;
  type: "timestamptz" | "bigint" | "integer" | "text";
};

/** What a list's request says of paging. */
export type ListQuery = {
  limit: number;
  cursor?: string | undefined;
  sort: string;
  count?: "true" | "false" | undefined;
};

/** The parameters that every list takes; `sorts` are the fields it can be sorted by. */
export function listParameters<const Field extends string>(sorts: readonly Field[], initial: Field | `-${Field}`) {
  const choices = sorts.flatMap((field) => [field, `-${field}`] as const) as [string, ...string[]];
  return {
    limit: z.coerce.number().int().min(1).max(500).default(50).openapi({ description: "Most items of the answer." }),
    cursor: z
      .string()
      .max(2000)
      .optional()
      .openapi({ description: "`nextCursor` of the page before; with the same `sort` and filters." }),
    sort: z.enum(choices).default(initial).openapi({ description: "Field to sort by; `-` in front: descending." }),
    count: z.enum(["true", "false"]).optional().openapi({ description: "Whether to answer `totalCount` too." }),
  };
}

/** A parameter that may stand several times, which means "or"; the same value twice is one. */
export function repeatable<Value extends z.ZodType>(value: Value) {
  const values = z.array(value).min(1).max(100);
  return z
    .preprocess((given) => (given === undefined ? given : [...new Set([given].flat())]), values.optional())
    .openapi({ param: { explode: true, style: "form" } });
}

/** Refuses a period that ends before it begins, which would look as if nothing had been found. */
export function requirePeriod({ from, to }: { from?: Date | undefined; to?: Date | undefined }): void {
  if (from && to && to < from)
    throw invalidRequest([{ in: "query", field: "to", detail: "A period ends after it begins." }]);
}

/** The shape of a list of `item`. */
export function listOf<Item extends z.ZodType>(item: Item) {
  return z.strictObject({
    items: z.array(item),
    nextCursor: z.string().nullable().openapi({ description: "For the next page; null on the last." }),
    totalCount: z.int().min(0).optional(),
  });
}

/**
 * How to read one page by keys: a cursor is the keys of the last row that was read, so rows that are added elsewhere
 * neither shift the page nor repeat one. The last key must be unique.
 */
export type Keyset = {
  /** Undefined on the first page. */
  after: SQL | undefined;
  /** The cursor's keys, where there is one. */
  cursor: string[] | undefined;
  descending: boolean;
  orderBy: SQL;
  /** An array of texts to select as `keys`. */
  keys: SQL<string[]>;
  /** One more than the page, which tells whether there is another. */
  limit: number;
};

/** The keyset of a request. Throws a `Problem` where its cursor is not one of this list in this order. */
export function keysetOf(query: ListQuery, keys: readonly SortKey[]): Keyset {
  const descending = query.sort.startsWith("-");
  const values = cursorValues(
    query,
    keys.map(({ type }) => type),
  );
  const row = sql.join(
    keys.map(({ value }) => value),
    sql`, `,
  );
  const bound =
    values &&
    sql.join(
      keys.map(({ type }, index) => sql`${values[index]}::${sql.raw(type)}`),
      sql`, `,
    );
  return {
    after: bound && sql`(${row}) ${sql.raw(descending ? "<" : ">")} (${bound})`,
    cursor: values,
    descending,
    orderBy: sql.join(
      keys.map(({ value }) => sql`${value} ${sql.raw(descending ? "desc" : "asc")}`),
      sql`, `,
    ),
    keys: sql<string[]>`ARRAY[${sql.join(
      keys.map(({ value }) => sql`(${value})::text`),
      sql`, `,
    )}]`,
    limit: query.limit + 1,
  };
}

/** The page of what a keyset read. */
export function pageOf<Row extends { keys: string[] }, Item>(
  query: ListQuery,
  rows: Row[],
  toItem: (row: Row) => Item,
): { items: Item[]; nextCursor: string | null } {
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  const more = rows.length > query.limit && last !== undefined;
  return { items: shown.map(toItem), nextCursor: more ? encode(query.sort, last.keys) : null };
}

const FORMS: Record<SortKey["type"], RegExp> = {
  timestamptz: /^\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-](0\d|1[0-5])(:\d\d)?$/,
  bigint: /^-?\d{1,18}$/,
  integer: /^-?\d{1,9}$/,
  text: /^[^\0]*$/,
};

function encode(sort: string, keys: string[]): string {
  return Buffer.from(JSON.stringify([sort, ...keys])).toString("base64url");
}

/**
 * The keys that a request's cursor holds; undefined where it has none. Throws a `Problem` where they are not of these
 * types, or the cursor is of another order.
 */
export function cursorValues({ cursor, sort }: ListQuery, types: readonly SortKey["type"][]): string[] | undefined {
  if (cursor === undefined) return undefined;
  const fault = (detail: string) => invalidRequest([{ in: "query", field: "cursor", detail }]);
  const parts = parsed(cursor);
  if (!Array.isArray(parts) || !parts.every((part) => typeof part === "string"))
    throw fault("This is no cursor: send a nextCursor as it was answered.");
  const [sorted, ...values] = parts as [string, ...string[]];
  if (values.length !== types.length || !values.every((value, index) => FORMS[types[index]!].test(value)))
    throw fault("This is no cursor of this list: send a nextCursor as it was answered.");
  if (sorted !== sort) throw fault(`This cursor is of a list sorted by ${sorted}: send that sort with it.`);
  return values;
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, "base64url").toString());
  } catch {
    return undefined;
  }
}
