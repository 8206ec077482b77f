/** What the sections of the compliance report's PDF have in common. */
import { dateInWords, instantInWords, isoDate, isoMinute } from "../../../../facts/display";
import { writeParagraph } from "../../documents/pdf-document";
import { type Column, DENSE, drawTable, type Paragraph } from "../../documents/pdf-table";
import type { ComplianceReport } from "../../schemas/report";

export const MARGIN = 48;
export const WIDTH = 595.28 - 2 * MARGIN;

/** What a period's figures are worth: whether what was recorded in it was evaluated. */
export const STATES: Record<ComplianceReport["trend"][number]["state"], string> = {
  evaluated: "everything was evaluated",
  partly: "not everything was evaluated",
  notEvaluated: "nothing was evaluated",
  noFacts: "nothing was recorded",
  notIndexed: "nothing was indexed",
};

type Cell = string | Paragraph[];

/** A paragraph in small letters. */
export const small = (text: string): Paragraph => ({ text, small: true });

/** The height of a table with a row for each severity, with a paragraph below it. In points. */
export const ROWS_OF_SEVERITY = 120;

/** Draws a table in small letters, with a space below it. `summary` describes it to screen readers. */
export async function table(
  doc: PDFKit.PDFDocument,
  ...[columns, rows, summary]: [columns: readonly Column[], rows: readonly (readonly Cell[])[], summary: string]
): Promise<void> {
  const cellsOf = (row: readonly Cell[]) => ({
    cells: row.map((cell) => (typeof cell === "string" ? [{ text: cell }] : cell)),
  });
  await drawTable(doc, { columns, rows: rows.map(cellsOf), style: DENSE, summary });
  doc.y += 9;
}

/** Writes a paragraph of running text. */
export function note(doc: PDFKit.PDFDocument, text: string): void {
  writeParagraph(doc, text, { size: 9 });
}

/** "2026-03-02 09:47", of ISO 8601 text. */
export const moment = (instant: string) => isoMinute(secondsOf(instant));
/** Unix seconds of ISO 8601 text. */
export const secondsOf = (instant: string) => Math.floor(Date.parse(instant) / 1000);

/** "1 May 2026 to 31 May 2026 (UTC)": whole days by their dates, other periods to the second. */
export function span({ period }: Pick<ComplianceReport, "period">): string {
  const [from, to] = [secondsOf(period.from), secondsOf(period.to)];
  const wholeDays = from % DAY === 0 && to % DAY === 0;
  return wholeDays
    ? `${dateInWords(from)} to ${dateInWords(to - 1)} (UTC)`
    : `${instantInWords(from)} to ${instantInWords(to)}`;
}

const DAY = 86_400;

/** "2026-03-02", of ISO 8601 text. */
export const day = (instant: string) => isoDate(secondsOf(instant));
/** "+3", "-2", "0" */
export const signed = (change: number) => (change > 0 ? `+${change}` : String(change));
/** The sum of a figure over rows. */
export const sum = <Row>(rows: readonly Row[], figure: (row: Row) => number) =>
  rows.reduce((total, row) => total + figure(row), 0);
