import { stringify } from "csv-stringify/sync";

/** What stands in a cell; null leaves it empty. */
export type Cell = string | number | null;

/** How rows are written as CSV: a column's name, and what stands in it. */
export type Columns<Row> = readonly (readonly [name: string, value: (row: Row) => Cell])[];

/**
 * Text that a spreadsheet would take for a formula (OWASP, "CSV Injection"), full-width signs included, which some
 * languages' spreadsheets read as the plain ones. The library's own guard passes over a line feed.
 */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/u;

/**
 * Lines of CSV (RFC 4180), their ends included. A text that could be run as a formula gets an apostrophe in front, which
 * spreadsheets take as "this is text".
 */
export function csvLines(lines: readonly (readonly Cell[])[]): string {
  return stringify(lines as Cell[][], {
    record_delimiter: "windows",
    quote_record_delimiter: true,
    cast: { string: (text) => (FORMULA.test(text) ? `'${text}` : text) },
  });
}

/** The line of column names. */
export function csvNames<Row>(columns: Columns<Row>): string {
  return csvLines([columns.map(([name]) => name)]);
}

/** A line for each row. */
export function csvRows<Row>(columns: Columns<Row>, rows: readonly Row[]): string {
  return csvLines(rows.map((row) => columns.map(([, value]) => value(row))));
}
