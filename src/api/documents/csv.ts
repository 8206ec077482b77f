import { stringify } from "csv-stringify/sync";

/** A cell's value; null leaves it empty. */
export type Cell = string | number | null;

/** The columns of a CSV file: each column's name, and how to get its value from a row. */
export type Columns<Row> = readonly (readonly [name: string, value: (row: Row) => Cell])[];

/**
 * Text that a spreadsheet would run as a formula (OWASP, "CSV Injection"), including full-width signs, which
 * spreadsheets in some languages treat like the plain ones. The library's own guard misses line feeds.
 */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/u;

/**
 * Writes lines of CSV (RFC 4180), including line ends. Text that could be run as a formula is prefixed with an
 * apostrophe, which marks it as text in spreadsheets.
 */
export function csvLines(lines: readonly (readonly Cell[])[]): string {
  return stringify(lines as Cell[][], {
    record_delimiter: "windows",
    quote_record_delimiter: true,
    cast: { string: (text) => (FORMULA.test(text) ? `'${text}` : text) },
  });
}

/** Writes the header line. */
export function csvNames<Row>(columns: Columns<Row>): string {
  return csvLines([columns.map(([name]) => name)]);
}

/** Writes one line per row. */
export function csvRows<Row>(columns: Columns<Row>, rows: readonly Row[]): string {
  return csvLines(rows.map((row) => columns.map(([, value]) => value(row))));
}

/** What begins a CSV file: the byte order mark, if it was asked for. */
export const csvStart = (bom: boolean | undefined) => (bom ? "\ufeff" : "");
