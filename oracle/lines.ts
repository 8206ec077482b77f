/** Reading a scenario file: one JSON object a line, blank lines and lines that start with `//` left out. */

/** One line of a scenario: what is done, and when. The other fields depend on the verb. */
export type Action = {
  at: string;
  do: string;
  id?: string;
  expect?: string[];
  by?: string;
  reverts?: boolean;
  [field: string]: unknown;
};

/** An action and the number of its line in the file, from 1. */
export type Line = {
  number: number;
  action: Action;
};

/** The actions of a scenario file. Throws an error naming the line where one is not a JSON object with `at` and `do`. */
export function readLines(text: string): Line[] {
  return text.split("\n").flatMap((source, index) => {
    if (source.trim() === "" || source.trimStart().startsWith("//")) return [];
    return [{ number: index + 1, action: readAction(source, index + 1) }];
  });
}

/** Lines for actions that come from no file, numbered from 1. */
export function numberLines(actions: readonly Action[]): Line[] {
  return actions.map((action, index) => ({ number: index + 1, action }));
}

/** An instant as whole Unix seconds; 0 where none is given. Throws a `RangeError` on anything but a whole second. */
export function secondsOf(instant: unknown): number {
  if (instant === undefined || instant === null) return 0;
  const seconds = Date.parse(String(instant)) / 1000;
  if (!Number.isInteger(seconds)) throw new RangeError(`${String(instant)} is not an instant on a whole second`);
  return seconds;
}

function readAction(source: string, number: number): Action {
  let action: unknown;
  try {
    action = JSON.parse(source);
  } catch (cause) {
    throw new Error(`Line ${number} is not JSON`, { cause });
  }
  if (!isAction(action)) throw new Error(`Line ${number} has no "at" and "do"`);
  return action;
}

function isAction(value: unknown): value is Action {
  return typeof value === "object" && value !== null && "at" in value && "do" in value;
}
