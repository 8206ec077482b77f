import fc from "fast-check";
import { expect, test } from "vitest";
import { csvLines } from "./csv";

/** The cells of one line, read as RFC 4180 has it. */
function cellsOf(line: string): string[] {
  const cells = [...line.slice(0, -2).matchAll(/(?<=^|,)(?:"((?:[^"]|"")*)"|([^",]*))(?=,|$)/g)];
  return cells.map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? "");
}

test("whatever is in a cell comes out of it again, but for the apostrophe before a formula", () => {
  const text = fc.oneof(fc.string({ unit: "grapheme" }), fc.stringMatching(/^[=+\-@"',\r\n\t ]{0,6}\w?$/));
  fc.assert(
    fc.property(fc.array(text, { minLength: 2, maxLength: 5 }), (cells) => {
      const line = csvLines([cells]);
      expect(line.endsWith("\r\n")).toBe(true);
      const read = cellsOf(line);
      expect(read.map((cell, index) => (cell === `'${cells[index]}` ? cells[index] : cell))).toEqual(cells);
      for (const cell of read) expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/u);
    }),
    { numRuns: 2_000 },
  );
});

test("formulas become text, null an empty cell, and numbers stay numbers", () => {
  expect(csvLines([['=HYPERLINK("http://evil")', "@SUM(A1)", "＝1", null, -5, "a,b"], ["\n=1"]])).toBe(
    `"'=HYPERLINK(""http://evil"")",'@SUM(A1),'＝1,,-5,"a,b"\r\n"'\n=1"\r\n`,
  );
});
