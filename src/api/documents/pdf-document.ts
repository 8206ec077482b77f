import PDFDocument from "pdfkit";
import { drawText, INK, type TextStyle } from "./pdf-text";

/** How a document looks, and what readers show about it. */
export type DocumentSettings = {
  title: string;
  creator: string;
  createdAt: Date;
  /** Default: portrait. */
  layout?: "portrait" | "landscape";
  margins: { top: number; bottom: number; left: number; right: number };
};

/** The element that holds all others of a document. */
const roots = new WeakMap<PDFKit.PDFDocument, PDFKit.PDFStructureElement>();

/**
 * Opens a PDF on A4 that screen readers can read: tagged, in English, with a title. Write to it with the functions of
 * this file and `drawTable`: each tags what it draws. `finish` closes the document and returns its bytes.
 */
export function openDocument({ title, creator, createdAt, layout = "portrait", margins }: DocumentSettings): {
  document: PDFKit.PDFDocument;
  finish: () => Promise<Buffer>;
} {
  const document = new PDFDocument({
    size: "A4",
    layout,
    margins,
    bufferPages: true,
    tagged: true,
    lang: "en",
    displayTitle: true,
    pdfVersion: "1.7",
    info: { Title: title, Creator: creator, CreationDate: createdAt },
  });
  const parts: Buffer[] = [];
  document.on("data", (part: Buffer) => parts.push(part));
  const ended = new Promise((resolve, reject) => document.once("end", resolve).once("error", reject));
  const root = document.struct("Document");
  document.addStructure(root);
  roots.set(document, root);
  return {
    document,
    finish: async () => {
      root.end();
      document.end();
      await ended;
      return Buffer.concat(parts);
    },
  };
}

/** Returns the element of an open document to which tagged parts are added. */
export function rootOf(document: PDFKit.PDFDocument): PDFKit.PDFStructureElement {
  const root = roots.get(document);
  if (root === undefined) throw new Error("The document was not opened by openDocument.");
  return root;
}

/** Draws decoration, such as lines and page numbers, which screen readers leave out. */
export function drawArtifact(
  document: PDFKit.PDFDocument,
  draw: () => void,
  type: "Layout" | "Pagination" = "Layout",
): void {
  document.markContent("Artifact", { type });
  draw();
  document.endMarkedContent();
}

/**
 * Writes a heading. Level 1 is the document's title, level 2 a section. A section's heading keeps to `keep` points of what
 * follows: 80 by default.
 */
export function writeHeading(
  document: PDFKit.PDFDocument,
  text: string,
  { level = 2, size = level === 1 ? 20 : 12, keep = 80 }: { level?: 1 | 2 | 3; size?: number; keep?: number } = {},
): void {
  if (level > 1) {
    if (document.y > document.page.height - document.page.margins.bottom - keep) document.addPage();
    document.y += size * 0.7;
  }
  writeTagged(document, { tag: `H${level}`, text, style: { bold: true, size } });
  document.y += size * 0.25;
}

/** Writes a paragraph over the width of the page. */
export function writeParagraph(document: PDFKit.PDFDocument, text: string, style: Partial<TextStyle> = {}): void {
  writeTagged(document, { tag: "P", text, style: { size: 9.5, lineGap: 1.5, ...style } });
  document.y += 3.5;
}

/** Writes a list with bullets. */
export function writeList(
  document: PDFKit.PDFDocument,
  items: readonly string[],
  style: Partial<TextStyle> = {},
): void {
  const { left, right } = document.page.margins;
  const list = document.struct("L");
  rootOf(document).add(list);
  for (const text of items) {
    const item = document.struct("LI");
    list.add(item);
    const bullet = document.y;
    const size = style.size ?? 9.5;
    const indent = { size: 9.5, lineGap: 1.5, ...style, x: left + 12, width: document.page.width - left - right - 12 };
    item.add(document.struct("Lbl", {}, () => drawText(document, "•", { ...indent, x: left, width: size })));
    document.y = bullet;
    item.add(document.struct("LBody", {}, () => drawText(document, text, indent)));
    item.end();
  }
  list.end();
  document.x = left;
  document.y += 3.5;
}

/** Writes lines of a name in bold and what it stands for: "Patient: 0x…". */
export function writeFacts(
  document: PDFKit.PDFDocument,
  facts: readonly (readonly [name: string, text: string])[],
  { nameWidth = 110, size = 9.5 }: { nameWidth?: number; size?: number } = {},
): void {
  const { left, right } = document.page.margins;
  for (const [name, text] of facts) {
    const line = document.struct("P");
    rootOf(document).add(line);
    const top = document.y;
    line.add(
      document.struct("Span", {}, () =>
        drawText(document, name, { bold: true, size, x: left, y: top, width: nameWidth }),
      ),
    );
    const below = document.y;
    line.add(
      document.struct("Span", {}, () =>
        drawText(document, text, {
          ...{ size, x: left + nameWidth, y: top },
          width: document.page.width - left - right - nameWidth,
        }),
      ),
    );
    line.end();
    document.x = left;
    document.y = Math.max(below, document.y) + 3;
  }
}

/**
 * Writes a foot on each page, once it is known how many there are: a text on the left, "Page n of m" on the right. Call
 * it last.
 */
export function writeFeet(document: PDFKit.PDFDocument, text: string): void {
  const { start, count } = document.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    document.switchToPage(page);
    // The foot is below the bottom margin, where text would otherwise start a new page.
    const { left, right, bottom } = document.page.margins;
    document.page.margins.bottom = 0;
    const style: TextStyle = {
      ...{ size: 8, ink: INK.quiet, x: left, y: document.page.height - 34 },
      width: document.page.width - left - right,
    };
    drawArtifact(
      document,
      () => {
        drawText(document, text, style);
        drawText(document, `Page ${page - start + 1} of ${count}`, { ...style, align: "right" });
      },
      "Pagination",
    );
    document.page.margins.bottom = bottom;
  }
}

function writeTagged(
  document: PDFKit.PDFDocument,
  { tag, text, style }: { tag: string; text: string; style: TextStyle },
): void {
  rootOf(document).add(document.struct(tag, {}, () => drawText(document, text, style)));
}
