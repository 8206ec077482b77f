import { setImmediate } from "node:timers/promises";
import { drawArtifact, rootOf } from "./pdf-document";
import { INK, type SetLine, setText } from "./pdf-text";

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

  const widthIn = (column: number) => columns[column]!.width - 2 * padding;
  const leftOf = (column: number) => left + columns.slice(0, column).reduce((sum, each) => sum + each.width, 0);
  const setCell = (paragraphs: readonly Paragraph[], index: number): SetLine[] =>
    paragraphs.flatMap(({ text, bold = false, alarming = false, small = false }) =>
      setText(text, {
        size: small ? smallSize : size,
        bold: bold || alarming,
        ink: small ? INK.quiet : alarming ? INK.alarm : INK.normal,
        align: columns[index]!.align ?? "left",
        width: widthIn(index),
      }),
    );
  const heightOf = (cells: readonly SetLine[][]) =>
    2 * padding + Math.max(...cells.map((lines) => lines.reduce((sum, { height }) => sum + height, 0)));

  /** Draws lines of each cell in one strip of the page; `tagged` runs what draws a cell in its element. */
  const drawStrip = (
    cells: readonly SetLine[][],
    {
      fill,
      marked = false,
      tagged,
    }: { fill?: string; marked?: boolean; tagged: (index: number, draw: () => void) => void },
  ) => {
    const top = document.y;
    const height = heightOf(cells);
    drawArtifact(document, () => {
      if (fill) document.rect(left, top, width, height).fill(fill);
      if (marked) document.rect(left, top, 2.5, height).fill(FILL.mark);
      document
        .moveTo(left, top + height)
        .lineTo(left + width, top + height)
        .lineWidth(0.5)
        .stroke(FILL.rule);
    });
    for (const [index, lines] of cells.entries())
      tagged(index, () => {
        let y = top + padding;
        for (const line of lines) {
          line.draw(document, leftOf(index) + padding, y);
          y += line.height;
        }
      });
    document.y = top + height;
  };

  const titles = columns.map(({ title }, index) => setCell([{ text: title, bold: true }], index));
  let begun = false;
  const drawTitles = () => {
    const row = begun ? undefined : openRow(document, { table, columns, tag: "TH" });
    drawStrip(titles, {
      fill: FILL.head,
      tagged: (index, draw) => (row ? row.cells[index]!.add(draw) : drawArtifact(document, draw, "Pagination")),
    });
    row?.end();
    begun = true;
  };
  const room = () => bottomOf(document) - document.y;
  const wholePage = bottomOf(document) - document.page.margins.top - heightOf(titles);

  if (rows.length === 0) {
    if (heightOf(titles) > room()) document.addPage();
    drawTitles();
  }
  for (const [index, { cells, marked = false }] of rows.entries()) {
    if (index % AT_ONCE === AT_ONCE - 1) await setImmediate();
    let rest = cells.map(setCell);
    const needed = heightOf(rest) + (index === 0 ? heightOf(titles) : 0);
    // A row that no page can hold begins on this one, unless little of it is left.
    const turned = needed > room() && (needed <= wholePage || room() < wholePage / 4);
    if (turned) document.addPage();
    if (turned || index === 0) drawTitles();
    const row = openRow(document, { table, columns, tag: "TD" });
    for (;;) {
      const space = room() - 2 * padding;
      const strip = rest.map((lines) => lines.slice(0, linesWithin(lines, space)));
      rest = rest.map((lines, cell) => lines.slice(strip[cell]!.length));
      drawStrip(strip, {
        ...{ marked, tagged: (cell, draw) => row.cells[cell]!.add(draw) },
        ...(marked ? { fill: FILL.marked } : {}),
      });
      if (rest.every((lines) => lines.length === 0)) break;
      document.addPage();
      drawTitles();
    }
    row.end();
  }
  table.end();
  document.x = left;
}

/** How many lines fit a height; at least one. */
function linesWithin(lines: readonly SetLine[], space: number): number {
  let height = 0;
  const fitting = lines.findIndex((line) => {
    height += line.height;
    return height > space;
  });
  return fitting === -1 ? lines.length : Math.max(1, fitting);
}

function openRow(
  document: PDFKit.PDFDocument,
  { table, columns, tag }: { table: PDFKit.PDFStructureElement; columns: readonly Column[]; tag: "TH" | "TD" },
): { cells: PDFKit.PDFStructureElement[]; end: () => void } {
  const row = document.struct("TR");
  table.add(row);
  const cells = columns.map(() => document.struct(tag, tag === "TH" ? COLUMN_TITLE : {}));
  for (const cell of cells) row.add(cell);
  return { cells, end: () => row.end() };
}
