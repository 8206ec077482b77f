/** What a program of the project needs when it runs: the closure of its imports, read from the sources. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { builtinModules } from "node:module";
import { dirname, join, normalize } from "node:path";
import ts from "typescript";

export type Needs = {
  /** The project's files, by their paths from its root, each with the file that needs it. */
  files: Map<string, string>;
  /** Names of packages, each with a file that imports it. */
  packages: Map<string, string>;
};

/** Everything that these files import when they are run, and the files beside them that they name. `root` ends with a slash. */
export function importClosure(root: string, entries: readonly string[]): Needs {
  const needs: Needs = { files: new Map(), packages: new Map() };
  const waiting = entries.map((file): [string, string] => [file, "the command"]);
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [file, by] = next;
    if (needs.files.has(file)) continue;
    needs.files.set(file, by);
    if (!/\.(ts|mjs|js)$/.test(file)) continue;
    const { imported, named } = readNeeds(`${root}${file}`);
    for (const specifier of imported) {
      if (specifier.startsWith(".")) waiting.push([resolveModule(root, join(dirname(file), specifier)), file]);
      else if (!isBuiltIn(specifier)) needs.packages.set(packageOf(specifier), file);
    }
    for (const specifier of named)
      if (specifier.includes("node_modules/"))
        needs.packages.set(packageOf(specifier.split("node_modules/").at(-1)!), file);
      else
        for (const found of filesNamed(root, normalize(join(dirname(file), specifier))))
          if (!isTestFile(found)) waiting.push([found, file]);
    if (!needs.files.has("ponder.config.ts") && needs.packages.has("ponder")) waiting.push(...ponderFiles(root));
  }
  return needs;
}

/** What Ponder loads by itself: its configuration, the schema, the handlers and the API. */
function ponderFiles(root: string): [string, string][] {
  const handlers = filesNamed(root, "src").filter(
    (file) => file.endsWith(".ts") && !isTestFile(file) && !file.startsWith("src/api/"),
  );
  return ["ponder.config.ts", "ponder.schema.ts", "src/api/index.ts", ...handlers].map((file) => [file, "Ponder"]);
}

/** Whether a file of the project is there for the tests alone, by its name. */
export function isTestFile(file: string): boolean {
  return /\.test\.ts$|-fixture\.ts$|(^|\/)fixtures?\//.test(file);
}

function readNeeds(path: string): { imported: string[]; named: string[] } {
  const source = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest);
  const imported: string[] = [];
  const named: string[] = [];
  const literal = (node: ts.Node | undefined) => {
    if (node && ts.isTemplateExpression(node)) return [node.head.text];
    return node && ts.isStringLiteralLike(node) ? [node.text] : [];
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && !node.importClause?.isTypeOnly) imported.push(...literal(node.moduleSpecifier));
    else if (ts.isExportDeclaration(node) && !node.isTypeOnly) imported.push(...literal(node.moduleSpecifier));
    else if (ts.isCallExpression(node)) {
      const called = node.expression.getText(source);
      if (node.expression.kind === ts.SyntaxKind.ImportKeyword) imported.push(...literal(node.arguments[0]));
      // `require.resolve("a-package/file")`, `createRequire(…).resolve(…)`, `import.meta.resolve("a-package")`
      else if (/(^|\.)resolve$/.test(called) && /require|import\.meta/i.test(called))
        imported.push(...literal(node.arguments[0]).filter((name) => !name.startsWith("/")));
    } else if (ts.isNewExpression(node) && node.expression.getText(source) === "URL") {
      const [file, base] = node.arguments ?? [];
      if (base?.getText(source) === "import.meta.url") named.push(...namedBy(file, source));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { imported, named };
}

/** The file of `new URL("./file", import.meta.url)`; for a template, the folder that its beginning names. */
function namedBy(node: ts.Expression | undefined, source: ts.SourceFile): string[] {
  if (node === undefined) return [];
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isTemplateExpression(node)) return [node.head.text.slice(0, node.head.text.lastIndexOf("/") + 1)];
  throw new Error(`${source.fileName} names a file by ${node.getText(source)}, which this test cannot follow.`);
}

function resolveModule(root: string, path: string): string {
  const candidates = [path, `${path}.ts`, `${path}.mjs`, `${path}/index.ts`];
  const found = candidates.find((file) => existsSync(`${root}${file}`) && statSync(`${root}${file}`).isFile());
  if (found === undefined) throw new Error(`${path} is imported and does not exist.`);
  return found;
}

/** A file, or all of a folder's. The project's own root stands for no file: programs name it to find others. */
function filesNamed(root: string, path: string): string[] {
  const place = path.replace(/\/$/, "");
  if (place === "." || place === "") return [];
  if (!existsSync(`${root}${place}`)) return [];
  if (statSync(`${root}${place}`).isFile()) return [place];
  return readdirSync(`${root}${place}`, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesNamed(root, `${place}/${entry.name}`) : [`${place}/${entry.name}`],
  );
}

function isBuiltIn(specifier: string): boolean {
  return /^(node|ponder):/.test(specifier) || builtinModules.includes(specifier);
}

function packageOf(specifier: string): string {
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}
