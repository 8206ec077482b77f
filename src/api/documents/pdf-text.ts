import { createRequire } from "node:module";

/** The letters that PDF's own fonts have (WinAnsi); names in others are set in a font that is embedded. */
const WESTERN = /^[\n\x20-\x7e\xa0-\xff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]*$/;

const fontFile = (name: string) => createRequire(import.meta.url).resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`);

/** A font that has the letters of a text. */
export function fontOf(text: string, bold: boolean): string {
  if (WESTERN.test(text)) return bold ? "Helvetica-Bold" : "Helvetica";
  return fontFile(bold ? "DejaVuSans-Bold" : "DejaVuSans");
}

/** The two ends of a long code. */
export function short(hex: string): string {
  return `${hex.slice(0, 10)}…${hex.slice(-6)}`;
}
