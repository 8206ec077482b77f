import ts from "typescript";

/**
 * Returns a TypeScript source in a form independent of its layout: its tokens, one per line, without comments, white
 * space, trailing commas, imports and the rule's title. White space within strings counts as one space.
 */
export function sourceText(source: string): string {
  const file = ts.createSourceFile("rule.ts", source, ts.ScriptTarget.ES2022, true);
  const tokens: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isJSDoc(node) || ts.isImportDeclaration(node)) return;
    const children = node.getChildren(file);
    for (const [index, child] of children.entries()) {
      const before = children[index - 1];
      if (isTitle(child, file) || (before && isTitle(before, file))) continue;
      visit(child);
    }
    const text = children.length > 0 ? "" : node.getText(file);
    if (CLOSING.has(text) && tokens.at(-1) === ",") tokens.pop();
    if (text !== "") tokens.push(text.replace(/\s+/g, " "));
  };
  visit(file);
  return tokens.join("\n");
}

const CLOSING = new Set([")", "]", "}"]);

/** Whether the node is the title in a rule's definition. It decides nothing, and alerts do not have it. */
function isTitle(node: ts.Node, file: ts.SourceFile): boolean {
  if (!ts.isPropertyAssignment(node) || node.name.getText(file) !== "title") return false;
  const call = node.parent.parent;
  return ts.isCallExpression(call) && /^define\w*Rule$/.test(call.expression.getText(file));
}
