/** Writes the oracle's labels into a scenario file, leaving everything else in it unchanged. */
import { type Action, readLines } from "./lines";
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
  const changed: number[] = [];
  const put = (number: number, action: Action) => {
    sources[number - 1] = print(action);
    changed.push(number);
  };
  for (const { number, action } of lines) {
    const { expect, ...unlabelled } = action;
    const found = labels.get(number) ?? [];
    if (JSON.stringify(expect ?? []) === JSON.stringify(found)) continue;
    put(number, { ...unlabelled, expect: found } as Action);
  }
  const first = lines[0];
  if (first && labels.size === 0 && !lines.some(({ action }) => action.expect))
    put(first.number, { ...first.action, expect: [] });
  return { text: sources.join("\n"), changed };
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
