import { createRequire } from "node:module";

/** Characters that PDF's standard fonts have (WinAnsi). Other text is set in an embedded font. */
const WESTERN = /^[\n\x20-\x7e\xa0-\xff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]*$/;

const fontFile = (name: string) => createRequire(import.meta.url).resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`);

/** Returns a font that has all characters of a text. */
export function fontOf(text: string, bold: boolean): string {
  if (WESTERN.test(text)) return bold ? "Helvetica-Bold" : "Helvetica";
  return fontFile(bold ? "DejaVuSans-Bold" : "DejaVuSans");
}

/** Shortens a long code to its two ends. */
export function short(hex: string): string {
  return `${hex.slice(0, 10)}…${hex.slice(-6)}`;
}
