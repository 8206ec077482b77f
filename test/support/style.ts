/** Finding SQL and log messages in a TypeScript source. */
import ts from "typescript";

/** A text in a source; in a template, each `${…}` counts as a space. `tagged`: whether the tag `sql` stands before it. */
export type FoundText = { node: ts.Node; text: string; tagged: boolean };

/** Every text and template of a source. */
export function textsIn(source: ts.SourceFile): FoundText[] {
  const found: FoundText[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) || ts.isTemplateExpression(node))
      found.push({ node, text: textOf(node), tagged: isSqlTag(node.parent) });
    node.forEachChild(visit);
  };
  visit(source);
  return found;
}

const isSqlTag = (node: ts.Node) => ts.isTaggedTemplateExpression(node) && /^sql\b/.test(node.tag.getText());

function textOf(node: ts.StringLiteralLike | ts.TemplateExpression): string {
  if (!ts.isTemplateExpression(node)) return node.text;
  return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join(" ");
}

const STATEMENT =
  /^\s*(select (?!one\b)|insert into |update [\w".]+ set |update \s*set|delete from |with [\w]+ (\([\w, ]+\) )?as |create (table|schema|view|index|unique|or replace|temp|database|role|function|trigger)\b|drop (table|schema|view|index|database|role|owned)\b|alter (table|schema|database|role|system)\b|truncate |begin$|begin;|commit$|rollback$|lock table |explain |notify |listen |refresh |analyze\b|vacuum\b|grant |set (local|session|transaction|statement_timeout)\b|reset )/i;

/** Keywords that our tables have no names of. */
const KEYWORDS = new Set(
  `select insert into update set delete from where group order having limit offset union distinct as on join left right
   inner outer lateral cross and or not is null in exists between like ilike case when then else values returning conflict
   do nothing with recursive create table drop alter rename column truncate begin commit rollback lock cascade asc desc nulls
   using cast interval partition preceding following array any explain primary references default unique constraint for
   skip if to trigger enable disable exclusive mode`.split(/\s+/),
);

/**
 * The SQL keywords that a text has in small letters. A text counts as SQL where it is tagged, or where it begins as a
 * statement does. What stands in quotation marks, in comments and after a dot is no keyword.
 */
export function lowerCaseKeywords(text: string, tagged: boolean): string[] {
  if (!tagged && (!STATEMENT.test(text) || isProse(text))) return [];
  const bare = text
    .replace(/--.*$/gm, " ")
    .replace(/'(?:[^']|'')*'/g, " ")
    .replace(/"[^"]*"/g, " ");
  return [...bare.matchAll(/(?<![\w.$@:])[a-z]+(?![\w.(])/g)]
    .map(([word]) => word)
    .filter((word) => KEYWORDS.has(word));
}

/** English that begins as a statement does: a sentence has one capital, at its start. */
const isProse = (text: string) => /^[A-Z][a-z]+ /.test(text);

const LEVELS = new Set(["trace", "debug", "info", "warn", "error", "fatal"]);

/** The messages of `logger.info(…)` and the like: the last argument where it is a text, both sides of a choice. */
export function messagesOfLogs(source: ts.SourceFile): FoundText[] {
  const found: FoundText[] = [];
  const take = (node: ts.Expression): void => {
    if (ts.isConditionalExpression(node)) {
      take(node.whenTrue);
      take(node.whenFalse);
    } else if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node))
      found.push({ node, text: textOf(node), tagged: false });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && isLogCall(node.expression)) {
      const message = node.arguments[1] ?? node.arguments[0];
      if (message) take(message);
    }
    node.forEachChild(visit);
  };
  visit(source);
  return found;
}

/** `logger.info`, `log.warn`, `context.logger?.error` … */
function isLogCall(node: ts.Expression): boolean {
  if (!ts.isPropertyAccessExpression(node) || !LEVELS.has(node.name.text)) return false;
  return /(^|\.)(logger|log)$/.test(node.expression.getText());
}
