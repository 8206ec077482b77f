const IGNORED = /#[^\n]*|"""[\s\S]*?"""|"(?:\\.|[^"\\\n])*"/g;
const OPERATION = /(?:^|[}\s])(?:query|mutation|subscription)\s+([_A-Za-z]\w*)/g;

/**
 * Returns the name of the operation at or before the caret; undefined if the text has at most one named operation,
 * which then needs no name. Ignores comments and strings.
 */
export function operationAt(text, caret) {
  const plain = text.replace(IGNORED, (ignored) => " ".repeat(ignored.length));
  const operations = [...plain.matchAll(OPERATION)];
  if (operations.length < 2) return undefined;
  const before = operations.findLast(({ index }) => index <= caret) ?? operations[0];
  return before[1];
}

/** Parses the variables; throws a readable error if they are not a JSON object. */
export function variablesOf(text) {
  if (text.trim() === "") return undefined;
  let value;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new Error(`The variables are not valid JSON: ${error.message}`);
  }
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new Error("The variables must be a JSON object.");
  return value;
}
