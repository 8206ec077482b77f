import { readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import ts from "typescript";

/** One file imports another; both are paths within the project. Imports of types count like any other. */
export type Import = { from: string; to: string };

/**
 * What files import of each other: `import`, `export … from`, `import("…")` and `new URL("./x.ts", import.meta.url)`.
 * Packages are left out. `read` gives a file's text.
 */
export function importsOf(
  files: readonly string[],
  read: (file: string) => string = (file) => readFileSync(file, "utf8"),
): Import[] {
  const known = new Set(files);
  return files.flatMap((from) => {
    const found = specifiersIn(read(from)).flatMap((specifier) => {
      const path = normalize(join(dirname(from), specifier));
      const to = [path, `${path}.ts`, `${path}.tsx`, `${path}/index.ts`].find((file) => known.has(file));
      return to === undefined ? [] : [to];
    });
    return [...new Set(found)].map((to) => ({ from, to }));
  });
}

/** The relative specifiers in a source, with how often-repeated ones left as they are. */
function specifiersIn(source: string): string[] {
  return ts
    .preProcessFile(source, true, true)
    .importedFiles.map(({ fileName }) => fileName)
    .concat([...source.matchAll(/new URL\("(\.[^"]+\.ts)", import\.meta\.url\)/g)].map(([, file]) => file!))
    .filter((specifier) => specifier.startsWith("."));
}

/**
 * Groups of files that import each other in a circle, each group sorted: the strongly connected components of more than one
 * file, by Tarjan's algorithm, and files that import themselves.
 */
export function circlesIn(imports: readonly Import[]): string[][] {
  const targets = new Map<string, string[]>();
  for (const { from, to } of imports) targets.set(from, [...(targets.get(from) ?? []), to]);
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const onStack = new Set<string>();
  const circles: string[][] = [];

  const visit = (file: string) => {
    index.set(file, index.size);
    low.set(file, index.get(file)!);
    stack.push(file);
    onStack.add(file);
    for (const to of targets.get(file) ?? []) {
      if (!index.has(to)) visit(to);
      if (onStack.has(to)) low.set(file, Math.min(low.get(file)!, low.get(to)!));
    }
    if (low.get(file) !== index.get(file)) return;
    const circle = stack.splice(stack.indexOf(file));
    for (const member of circle) onStack.delete(member);
    if (circle.length > 1 || targets.get(file)?.includes(file)) circles.push(circle.sort());
  };
  for (const file of targets.keys()) if (!index.has(file)) visit(file);
  return circles;
}
