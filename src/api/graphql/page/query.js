const IGNORED = /#[^\n]*|"""[\s\S]*?"""|"(?:\\.|[^"\\\n])*"/g;
const OPERATION = /(?:^|[}\s])(?:query|mutation|subscription)\s+([_A-Za-z]\w*)/g;

/**
 * The name of the operation that the caret stands in, or after; undefined where the text has not more than one that is
 * named, since no name is needed then. Comments and strings name nothing.
 */
export function operationAt(text, caret) {
  const plain = text.replace(IGNORED, (ignored) => " ".repeat(ignored.length));
  const operations = [...plain.matchAll(OPERATION)];
  if (operations.length < 2) return undefined;
  const before = operations.findLast(({ index }) => index <= caret) ?? operations[0];
  return before[1];
}

/** The variables that were typed in; throws a sentence where they are no JSON object. */
export function variablesOf(text) {
  if (text.trim() === "") return undefined;
  let value;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new Error(`The variables are no JSON: ${error.message}`);
  }
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new Error("The variables must be a JSON object.");
  return value;
}
