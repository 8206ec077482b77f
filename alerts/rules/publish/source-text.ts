import ts from "typescript";

/**
 * Returns a TypeScript source in a form independent of its layout: its tokens, one per line, without comments, white
 * space, trailing commas and imports. White space within strings counts as one space.
 */
export function sourceText(source: string): string {
  const file = ts.createSourceFile("rule.ts", source, ts.ScriptTarget.ES2022, true);
  const tokens: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isJSDoc(node) || ts.isImportDeclaration(node)) return;
    const children = node.getChildren(file);
    for (const child of children) visit(child);
    const text = children.length > 0 ? "" : node.getText(file);
    if (CLOSING.has(text) && tokens.at(-1) === ",") tokens.pop();
    if (text !== "") tokens.push(text.replace(/\s+/g, " "));
  };
  visit(file);
  return tokens.join("\n");
}

const CLOSING = new Set([")", "]", "}"]);
