import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { create, type Font } from "fontkit";
import { Blob, Buffer, Direction, Face, Font as Shaper, shape } from "harfbuzzjs";

/** A shaped text: glyphs from left to right. Lengths are in units of the font. */
type Shaped = {
  glyphs: readonly { id: number; codePoints: readonly number[]; advanceWidth: number }[];
  positions: readonly { xAdvance: number; yAdvance: number; xOffset: number; yOffset: number }[];
  /** Letters that were shaped together, and the glyphs [from, to) that stand for them, from left to right. */
  clusters: readonly { text: string; from: number; to: number }[];
  /** In ems. */
  width: number;
};

/** A font in one weight. */
export type Typeface = {
  name: string;
  /** Height above and depth below the baseline, in ems. */
  ascent: number;
  descent: number;
  /** Whether it has every letter of a text. */
  has: (text: string) => boolean;
  shape: (text: string, rightToLeft: boolean) => Shaped;
  /** What pdfkit embeds. It is told the direction by the features `rtla` and `ltra`. */
  embeddable: object;
};

/** Packages of `@expo-google-fonts` and the names of their files. */
const FAMILIES = {
  latin: ["noto-sans", "NotoSans"],
  armenian: ["noto-sans-armenian", "NotoSansArmenian"],
  georgian: ["noto-sans-georgian", "NotoSansGeorgian"],
  hebrew: ["noto-sans-hebrew", "NotoSansHebrew"],
  arabic: ["noto-sans-arabic", "NotoSansArabic"],
  devanagari: ["noto-sans-devanagari", "NotoSansDevanagari"],
  bengali: ["noto-sans-bengali", "NotoSansBengali"],
  gurmukhi: ["noto-sans-gurmukhi", "NotoSansGurmukhi"],
  gujarati: ["noto-sans-gujarati", "NotoSansGujarati"],
  odia: ["noto-sans-oriya", "NotoSansOriya"],
  tamil: ["noto-sans-tamil", "NotoSansTamil"],
  telugu: ["noto-sans-telugu", "NotoSansTelugu"],
  kannada: ["noto-sans-kannada", "NotoSansKannada"],
  malayalam: ["noto-sans-malayalam", "NotoSansMalayalam"],
  sinhala: ["noto-sans-sinhala", "NotoSansSinhala"],
  thai: ["noto-sans-thai", "NotoSansThai"],
  lao: ["noto-sans-lao", "NotoSansLao"],
  khmer: ["noto-sans-khmer", "NotoSansKhmer"],
  myanmar: ["noto-sans-myanmar", "NotoSansMyanmar"],
  tibetan: ["noto-serif-tibetan", "NotoSerifTibetan"],
  ethiopic: ["noto-sans-ethiopic", "NotoSansEthiopic"],
  thaana: ["noto-sans-thaana", "NotoSansThaana"],
  chinese: ["noto-sans-sc", "NotoSansSC"],
  japanese: ["biz-udpgothic", "BIZUDPGothic"],
  korean: ["nanum-gothic", "NanumGothic"],
  emoji: ["noto-emoji", "NotoEmoji"],
} as const;

type Family = keyof typeof FAMILIES | "others";

/** The family that has the letters of a script, in the order of how often they are asked for. */
const SCRIPTS: readonly (readonly [RegExp, Family])[] = [
  [/[\p{sc=Latn}\p{sc=Grek}\p{sc=Cyrl}]/u, "latin"],
  [/\p{sc=Arab}/u, "arabic"],
  [/\p{sc=Hebr}/u, "hebrew"],
  [/\p{sc=Deva}/u, "devanagari"],
  [/\p{sc=Beng}/u, "bengali"],
  [/\p{sc=Guru}/u, "gurmukhi"],
  [/\p{sc=Gujr}/u, "gujarati"],
  [/\p{sc=Orya}/u, "odia"],
  [/\p{sc=Taml}/u, "tamil"],
  [/\p{sc=Telu}/u, "telugu"],
  [/\p{sc=Knda}/u, "kannada"],
  [/\p{sc=Mlym}/u, "malayalam"],
  [/\p{sc=Sinh}/u, "sinhala"],
  [/\p{sc=Thai}/u, "thai"],
  [/\p{sc=Laoo}/u, "lao"],
  [/\p{sc=Khmr}/u, "khmer"],
  [/\p{sc=Mymr}/u, "myanmar"],
  [/\p{sc=Tibt}/u, "tibetan"],
  [/\p{sc=Ethi}/u, "ethiopic"],
  [/\p{sc=Thaa}/u, "thaana"],
  [/\p{sc=Armn}/u, "armenian"],
  [/\p{sc=Geor}/u, "georgian"],
  [/[\p{sc=Hira}\p{sc=Kana}]/u, "japanese"],
  [/\p{sc=Hang}/u, "korean"],
  [/[\p{sc=Han}\p{sc=Bopo}]/u, "chinese"],
  [/\p{Emoji_Presentation}/u, "emoji"],
];

/** Families that are tried for what the script's own has not, in this order. */
const FALLBACKS: readonly Family[] = ["latin", "chinese", "japanese", "emoji", "others"];

