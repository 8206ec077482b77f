import type { Line, Piece } from "./text-layout";

/** What this file uses of a font that pdfkit embeds and has no types for. Lengths are in thousandths of an em. */
type EmbeddedFont = {
  id: string;
  ref: () => PDFKit.PDFKitReference;
  /** Returns the codes of the glyphs, in hex, and their places. */
  encode: (text: string, features: readonly string[]) => [codes: string[], positions: Position[]];
  /** What each code reads as, when its text is searched or copied. */
  unicode: (readonly number[])[];
};

type Position = { xAdvance: number; xOffset: number; yOffset: number; advanceWidth: number };

type Internals = PDFKit.PDFDocument & {
  _font: EmbeddedFont;
  page: { fonts: Record<string, PDFKit.PDFKitReference> };
};

/** Glyphs that follow each other, and where the first of them is. */
type GlyphString = {
  place: string;
  shown: string;
  width: number;
  /** Whether others may follow; what is shifted stands alone. */
  open: boolean;
  /** What moves the next glyph. */
  gap: string;
};

/** Where a line is drawn: its left end and its baseline, in points from the top left. */
type Place = { x: number; y: number; size: number };

/** Draws a line that `layoutText` made. */
export function drawLine(document: PDFKit.PDFDocument, { pieces }: Line, place: Place): void {
  let { x } = place;
  for (const piece of pieces) {
    drawPiece(document as Internals, piece, { ...place, x });
    x += piece.width;
  }
}

/**
 * Pdfkit's own `text` shapes letters anew and knows no text beside glyphs. Readers need that text (ActualText) where they
 * cannot read letters back from the glyphs: for letters that were shaped together.
 */
function drawPiece(document: Internals, { text, typeface, rightToLeft }: Piece, { x, y, size }: Place): void {
  document.font(typeface.embeddable as never, typeface.name);
  const font = document._font;
  document.page.fonts[font.id] ??= font.ref();
  const [codes, positions] = font.encode(text, [rightToLeft ? "rtla" : "ltra"]);
  const { clusters, glyphs } = typeface.shape(text, rightToLeft);
  const reads = ({ from, to }: { from: number; to: number }) =>
    to === from + 1 && String(font.unicode[Number.parseInt(codes[from]!, 16)]) === String(glyphs[from]!.codePoints);
  // Readers turn words from right to left around; beside them, text is given for single letters only.
  const parts = rightToLeft || clusters.every(reads) ? clusters : [{ text, from: 0, to: glyphs.length }];

  document.save().transform(1, 0, 0, -1, 0, document.page.height);
  const content = ["BT", `/${font.id} ${rounded(size)} Tf`];
  let advance = 0;
  for (const part of parts) {
    const hidden = !reads(part);
    if (hidden) content.push(`/Span <</ActualText <${utf16Of(part.text)}>>> BDC`);
    const strings: GlyphString[] = [];
    for (let glyph = part.from; glyph < part.to; glyph += 1) {
      const { xOffset, yOffset, xAdvance, advanceWidth } = positions[glyph]!;
      const last = strings.at(-1);
      const inPlace = xOffset === 0 && yOffset === 0;
      if (last?.open && inPlace && !hidden) last.shown += `${last.gap}<${codes[glyph]}>`;
      else {
        const left = x + ((advance + xOffset) * size) / 1000;
        const baseline = document.page.height - y + (yOffset * size) / 1000;
        const shown = `<${codes[glyph]}>`;
        strings.push({
          place: `${rounded(left)} ${rounded(baseline)}`,
          shown,
          width: xAdvance,
          open: inPlace,
          gap: "",
        });
      }
      // The next glyph follows by the width that the font gives this one; kerning is taken off.
      strings.at(-1)!.gap = advanceWidth === xAdvance ? "" : ` ${rounded(advanceWidth - xAdvance)} `;
      advance += xAdvance;
    }
    // Readers take the place of a letter and its marks from what is drawn first.
    for (const { place, shown } of rightToLeft ? strings.toSorted((one, two) => two.width - one.width) : strings)
      content.push(`1 0 0 1 ${place} Tm [${shown.replaceAll("><", "")}] TJ`);
    if (hidden) content.push("EMC");
  }
  document.addContent([...content, "ET"].join("\n")).restore();
}

const rounded = (length: number) => String(Math.round(length * 1000) / 1000);

const utf16Of = (text: string) =>
  `feff${[...Array(text.length).keys()].map((index) => text.charCodeAt(index).toString(16).padStart(4, "0")).join("")}`;
