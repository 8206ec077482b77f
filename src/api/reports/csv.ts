/**
 * Text that a spreadsheet would take for a formula (OWASP, "CSV Injection"), full-width signs included, which some
 * languages' spreadsheets read as the plain ones.
 */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/u;

/**
 * A line of CSV (RFC 4180), its end included. Null is an empty cell. A cell that could be run as a formula gets an
 * apostrophe in front, which spreadsheets take as "this is text".
 */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(cell).join(",")}\r\n`;
}

function cell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
