/** Putting the oracle's labels into a scenario file, leaving everything else in it as it was written. */
import { type Line, readLines } from "./lines";
import { labelsOf } from "./oracle";

/**
 * Returns the file's text with the `expect` of each line as determined by the oracle, and the numbers of changed lines.
 * A correct empty `expect` is kept: it marks the harmless side of a boundary. A file without expectations gets an empty
 * one on its first line, because a file without any `expect` is not labelled. Limited to `rules`, if given.
 */
export function relabel(text: string, rules?: ReadonlySet<string>): { text: string; changed: number[] } {
  const lines = readLines(text);
  const labels = labelsOf(lines, undefined, rules);
  const sources = text.split("\n");
  const harmless = harmlessLines(lines, labels);
  const changed: number[] = [];
  for (const { number, action } of lines) {
    const { expect, ...unlabelled } = action;
    const found = labels.get(number) ?? (expect || harmless.has(number) ? [] : undefined);
    if (JSON.stringify(expect ?? undefined) === JSON.stringify(found)) continue;
    sources[number - 1] = print({ ...unlabelled, expect: found });
    changed.push(number);
  }
  return { text: sources.join("\n"), changed };
}

/** The lines to mark as harmless; none in a file that has labels already. */
function harmlessLines(lines: readonly Line[], labels: ReadonlyMap<number, string[]>): Set<number> {
  if (lines.some(({ action }) => action.expect)) return new Set();
  const quiet = lines.filter(({ number, action }) => !labels.has(number) && !action.reverts);
  const verbs = new Set(lines.flatMap(({ number, action }) => (labels.has(number) ? [action.do] : [])));
  const marked = verbs.size > 0 ? quiet.filter(({ action }) => verbs.has(action.do)) : quiet.slice(0, 1);
  return new Set(marked.map(({ number }) => number));
}

/** JSON with a space after each comma and colon, as the scenario files are written. */
function print(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(print).join(", ")}]`;
  if (typeof value === "object" && value !== null) {
    const fields = Object.entries(value).filter(([, field]) => field !== undefined);
    return `{${fields.map(([name, field]) => `${JSON.stringify(name)}: ${print(field)}`).join(", ")}}`;
  }
  return JSON.stringify(value);
}