/** Characters that need no glyph: joiners and selectors of variants. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;

/** How many shaped texts a typeface remembers. */
const MOST_REMEMBERED = 5_000;

const typefaces = new Map<string, Typeface>();

/**
 * Returns the typeface for a letter with its marks; undefined if no font has it. `previous` is the typeface of the letter
 * before, which punctuation keeps to. Chinese characters in a Japanese text are set in its own forms.
 */
export function typefaceFor(
  letter: string,
  { bold, previous, japanese }: { bold: boolean; previous?: Typeface; japanese: boolean },
): Typeface | undefined {
  const own = SCRIPTS.find(([script]) => script.test(letter))?.[1];
  const plain = /^[\x21-\x7e]*$/.test(letter);
  const first = own === "chinese" && japanese ? "japanese" : own;
  if (first === undefined && !plain && previous?.has(letter)) return previous;
  for (const family of first === undefined ? FALLBACKS : [first, ...FALLBACKS]) {
    const typeface = open(family, bold);
    if (typeface.has(letter)) return typeface;
  }
  return undefined;
}

function open(family: Family, bold: boolean): Typeface {
  const name = `${family} ${bold ? "bold" : "regular"}`;
  const known = typefaces.get(name);
  if (known) return known;
  const typeface = load(name, readFileSync(createRequire(import.meta.url).resolve(fileOf(family, bold))));
  // The metrics of Noto Sans leave room for scripts that it does not have; lines of Latin would be too far apart.
  if (family === "latin") Object.assign(typeface, { ascent: 0.95, descent: 0.25 });
  typefaces.set(name, typeface);
  return typeface;
}

function fileOf(family: Family, bold: boolean): string {
  if (family === "others") return `dejavu-fonts-ttf/ttf/DejaVuSans${bold ? "-Bold" : ""}.ttf`;
  const [folder, file] = FAMILIES[family];
  const weight = bold ? "700Bold" : "400Regular";
  return `@expo-google-fonts/${folder}/${weight}/${file}_${weight}.ttf`;
}

function load(name: string, file: NodeJS.ArrayBufferView & Uint8Array<ArrayBuffer>): Typeface {
  // Fontkit reads a header for every glyph, also for an empty one at the end of the file.
  const padded = new Uint8Array(file.byteLength + 16);
  padded.set(file);
  const font = create(padded as never) as Font;
  const shaper = new Shaper(
    new Face(new Blob(file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength)), 0),
  );
  const remembered = new Map<string, Shaped>();
  const shaped = (text: string, rightToLeft: boolean): Shaped => {
    const key = `${rightToLeft ? "<" : ">"}${text}`;
    const known = remembered.get(key);
    if (known) return known;
    const fresh = shapeText(text, { font, shaper, rightToLeft });
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(key, fresh);
    return fresh;
  };
  return {
    name,
    ascent: font.ascent / font.unitsPerEm,
    descent: -font.descent / font.unitsPerEm,
    has: (text) =>
      [text, text.normalize("NFD")].some((form) =>
        [...form.replace(INVISIBLE, "")].every((letter) => font.hasGlyphForCodePoint(letter.codePointAt(0)!)),
      ),
    shape: shaped,
    embeddable: Object.create(font, {
      layout: {
        value: (text: string, features: readonly string[] = []) => {
          const { glyphs, positions } = shaped(text, features.includes("rtla"));
          // Pdfkit scales the positions in place.
          const own = positions.map((position) => ({ ...position }));
          return {
            positions: own,
            glyphs,
            get advanceWidth() {
              return own.reduce((sum, { xAdvance }) => sum + xAdvance, 0);
            },
          };
        },
      },
    }),
  };
}

function shapeText(
  text: string,
  { font, shaper, rightToLeft }: { font: Font; shaper: Shaper; rightToLeft: boolean },
): Shaped {
  const buffer = new Buffer();
  buffer.addText(text);
  buffer.setDirection(rightToLeft ? Direction.RTL : Direction.LTR);
  buffer.guessSegmentProperties();
  shape(shaper, buffer);
  const infos = buffer.getGlyphInfos();
  const positions = buffer.getGlyphPositions();
  // A cluster is the index of the first character of those that a glyph stands for.
  const starts = [...new Set(infos.map(({ cluster }) => cluster))].sort((a, b) => a - b);
  const endOf = new Map(starts.map((start, index) => [start, starts[index + 1] ?? text.length]));
  const clusters: { text: string; from: number; to: number }[] = [];
  const glyphs = infos.map(({ codepoint, cluster }, index) => {
    const letters = text.slice(cluster, endOf.get(cluster));
    const first = infos[index - 1]?.cluster !== cluster;
    if (first) clusters.push({ text: letters, from: index, to: index + 1 });
    else clusters.at(-1)!.to = index + 1;
    return {
      id: codepoint,
      codePoints: first ? [...letters].map((letter) => letter.codePointAt(0)!) : [],
      advanceWidth: font.getGlyph(codepoint).advanceWidth,
    };
  });
  return {
    glyphs,
    clusters,
    positions: positions.map(({ xAdvance, yAdvance, xOffset, yOffset }) => ({ xAdvance, yAdvance, xOffset, yOffset })),
    width: positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0) / font.unitsPerEm,
  };
}
