import { setImmediate } from "node:timers/promises";

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
};

export type TableRow = {
  cells: Paragraph[][];
  /** Whether to mark the row with a bar. */
  marked: boolean;
};

const PADDING = 5;
const SIZE = { normal: 9, small: 7.5 };
const INK = {
  normal: "#1a1a1a",
  small: "#5f6368",
  rule: "#c4c7c5",
  head: "#eef1f5",
  mark: "#b3261e",
  marked: "#fdf3f2",
};

/** Returns the lower edge of the text area, above the footer. */
export const bottomOf = (document: PDFKit.PDFDocument) => document.page.height - document.page.margins.bottom;

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
    fontOf,
  }: { columns: readonly Column[]; rows: readonly TableRow[]; fontOf: (text: string, bold: boolean) => string },
): Promise<void> {
  const left = document.page.margins.left;
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  const choose = ({ text, bold = false, alarming = false, small = false }: Paragraph) =>
    document.font(fontOf(text, bold || alarming)).fontSize(small ? SIZE.small : SIZE.normal);

  const heightOf = (cells: readonly Paragraph[][]) =>
    2 * PADDING +
    Math.max(
      ...cells.map((paragraphs, index) =>
        paragraphs.reduce(
          (height, paragraph) =>
            height + choose(paragraph).heightOfString(paragraph.text, { width: columns[index]!.width - 2 * PADDING }),
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
      let y = top + PADDING;
      for (const paragraph of paragraphs) {
        choose(paragraph)
          .fillColor(paragraph.small ? INK.small : paragraph.alarming ? INK.mark : INK.normal)
          .text(paragraph.text, x + PADDING, y, { width: columns[index]!.width - 2 * PADDING });
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

  for (const [index, { cells, marked }] of rows.entries()) {
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
