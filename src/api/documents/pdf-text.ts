import { createRequire } from "node:module";

/** Characters that PDF's standard fonts have (WinAnsi). Other text is set in an embedded font. */
const WESTERN = /^[\n\x20-\x7e\xa0-\xff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]*$/;

const fontFile = (name: string) => createRequire(import.meta.url).resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`);

/** Colours of text. */
export const INK = { normal: "#1a1a1a", quiet: "#5f6368", alarm: "#b3261e" };

/** How a text is set. Lengths are in points. */
export type TextStyle = {
  size: number;
  /** Default: not bold. */
  bold?: boolean;
  /** Colour. Default: `INK.normal`. */
  ink?: string;
  /** Default: left; text in a script that runs from right to left is always set from the right. */
  align?: "left" | "right" | "center";
  /** Extra space between lines. Default: none. */
  lineGap?: number;
  /** Where the text begins. Default: at the left margin, at the document's current position. */
  x?: number;
  y?: number;
  /** Default: to the right margin. */
  width?: number;
};

/** Returns a font that has all characters of a text. */
function fontOf(text: string, bold: boolean): string {
  if (WESTERN.test(text)) return bold ? "Helvetica-Bold" : "Helvetica";
  return fontFile(bold ? "DejaVuSans-Bold" : "DejaVuSans");
}

/** Draws text, broken into lines, and moves the document's position below it. */
export function drawText(document: PDFKit.PDFDocument, text: string, style: TextStyle): void {
  const { left, right } = document.page.margins;
  const { size, bold = false, ink = INK.normal, align = "left", lineGap = 0, x = left, y = document.y } = style;
  document
    .font(fontOf(text, bold))
    .fontSize(size)
    .fillColor(ink)
    .text(text, x, y, { width: style.width ?? document.page.width - right - x, align, lineGap });
}

/** Returns how tall a text is in points, broken into lines of a width. */
export function heightOfText(
  document: PDFKit.PDFDocument,
  text: string,
  { size, bold = false, width, lineGap = 0 }: Pick<TextStyle, "size" | "bold" | "lineGap"> & { width: number },
): number {
  return document.font(fontOf(text, bold)).fontSize(size).heightOfString(text, { width, lineGap });
}

/** Shortens a long code to its two ends. */
export function short(hex: string): string {
  return `${hex.slice(0, 10)}…${hex.slice(-6)}`;
}
