import { setImmediate } from "node:timers/promises";
import { drawArtifact, rootOf } from "./pdf-document";
import { drawText, heightOfText, INK } from "./pdf-text";

/** A cell's paragraphs, one below the other. */
export type Paragraph = {
  text: string;
  bold?: boolean;
  /** Bold, in the warning colour. */
  alarming?: boolean;
  /** Small and grey, for details to look up. */
  small?: boolean;
};

export type Column = {
  title: string;
  /** Width in points. */
  width: number;
  /** Default: left. */
  align?: "left" | "right";
};

export type TableRow = {
  cells: Paragraph[][];
  /** Whether it is to catch the eye. Default: it is not. */
  marked?: boolean;
};

/** How large the text is and how far it is from the lines. In points. */
export type TableStyle = { size: number; smallSize: number; padding: number };

const ROOMY: TableStyle = { size: 9, smallSize: 7.5, padding: 5 };

/** For tables of many columns. */
export const DENSE: TableStyle = { size: 8, smallSize: 7, padding: 3 };

const FILL = { rule: "#c4c7c5", head: "#eef1f5", mark: INK.alarm, marked: "#fdf3f2" };

/** The part of a page that text may fill, above the footer. */
const bottomOf = (document: PDFKit.PDFDocument) => document.page.height - document.page.margins.bottom;

/** Pdfkit knows the option, its types do not. */
const COLUMN_TITLE: object = { scope: "Column" };

/** Rows drawn before yielding to other work of the process. */
const AT_ONCE = 100;

/**
 * Draws a table from the document's current position, over as many pages as needed. A row is split only if it is taller
 * than a page, and the titles repeat on every page. Screen readers find a table with its titles; `summary` tells them
 * what it is about.
 */
export async function drawTable(
  document: PDFKit.PDFDocument,
  {
    columns,
    rows,
    style: { size, smallSize, padding } = ROOMY,
    summary,
  }: { columns: readonly Column[]; rows: readonly TableRow[]; style?: TableStyle; summary?: string },
): Promise<void> {
  const left = document.page.margins.left;
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  const table = document.struct("Table", summary === undefined ? {} : { alt: summary });
  rootOf(document).add(table);

  const styleOf = ({ bold = false, alarming = false, small = false }: Paragraph) => ({
    size: small ? smallSize : size,
    bold: bold || alarming,
    ink: small ? INK.quiet : alarming ? INK.alarm : INK.normal,
  });
  const widthIn = (column: number) => columns[column]!.width - 2 * padding;
  const heightOf = (cells: readonly Paragraph[][]) =>
    2 * padding +
    Math.max(
      ...cells.map((paragraphs, index) =>
        paragraphs.reduce(
          (height, paragraph) =>
            height + heightOfText(document, paragraph.text, { ...styleOf(paragraph), width: widthIn(index) }),
          0,
        ),
      ),
    );

  const drawCell = (paragraphs: readonly Paragraph[], { index, top }: { index: number; top: number }) => {
    const x = left + columns.slice(0, index).reduce((sum, column) => sum + column.width, 0) + padding;
    let y = top + padding;
    for (const paragraph of paragraphs) {
      const align = columns[index]!.align ?? "left";
      drawText(document, paragraph.text, { ...styleOf(paragraph), x, y, width: widthIn(index), align });
      y = document.y;
    }
  };

  /** Draws a row; as decoration unless `tag` says what its cells are. */
  const draw = (
    cells: readonly Paragraph[][],
    { fill, height, marked = false, tag }: { fill?: string; height: number; marked?: boolean; tag?: "TH" | "TD" },
  ) => {
    const top = document.y;
    drawArtifact(document, () => {
      if (fill) document.rect(left, top, width, height).fill(fill);
      if (marked) document.rect(left, top, 2.5, height).fill(FILL.mark);
      document
        .moveTo(left, top + height)
        .lineTo(left + width, top + height)
        .lineWidth(0.5)
        .stroke(FILL.rule);
    });
    if (tag === undefined)
      drawArtifact(
        document,
        () => {
          for (const [index, cell] of cells.entries()) drawCell(cell, { index, top });
        },
        "Pagination",
      );
    else {
      const row = document.struct("TR");
      table.add(row);
      for (const [index, cell] of cells.entries())
        row.add(document.struct(tag, tag === "TH" ? COLUMN_TITLE : {}, () => drawCell(cell, { index, top })));
      row.end();
    }
    document.y = top + height;
  };

  const titles = columns.map(({ title }) => [{ text: title, bold: true }]);
  const titlesHeight = heightOf(titles);
  let begun = false;
  const begin = () => {
    draw(titles, { fill: FILL.head, height: titlesHeight, ...(begun ? {} : { tag: "TH" }) });
    begun = true;
  };

  if (rows.length === 0) {
    if (document.y + titlesHeight > bottomOf(document)) document.addPage();
    begin();
  }
  for (const [index, { cells, marked = false }] of rows.entries()) {
    if (index % AT_ONCE === AT_ONCE - 1) await setImmediate();
    const height = heightOf(cells);
    const needed = height + (index === 0 ? titlesHeight : 0);
    const turned = document.y + needed > bottomOf(document);
    if (turned) document.addPage();
    if (turned || index === 0) begin();
    draw(cells, { height, marked, tag: "TD", ...(marked ? { fill: FILL.marked } : {}) });
  }
  table.end();
  document.x = left;
}
