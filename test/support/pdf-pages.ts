import { inflateSync } from "node:zlib";

/**
 * The text of each page of a PDF as readers find it: what the glyphs of its fonts stand for, or the text that is given
 * beside them (ActualText). Text in one font and direction is together, in the order in which it is drawn.
 */
export function pagesOf(pdf: Buffer): string[] {
  const { objects, streamOf, pages } = read(pdf);
  const alphabets = new Map<string, string[]>();
  const alphabetOf = (font: string) => {
    const known = alphabets.get(font);
    if (known) return known;
    const alphabet = readAlphabet(streamOf(/\/ToUnicode (\d+) 0 R/.exec(objects.get(font)!)![1]!));
    alphabets.set(font, alphabet);
    return alphabet;
  };
  return pages.map((page) => {
    const resources = objects.get(/\/Resources (\d+) 0 R/.exec(page)![1]!)!;
    const fonts = new Map([...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name, id]) => [name!, id!]));
    return readText(contentOf(page, streamOf), (name) => alphabetOf(fonts.get(name)!));
  });
}

/** What draws each page of a PDF: its content stream. */
export function contentsOf(pdf: Buffer): string[] {
  const { streamOf, pages } = read(pdf);
  return pages.map((page) => contentOf(page, streamOf));
}

const contentOf = (page: string, streamOf: (id: string) => string) => streamOf(/\/Contents (\d+) 0 R/.exec(page)![1]!);

/** The objects of a PDF by their numbers, what a stream among them holds, and the objects that are pages. */
function read(pdf: Buffer): { objects: Map<string, string>; streamOf: (id: string) => string; pages: string[] } {
  const file = pdf.toString("latin1");
  const objects = new Map(
    [...file.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id, object]) => [id!, object!]),
  );
  const streamOf = (id: string) =>
    inflateSync(Buffer.from(/stream\n([\s\S]*)\nendstream/.exec(objects.get(id)!)![1]!, "latin1")).toString("latin1");
  return { objects, streamOf, pages: [...objects.values()].filter((object) => /\/Type \/Page\n/.test(object)) };
}

/** What each code of a font stands for. */
function readAlphabet(cmap: string): string[] {
  return [...cmap.matchAll(/<(\w{4})> <\w{4}> \[(.*)\]/g)].flatMap(([, , letters]) =>
    [...letters!.matchAll(/<([^>]*)>/g)].map(([, hex]) => utf16(hex!)),
  );
}

function readText(content: string, alphabetOf: (font: string) => string[]): string {
  return [...content.matchAll(/BT\n([\s\S]*?)\nET/g)]
    .map(([, text]) => {
      const alphabet = alphabetOf(/\/(F\d+) [\d.]+ Tf/.exec(text!)![1]!);
      return text!
        .replace(/BDC\n[\s\S]*?\nEMC/g, "")
        .split("\n")
        .map((line) => {
          const beside = /\/ActualText <feff(\w*)>/.exec(line)?.[1];
          if (beside !== undefined) return utf16(beside);
          const shown = /\[(.*)\] TJ/.exec(line)?.[1] ?? "";
          return [...shown.matchAll(/<(\w*)>/g)]
            .flatMap(([, codes]) => [...codes!.matchAll(/\w{4}/g)])
            .map(([code]) => alphabet[Number.parseInt(code, 16)]!)
            .join("");
        })
        .join("");
    })
    .join(" ");
}

const utf16 = (hex: string) =>
  [...hex.matchAll(/\w{4}/g)].map(([unit]) => String.fromCharCode(Number.parseInt(unit, 16))).join("");
