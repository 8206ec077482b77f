import { CsvError, parse } from "csv-parse/sync";
import { DirectoryImportError } from "./faults";

/** The fields of a record, and the number of its last line as editors count. */
export type CsvRecord = { fields: string[]; line: number };

/** What separates fields in files that spreadsheets save; which one depends on the country. */
const DELIMITERS = [",", ";", "\t"];

/**
 * Reads the records of a CSV file whose first line names the columns. Fields are separated by commas, semicolons or tabs:
 * by what a first line "sep=;" says, else by what separates the names of the columns. Records without any text, and
 * columns at the end without name and text, are left out. `text` has line feeds only. Throws a `DirectoryImportError`.
 */
export function readCsv(text: string, columns: readonly string[]): CsvRecord[] {
  const separator = /^sep=(.)\n/.exec(text);
  const body = separator ? text.slice(separator[0].length) : text;
  const before = separator ? 1 : 0;
  const delimiter = separator?.[1] ?? delimiterOf(body, columns);
  try {
    const options = { delimiter, info: true, relax_column_count: true, skip_empty_lines: true, trim: true } as const;
    const records = parse(body, options) as unknown as { record: string[]; info: { lines: number } }[];
    return withoutEmpty(records.map(({ record, info }) => ({ fields: record, line: info.lines + before })));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number((error as { lines?: number }).lines ?? 1) + before;
    throw new DirectoryImportError([{ line, column: "", detail: "The CSV is malformed. Check the quotation marks." }]);
  }
}

function delimiterOf(text: string, columns: readonly string[]): string {
  const header = text.split("\n", 1)[0]!.toLowerCase();
  const named = (delimiter: string) =>
    header.split(delimiter).filter((name) => columns.includes(name.replaceAll('"', "").trim())).length;
  return DELIMITERS.reduce((best, delimiter) => (named(delimiter) > named(best) ? delimiter : best));
}

function withoutEmpty(records: readonly CsvRecord[]): CsvRecord[] {
  const width = records[0]?.fields.findLastIndex((name) => name !== "") ?? 0;
  return records
    .filter(({ fields }) => fields.some((field) => field !== ""))
    .map(({ fields, line }) => {
      const end = Math.max(
        width,
        fields.findLastIndex((field) => field !== ""),
      );
      return { fields: fields.slice(0, Math.max(end + 1, Math.min(fields.length, width + 1))), line };
    });
}
