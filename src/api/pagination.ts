import { z } from "@hono/zod-openapi";
import { type SQL, sql } from "drizzle-orm";
import { booleanParameter } from "./parameters";
import { invalidRequest } from "./problem";

/** A sort key of a list, with the SQL type that a cursor's text is cast to. It must not be null. */
export type SortKey = {
  value: SQL;
  type: "timestamptz" | "bigint" | "integer" | "text";
};

/** The paging parameters of a list request. */
export type ListQuery = {
  limit: number;
  cursor?: string | undefined;
  sort: string;
  count?: boolean | undefined;
};

/** Returns the parameters that every list takes; `sorts` are the fields it can be sorted by. */
export function listParameters<const Field extends string>(sorts: readonly Field[], initial: Field | `-${Field}`) {
  const choices = sorts.flatMap((field) => [field, `-${field}`] as const) as [string, ...string[]];
  return {
    limit: z.coerce
      .number()
      .int()
      .min(1)
      .max(500)
      .default(50)
      .openapi({ description: "Maximum number of items to return." }),
    cursor: z
      .string()
      .max(2000)
      .optional()
      .openapi({ description: "`nextCursor` of the previous page. Keep `sort` and filters unchanged." }),
    sort: z
      .enum(choices)
      .default(initial)
      .openapi({ description: "Field to sort by; prefix with `-` for descending order." }),
    count: booleanParameter.optional().openapi({ description: "Whether to include `totalCount`." }),
  };
}

/** A repeatable parameter: any of its values may match. Duplicate values count once. */
export function repeatable<Value extends z.ZodType>(value: Value) {
  const values = z.array(value).min(1).max(100);
  return z
    .preprocess((given) => (given === undefined ? given : [...new Set([given].flat())]), values.optional())
    .openapi({ param: { explode: true, style: "form" } });
}

/** Refuses a period that ends before it begins, which would otherwise look like an empty result. */
export function requirePeriod({
  from,
  to,
  occurredFrom,
  occurredTo,
}: Partial<Record<"from" | "to" | "occurredFrom" | "occurredTo", Date | undefined>>): void {
  const detail = "The end of the period must be after its beginning.";
  if (from && to && to < from) throw invalidRequest([{ in: "query", field: "to", detail }]);
  if (occurredFrom && occurredTo && occurredTo < occurredFrom)
    throw invalidRequest([{ in: "query", field: "occurredTo", detail }]);
}

/** The response schema of a list of `item`. */
export function listOf<Item extends z.ZodType>(item: Item) {
  return z.strictObject({
    items: z.array(item),
    nextCursor: z.string().nullable().openapi({ description: "Cursor of the next page; null on the last page." }),
    totalCount: z.int().min(0).optional(),
  });
}

/**
 * Keyset pagination: the cursor holds the keys of the last row returned, so rows added meanwhile neither shift the page
 * nor appear twice. The last key must be unique.
 */
export type Keyset = {
  /** Undefined on the first page. */
  after: SQL | undefined;
  /** The cursor's keys; undefined on the first page. */
  cursor: string[] | undefined;
  descending: boolean;
  orderBy: SQL;
  /** An array of texts to select as `keys`. */
  keys: SQL<string[]>;
  /** One more than the page size, to detect whether another page follows. */
  limit: number;
};

/** Returns the keyset of a request. Throws a `Problem` if the cursor belongs to another list or sort order. */
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

/** Builds a page from the rows that a keyset read. */
export function pageOf<Row extends { keys: string[] }, Item>(
  query: ListQuery,
  rows: Row[],
  toItem: (row: Row) => Item,
): { items: Item[]; nextCursor: string | null } {
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  const more = rows.length > query.limit && last !== undefined;
  return { items: shown.map(toItem), nextCursor: more ? cursorOf(query.sort, last.keys) : null };
}

const FORMS: Record<SortKey["type"], RegExp> = {
  timestamptz: /^\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-](0\d|1[0-5])(:\d\d)?$/,
  bigint: /^-?\d{1,18}$/,
  integer: /^-?\d{1,9}$/,
  text: /^[^\0]*$/,
};

/** Returns the cursor after a row with these keys in a list of this order. */
export function cursorOf(sort: string, keys: string[]): string {
  return Buffer.from(JSON.stringify([sort, ...keys])).toString("base64url");
}

/**
 * Returns the keys in a request's cursor; undefined without a cursor. Throws a `Problem` if they have other types or
 * belong to another sort order.
 */
export function cursorValues({ cursor, sort }: ListQuery, types: readonly SortKey["type"][]): string[] | undefined {
  if (cursor === undefined) return undefined;
  const fault = (detail: string) => invalidRequest([{ in: "query", field: "cursor", detail }]);
  const parts = parsed(cursor);
  if (!Array.isArray(parts) || !parts.every((part) => typeof part === "string"))
    throw fault("This is not a cursor. Send the nextCursor of the previous page unchanged.");
  const [sorted, ...values] = parts as [string, ...string[]];
  if (values.length !== types.length || !values.every((value, index) => FORMS[types[index]!].test(value)))
    throw fault("This cursor does not belong to this list. Send the nextCursor of the previous page unchanged.");
  if (sorted !== sort) throw fault(`This cursor belongs to a list sorted by ${sorted}. Send the same sort with it.`);
  return values;
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, "base64url").toString());
  } catch {
    return undefined;
  }
}
