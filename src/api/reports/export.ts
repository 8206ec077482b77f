import { type Columns, csvLines, csvNames, csvRows, csvStart } from "../documents/csv";
import { headerToCsv, type ReportHeader } from "./header";

export const EXPORT_FORMATS = {
  csv: { mediaType: "text/csv", contentType: "text/csv; charset=utf-8; header=present" },
  jsonl: { mediaType: "application/jsonl", contentType: "application/jsonl; charset=utf-8" },
} as const;

export type ExportFormat = keyof typeof EXPORT_FORMATS;

/**
 * Yields the text of a report in parts: its header, its rows, and a last line with the number of rows. If the last line
 * is missing, the report is incomplete.
 */
export async function* exportText<Row>({
  header,
  chunks,
  columns,
  format,
  bom,
}: {
  header: ReportHeader;
  chunks: AsyncIterable<Row[]>;
  columns: Columns<Row>;
  format: ExportFormat;
  /** Whether CSV begins with a byte order mark. */
  bom?: boolean | undefined;
}): AsyncGenerator<string, void, void> {
  const csv = format === "csv";
  yield csv ? csvStart(bom) + headerToCsv(header) + csvNames(columns) : jsonLine({ header });
  let rows = 0;
  for await (const chunk of chunks) {
    rows += chunk.length;
    if (chunk.length > 0) yield csv ? csvRows(columns, chunk) : chunk.map(jsonLine).join("");
  }
  yield csv ? csvLines([["# rows", rows]]) : jsonLine({ end: { rows } });
}

function jsonLine(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}
