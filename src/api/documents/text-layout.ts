import bidiFactory from "bidi-js";
import LineBreaker from "linebreak";
import { type Typeface, typefaceFor } from "./fonts";

/** Letters of one line in one typeface and direction. */
export type Piece = { text: string; typeface: Typeface; rightToLeft: boolean; width: number };

/** A line: its pieces from left to right. Lengths are in points. */
export type Line = { pieces: Piece[]; width: number; ascent: number; descent: number };

/** A part of a paragraph in one typeface and at one level of direction; odd levels run from right to left. */
type Run = { start: number; end: number; level: number; typeface: Typeface };

const bidi = bidiFactory();
const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
const words = new Intl.Segmenter("en", { granularity: "word" });

/** Characters that only change the direction of others: what is drawn must not look like another text. */
const DIRECTIONS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Scripts that put no spaces between words. */
const UNSPACED = /[\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]+/gu;

/** Text that needs neither another font nor another order than English. */
const PLAIN = /^[\x20-\x7e…–—‘’“”•]*$/;

/** How many texts' lines are remembered: most texts of a document occur in many of its rows. */
const MOST_REMEMBERED = 2_000;
const remembered = new Map<string, Line[]>();

/** Whether there is a font for each letter of a text. */
export function canBeSet(text: string): boolean {
  return lettersOf(text).every(
    ({ letter }) => letter === "\n" || typefaceFor(letter, { bold: false, japanese: false }),
  );
}

/**
 * Breaks a text into lines of a width and orders each for display (UAX #9, UAX #14). Line feeds begin a new line. A
 * letter that no font has is written as its code, "[U+13000]".
 */
export function layoutText(text: string, style: { size: number; bold: boolean; width: number }): Line[] {
  const key = `${style.size} ${style.bold} ${style.width} ${text}`;
  const known = remembered.get(key);
  if (known) return known;
  const lines = linesOf(text, style);
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(key, lines);
  return lines;
}

function linesOf(text: string, style: { size: number; bold: boolean; width: number }): Line[] {
  return text
    .normalize("NFC")
    .replace(DIRECTIONS, "")
    .replace(/\r\n?/g, "\n")
    .split("\n")
    .flatMap((paragraph) => layoutParagraph(paragraph.replace(/\p{Cc}/gu, " "), style));
}

function layoutParagraph(given: string, style: { size: number; bold: boolean; width: number }): Line[] {
  const { text, runs } = runsOf(given, style.bold);
  const lineOf = (start: number, end: number) => lineFrom({ text, runs, start, end }, style);
  const widthOf = (start: number, end: number) =>
    cut(runs, { start, end: start + text.slice(start, end).trimEnd().length }).reduce(
      (sum, run) => sum + widthOfRun(text, run) * style.size,
      0,
    );
  if (widthOf(0, text.length) <= style.width) return [lineOf(0, text.length)];
  const lines: Line[] = [];
  let start = 0;
  let before = 0;
  for (const end of breaksOf(text)) {
    if (widthOf(start, end) > style.width && before > start) {
      lines.push(lineOf(start, before));
      start = before;
    }
    // A word that is wider than the line is broken between letters.
    if (widthOf(start, end) > style.width)
      for (const { index } of lettersOf(text.slice(start, end)).map((each) => ({ index: start + each.index })))
        if (index > start && widthOf(start, nextLetter(text, index)) > style.width) {
          lines.push(lineOf(start, index));
          start = index;
        }
    before = end;
  }
  if (start < text.length || lines.length === 0) lines.push(lineOf(start, text.length));
  return lines;
}

function nextLetter(text: string, index: number): number {
  return graphemes.segment(text).containing(index)!.index + graphemes.segment(text).containing(index)!.segment.length;
}

function lettersOf(text: string): { letter: string; index: number }[] {
  return [...graphemes.segment(text)].map(({ segment, index }) => ({ letter: segment, index }));
}

