/** Draws tables in a PDF that continue on the next page below their titles. Lengths are in points. */
import { fontOf } from "../documents/pdf-text";

export type PdfColumn = {
  title: string;
  width: number;
  align?: "left" | "right";
};

const FONT_SIZE = 8;
const PADDING = 3;
const RULE_COLOUR = "#c8ccd0";
const HEAD_COLOUR = "#eef1f4";

/** Draws a table at the document's current position and moves the position below it. */
export function drawTable(doc: PDFKit.PDFDocument, columns: readonly PdfColumn[], rows: readonly string[][]): void {
  const left = doc.page.margins.left;
  const width = columns.reduce((sum, column) => sum + column.width, 0);

  const set = (text: string, head: boolean) => doc.font(fontOf(text, head)).fontSize(FONT_SIZE);
  const heightOf = (cells: readonly string[], head: boolean) =>
    Math.max(
      ...columns.map(({ width: across }, index) => {
        const text = cells[index] ?? "";
        return set(text, head).heightOfString(text, { width: across - 2 * PADDING });
      }),
    ) +
    2 * PADDING;
  const draw = (cells: readonly string[], head: boolean) => {
    const height = heightOf(cells, head);
    const top = doc.y;
    if (head) doc.rect(left, top, width, height).fill(HEAD_COLOUR);
    let x = left;
    for (const [index, column] of columns.entries()) {
      const options = { width: column.width - 2 * PADDING, align: column.align ?? "left" } as const;
      const text = cells[index] ?? "";
      set(text, head)
        .fillColor("black")
        .text(text, x + PADDING, top + PADDING, options);
      x += column.width;
    }
    doc.y = top + height;
    doc
      .moveTo(left, doc.y)
      .lineTo(left + width, doc.y)
      .lineWidth(0.5)
      .strokeColor(RULE_COLOUR)
      .stroke();
    doc.x = left;
  };

  const head = columns.map(({ title }) => title);
  const fits = (cells: readonly string[], isHead = false) =>
    doc.y + heightOf(cells, isHead) <= doc.page.height - doc.page.margins.bottom;
  if (!fits(head, true) || (rows[0] && !fits(rows[0]))) doc.addPage();
  draw(head, true);
  for (const row of rows) {
    if (!fits(row)) {
      doc.addPage();
      draw(head, true);
    }
    draw(row, false);
  }
  doc.moveDown();
}
