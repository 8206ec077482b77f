import { setImmediate } from "node:timers/promises";
import { fontOf } from "./pdf-text";

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

const INK = {
  normal: "#1a1a1a",
  small: "#5f6368",
  rule: "#c4c7c5",
  head: "#eef1f5",
  mark: "#b3261e",
  marked: "#fdf3f2",
};

/** The part of a page that text may fill, above the footer. */
const bottomOf = (document: PDFKit.PDFDocument) => document.page.height - document.page.margins.bottom;

/** Rows drawn before yielding to other work of the process. */
const AT_ONCE = 100;

/**
 * Draws a table from the document's current position, over as many pages as needed. A row is split only if it is taller
 * than a page, and the titles repeat on every page. `fontOf` selects a font that has the text's characters.
 */
export async function drawTable(
  document: PDFKit.PDFDocument,
  {
    columns,
    rows,
    style: { size, smallSize, padding } = ROOMY,
  }: { columns: readonly Column[]; rows: readonly TableRow[]; style?: TableStyle },
): Promise<void> {
  const left = document.page.margins.left;
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  const choose = ({ text, bold = false, alarming = false, small = false }: Paragraph) =>
    document.font(fontOf(text, bold || alarming)).fontSize(small ? smallSize : size);

  const widthIn = (column: number) => columns[column]!.width - 2 * padding;
  const heightOf = (cells: readonly Paragraph[][]) =>
    2 * padding +
    Math.max(
      ...cells.map((paragraphs, index) =>
        paragraphs.reduce(
          (height, paragraph) => height + choose(paragraph).heightOfString(paragraph.text, { width: widthIn(index) }),
          0,
        ),
      ),
    );

  const draw = (
    cells: readonly Paragraph[][],
    { fill, height, marked = false }: { fill?: string; height: number; marked?: boolean },
  ) => {
    const top = document.y;
    if (fill) document.rect(left, top, width, height).fill(fill);
    if (marked) document.rect(left, top, 2.5, height).fill(INK.mark);
    let x = left;
    for (const [index, paragraphs] of cells.entries()) {
      let y = top + padding;
      for (const paragraph of paragraphs) {
        choose(paragraph)
          .fillColor(paragraph.small ? INK.small : paragraph.alarming ? INK.mark : INK.normal)
          .text(paragraph.text, x + padding, y, { width: widthIn(index), align: columns[index]!.align ?? "left" });
        y = document.y;
      }
      x += columns[index]!.width;
    }
    document.y = top + height;
    document
      .moveTo(left, document.y)
      .lineTo(left + width, document.y)
      .lineWidth(0.5)
      .stroke(INK.rule);
  };

  const titles = columns.map(({ title }) => [{ text: title, bold: true }]);
  const titlesHeight = heightOf(titles);
  const begin = () => draw(titles, { fill: INK.head, height: titlesHeight });

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
    draw(cells, { height, marked, ...(marked ? { fill: INK.marked } : {}) });
  }
  document.x = left;
}