/** Finds the typeface and the direction of each letter. What no font has is replaced by its code. */
function runsOf(given: string, bold: boolean): { text: string; runs: Run[] } {
  if (PLAIN.test(given)) {
    const typeface = typefaceFor("x", { bold, japanese: false })!;
    return { text: given, runs: given === "" ? [] : [{ start: 0, end: given.length, level: 0, typeface }] };
  }
  const japanese = /[\p{sc=Hira}\p{sc=Kana}]/u.test(given);
  let text = "";
  let previous: Typeface | undefined;
  const faces: { end: number; typeface: Typeface }[] = [];
  for (const { letter } of lettersOf(given)) {
    const found = typefaceFor(letter, { bold, japanese, ...(previous ? { previous } : {}) });
    text += found ? letter : codesOf(letter);
    previous = found ?? typefaceFor("x", { bold, japanese })!;
    faces.push({ end: text.length, typeface: previous });
  }
  const { levels } = bidi.getEmbeddingLevels(standIn(text));
  const runs: Run[] = [];
  let start = 0;
  for (const { end, typeface } of faces) {
    const last = runs.at(-1);
    const level = levels[start]!;
    if (last && last.typeface === typeface && last.level === level) last.end = end;
    else runs.push({ start, end, level, typeface });
    start = end;
  }
  return { text, runs };
}

const codesOf = (letter: string) =>
  [...letter].map((each) => `[U+${each.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}]`).join("");

/** The bidirectional algorithm here knows only two-byte characters; emoji, which have no direction, need a stand-in. */
const standIn = (text: string) => text.replace(/\p{Extended_Pictographic}/gu, (emoji) => "☀".repeat(emoji.length));

/** Where lines may end: the indexes after spaces, hyphens and words, and the end of the text. */
function breaksOf(text: string): number[] {
  const breaker = new LineBreaker(text);
  const found = new Set<number>();
  for (let next = breaker.nextBreak(); next !== null; next = breaker.nextBreak()) found.add(next.position);
  for (const { 0: part, index } of text.matchAll(UNSPACED))
    for (const word of words.segment(part)) if (word.index > 0) found.add(index + word.index);
  found.add(text.length);
  return [...found].filter((position) => position > 0).sort((a, b) => a - b);
}

function cut(runs: readonly Run[], { start, end }: { start: number; end: number }): Run[] {
  return runs
    .filter((run) => run.start < end && run.end > start)
    .map((run) => ({ ...run, start: Math.max(run.start, start), end: Math.min(run.end, end) }));
}

const widthOfRun = (text: string, { start, end, level, typeface }: Run) =>
  typeface.shape(text.slice(start, end), level % 2 === 1).width;

function lineFrom(
  { text, runs, start, end }: { text: string; runs: readonly Run[]; start: number; end: number },
  { size, bold }: { size: number; bold: boolean },
): Line {
  const trimmed = start + text.slice(start, end).trimEnd().length;
  const pieces = inVisualOrder(cut(runs, { start, end: trimmed })).map((run) => ({
    text: text.slice(run.start, run.end),
    typeface: run.typeface,
    rightToLeft: run.level % 2 === 1,
    width: widthOfRun(text, run) * size,
  }));
  const faces = [typefaceFor("x", { bold, japanese: false })!, ...pieces.map(({ typeface }) => typeface)];
  return {
    pieces,
    width: pieces.reduce((sum, piece) => sum + piece.width, 0),
    ascent: Math.max(...faces.map(({ ascent }) => ascent)) * size,
    descent: Math.max(...faces.map(({ descent }) => descent)) * size,
  };
}

/** Rule L2: from the highest level to the lowest odd one, reverses what is at that level or above. */
function inVisualOrder(runs: readonly Run[]): Run[] {
  const ordered = [...runs];
  const highest = Math.max(0, ...runs.map(({ level }) => level));
  for (let level = highest; level >= 1; level -= 1)
    for (let from = 0; from < ordered.length; from += 1) {
      let to = from;
      while (to < ordered.length && ordered[to]!.level >= level) to += 1;
      if (to > from) ordered.splice(from, to - from, ...ordered.slice(from, to).reverse());
      from = Math.max(from, to - 1);
    }
  return ordered;
}
