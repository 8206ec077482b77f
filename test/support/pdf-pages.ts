import { inflateSync } from "node:zlib";

/** The text of each page of a PDF, as far as it is set in PDF's own fonts. */
export function pagesOf(pdf: Buffer): string[] {
  const file = pdf.toString("latin1");
  const streams = [...file.matchAll(/\/FlateDecode\s*>>\s*stream\n([\s\S]*?)\nendstream/g)].map(([, packed]) =>
    inflateSync(Buffer.from(packed!, "latin1")).toString("latin1"),
  );
  return streams
    .filter((stream) => stream.includes(" TJ"))
    .map((page) =>
      [...page.matchAll(/\[([^\]]*)\] TJ/g)]
        .map(([, shown]) =>
          [...shown!.matchAll(/<([0-9a-f]*)>/g)].map(([, hex]) => Buffer.from(hex!, "hex").toString("latin1")).join(""),
        )
        .join(" "),
    );
}
