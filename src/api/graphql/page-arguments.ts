import { z } from "zod";
import { type GraphQLInputObjectType, GraphQLList } from "./graphql-js";
import { Refusal } from "./refusal";

/** Rows that one page may have. */
export const MOST_ROWS = 1_000;

/** What a page can be ordered by, and the columns that make its rows unique. */
export type PageTable = {
  columns: readonly string[];
  key: readonly string[];
  filter: GraphQLInputObjectType;
  /** The only values of columns that hold a code of a closed list, or several. */
  codes: ReadonlyMap<string, readonly string[]>;
};

type Where = Record<string, unknown>;
type Arguments = Record<string, unknown>;

const cursor = z.object({
  json: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  meta: z.object({ values: z.record(z.string(), z.array(z.string())).optional() }).optional(),
});

/**
 * Returns the arguments of a page without those that are null, which means the same as leaving them out. Throws a
 * `Refusal` that names the argument at fault.
 */
export function pageArguments(given: Arguments, table: PageTable): Arguments {
  const args = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null && value !== undefined));
  const { limit = 0, offset = 0, orderBy, orderDirection, after, before, where } = args;
  if ((limit as number) < 0 || (limit as number) > MOST_ROWS)
    throw new Refusal(`limit: must be between 0 and ${MOST_ROWS}, and is ${limit}.`);
  if ((offset as number) < 0) throw new Refusal(`offset: must not be negative, and is ${offset}.`);
  if (orderBy !== undefined && !table.columns.includes(orderBy as string))
    throw new Refusal(`orderBy: there is no such field to order by. Use one of ${table.columns.join(", ")}.`);
  if (orderDirection !== undefined && orderDirection !== "asc" && orderDirection !== "desc")
    throw new Refusal('orderDirection: must be "asc" or "desc".');
  if (after !== undefined && before !== undefined) throw new Refusal("after and before: give one of them, not both.");
  if ((after ?? before) !== undefined && (offset as number) > 0)
    throw new Refusal("offset: cannot be combined with a cursor.");
  const ordered = orderBy === undefined ? table.key : [orderBy as string, ...table.key];
  if (after !== undefined) checkCursor("after", after as string, ordered);
  if (before !== undefined) checkCursor("before", before as string, ordered);
  if (where === undefined) return args;
  checkWhere(where as Where, table);
  return { ...args, where: literal(where as Where) };
}

/** In a condition on a part of a text, `%`, `_` and `\` stand for themselves, not for what SQL's LIKE makes of them. */
function literal(where: Where): Where {
  return Object.fromEntries(
    Object.entries(where).map(([name, value]) => {
      if (name === "AND" || name === "OR") return [name, (value as Where[]).map(literal)];
      const ofPart = typeof value === "string" && /_(contains|starts_with|ends_with)(_nocase)?$/.test(name);
      return [name, ofPart ? (value as string).replace(/[\\%_]/g, "\\$&") : value];
    }),
  );
}

function checkCursor(name: string, given: string, columns: readonly string[]): void {
  const read = cursor.safeParse(jsonOf(given));
  if (!read.success)
    throw new Refusal(`${name}: this is not a cursor. Send startCursor or endCursor of an earlier page unchanged.`);
  const { json, meta } = read.data;
  if (columns.some((column) => !Object.hasOwn(json, column)))
    throw new Refusal(`${name}: this cursor belongs to a page in another order. Keep orderBy while you page.`);
  for (const [column, [kind]] of Object.entries(meta?.values ?? {}))
    if (kind === "bigint" && !/^-?\d+$/.test(String(json[column])))
      throw new Refusal(`${name}: this is not a cursor. Send startCursor or endCursor of an earlier page unchanged.`);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, "base64").toString());
  } catch {
    return undefined;
  }
}

/**
 * Only a comparison with one value has a meaning for null: `x: null` and `x_not: null`. An empty list of conditions, or
 * an empty condition in it, would be ignored and find everything.
 */
function checkWhere(where: Where, table: PageTable): void {
  const fields = table.filter.getFields();
  for (const [name, value] of Object.entries(where)) {
    if (name === "AND" || name === "OR") {
      if (!Array.isArray(value) || value.includes(null)) throw new Refusal(`${name}: must be a list of conditions.`);
      if (value.length === 0) throw new Refusal(`${name}: must not be empty. Leave it out, or give conditions.`);
      for (const each of value as Where[]) {
        if (Object.keys(each).length === 0) throw new Refusal(`${name}: must not have an empty condition.`);
        checkWhere(each, table);
      }
      continue;
    }
    const list = fields[name]?.type instanceof GraphQLList;
    const among = /_(not_)?in$/.test(name) && list;
    const comparesOne = !list && (fields[`${name}_not`] !== undefined || /_not$/.test(name));
    if (value === null && !comparesOne) throw new Refusal(`where.${name}: must not be null.`);
    if (list && (value as unknown[]).includes(null))
      throw new Refusal(`where.${name}: must not have null in its list.`);
    if (list && !among && (value as unknown[]).length === 0) throw new Refusal(`where.${name}: must not be empty.`);
    checkCodes(name, value, table.codes);
  }
}

/** A misspelt code would find nothing, or everything, without a word. */
function checkCodes(name: string, value: unknown, codes: PageTable["codes"]): void {
  const known = codes.get(name.replace(/_(not_)?(in|has)$|_not$/, ""));
  const unknown = known && [value].flat().find((each) => each !== null && !known.includes(each as string));
  if (unknown !== undefined)
    throw new Refusal(`where.${name}: there is no ${JSON.stringify(unknown)}. Use one of ${known!.join(", ")}.`);
}
