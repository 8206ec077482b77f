import { entityKind, getTableColumns, Table } from "drizzle-orm";
import { PgBigInt53, PgColumn, type PgTable, PgTimestamp } from "drizzle-orm/pg-core";

/** An 8-byte integer shown as `Float`, exact up to 2^53. GraphQL's `Int` ends at 2^31, which times pass in 2038. */
class WideInteger extends PgColumn {
  static override readonly [entityKind] = "ConsentryWideInteger";
  getSQLType(): string {
    return "bigint";
  }
  override mapFromDriverValue(value: unknown): number {
    return Number(value);
  }
}

/** A timestamp that GraphQL shows and compares as ISO 8601 text. */
class InstantText extends PgColumn {
  static override readonly [entityKind] = "ConsentryInstantText";
  getSQLType(): string {
    return "timestamp with time zone";
  }
  override mapFromDriverValue(value: unknown): string {
    return new Date(value as string).toISOString();
  }
}

/** Whether a column of a table for GraphQL is an 8-byte integer shown as `Float`. */
export const isWideInteger = (column: unknown): boolean => column instanceof WideInteger;

/**
 * Returns a copy of the table with columns that GraphQL can show without loss: Ponder's GraphQL chooses a type by the
 * column's class. The original stays unchanged, because the indexer writes through it.
 */
export function forGraphql<Shown extends PgTable>(table: Shown): Shown {
  const columns = Object.entries(getTableColumns(table)).map(([name, column]) => [name, shownAs(column as PgColumn)]);
  const copy = Object.create(Object.getPrototypeOf(table), Object.getOwnPropertyDescriptors(table));
  const { Columns } = (Table as unknown as { Symbol: { Columns: symbol } }).Symbol;
  return Object.assign(copy, Object.fromEntries(columns), { [Columns]: Object.fromEntries(columns) });
}

function shownAs(column: PgColumn): PgColumn {
  if (column instanceof PgBigInt53) return as(WideInteger, column);
  if (column instanceof PgTimestamp)
    return Object.assign(as(InstantText, column), { dataType: "string", columnType: "PgTimestampString" });
  return column;
}

/** Returns the column as another class, without its own value conversion. */
function as(kind: typeof WideInteger | typeof InstantText, column: PgColumn): PgColumn {
  const { mapFromDriverValue: _from, mapToDriverValue: _to, ...own } = Object.getOwnPropertyDescriptors(column);
  return Object.create(kind.prototype, own as PropertyDescriptorMap);
}
