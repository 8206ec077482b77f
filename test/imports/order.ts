import type { Import } from "./graph";
import type { Part } from "./parts";

/** Whether a file is a test or serves tests alone: such files may import everything, and nothing imports them. */
const isTest = (file: string) => file.endsWith(".test.ts") || file.startsWith("test/") || file === "vitest.config.ts";

/** The part that a file belongs to: the one with the longest path that the file begins with; undefined where there is none. */
export function partOf(file: string, parts: readonly Part[]): Part | undefined {
  const lengthIn = (part: Part) =>
    Math.max(
      0,
      ...part.paths
        .filter((path) => file === path || (path.endsWith("/") && file.startsWith(path)))
        .map((path) => path.length),
    );
  const best = parts.reduce((one, other) => (lengthIn(other) > lengthIn(one) ? other : one), parts[0]!);
  return lengthIn(best) > 0 ? best : undefined;
}

/** A sentence for each import against the order, and for each file that belongs to no part. Empty where all is in order. */
export function wrongImports(imports: readonly Import[], files: readonly string[], parts: readonly Part[]): string[] {
  const homeless = files
    .filter((file) => !isTest(file) && partOf(file, parts) === undefined)
    .map((file) => `${file} belongs to no part: add it to test/imports/parts.ts.`);
  const wrong = imports.flatMap(({ from, to }) => {
    if (isTest(from)) return [];
    if (isTest(to)) return [`${from} imports ${to}, which serves tests alone.`];
    const [importer, imported] = [partOf(from, parts), partOf(to, parts)];
    if (importer === undefined || imported === undefined || importer === imported) return [];
    if (parts.indexOf(imported) > parts.indexOf(importer))
      return [
        `${from} imports ${to}, which stands above it: ${imported.paths[0]} comes after ${importer.paths[0]} in test/imports/parts.ts.`,
      ];
    if (importer.only && !importer.only.includes(imported.paths[0]!))
      return [
        `${from} imports ${to}, but ${importer.paths[0]} may import only ${importer.only.join(", ") || "itself"}.`,
      ];
    return [];
  });
  return [...homeless, ...wrong];
}
