import { drawLine } from "./draw-line";
import { canBeSet, layoutText } from "./text-layout";

/** Colours of text. */
export const INK = { normal: "#1a1a1a", quiet: "#5f6368", alarm: "#b3261e" };

/** The share of a line's free space that stands before its text. */
const SHARES = { left: 0, center: 0.5, right: 1 };

/** How a text is set. Lengths are in points. */
export type TextStyle = {
  size: number;
  /** Default: not bold. */
  bold?: boolean;
  /** Colour. Default: `INK.normal`. */
  ink?: string;
  /** Default: left. */
  align?: "left" | "right" | "center";
  /** Extra space between lines. Default: none. */
  lineGap?: number;
  /** Where the text begins. Default: at the left margin, at the document's current position. */
  x?: number;
  y?: number;
  /** Default: to the right margin. */
  width?: number;
};

/** A line of text, ready to be drawn. */
export type SetLine = {
  /** In points, with the gap below. */
  height: number;
  draw: (document: PDFKit.PDFDocument, x: number, y: number) => void;
};

/**
 * Breaks a text into lines of a width, in whatever script it is written: letters are shaped, and text from right to left
 * is in its order.
 */
export function setText(
  text: string,
  { size, bold = false, ink = INK.normal, align = "left", lineGap = 0, width }: TextStyle & { width: number },
): SetLine[] {
  return layoutText(text, { size, bold, width }).map((line) => ({
    height: line.ascent + line.descent + lineGap,
    draw: (document, x, y) => {
      document.fillColor(ink);
      drawLine(document, line, { size, x: x + (width - line.width) * SHARES[align], y: y + line.ascent });
    },
  }));
}

/** Draws text, broken into lines and over as many pages as needed, and moves the document's position below it. */
export function drawText(document: PDFKit.PDFDocument, text: string, style: TextStyle): void {
  const { left, right } = document.page.margins;
  const { x = left } = style;
  let { y = document.y } = style;
  for (const line of setText(text, { ...style, width: style.width ?? document.page.width - right - x })) {
    if (y + line.height > document.page.height - document.page.margins.bottom) {
      // The tagged part that is being drawn goes on there.
      document.continueOnNewPage();
      y = document.page.margins.top;
    }
    line.draw(document, x, y);
    y += line.height;
  }
  document.x = left;
  document.y = y;
}

/** Returns a name or an address, or, if no font has all its letters, where to find it: "This name cannot be printed…". */
export function printable(text: string, { what, account }: { what: "name" | "address"; account: string }): string {
  return canBeSet(text) ? text : `This ${what} cannot be printed: see account ${account}.`;
}

/** Shortens a long code to its two ends. */
export function short(hex: string): string {
  return `${hex.slice(0, 10)}…${hex.slice(-6)}`;
}
