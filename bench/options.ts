import { parseArgs } from "node:util";

/** The command line asks for something that there is not: the message says what. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

export type OptionValues = {
  /** A whole number, as `20000`, `20k` or `5M`. */
  count: (name: string, fallback: number) => number;
  /** Several of them, with commas between. */
  counts: (name: string, fallback: readonly number[]) => number[];
  /** A number, perhaps with a fraction. */
  amount: (name: string, fallback: number) => number;
  /** One or several of these words, with commas between. */
  words: <Word extends string>(name: string, known: readonly Word[], fallback: readonly Word[]) => Word[];
  text: (name: string) => string | undefined;
  flag: (name: string) => boolean;
};

/** Reads options of these names. Throws a `UsageError` for any other, and for a value that is no such thing. */
export function readOptions(args: readonly string[], names: readonly string[], flags: readonly string[]): OptionValues {
  const values = valuesOf(args, names, flags);
  const text = (name: string) => {
    const value = values[name];
    return typeof value === "string" ? value : undefined;
  };
  return {
    text,
    flag: (name) => values[name] === true,
    count: (name, fallback) => (text(name) === undefined ? fallback : countOf(name, text(name)!)),
    counts: (name, fallback) =>
      text(name) === undefined
        ? [...fallback]
        : text(name)!
            .split(",")
            .map((part) => countOf(name, part)),
    amount: (name, fallback) => {
      const value = text(name) === undefined ? fallback : Number(text(name));
      if (!(value > 0)) throw new UsageError(`--${name} is a number greater than 0.`);
      return value;
    },
    words: (name, known, fallback) => {
      const given = text(name)?.split(",") ?? fallback;
      const unknown = given.find((word) => !known.some((each) => each === word));
      if (unknown !== undefined) throw new UsageError(`--${name} takes ${known.join(", ")}, with commas between.`);
      return known.filter((word) => given.includes(word));
    },
  };
}

function valuesOf(
  args: readonly string[],
  names: readonly string[],
  flags: readonly string[],
): Record<string, unknown> {
  const options = Object.fromEntries([
    ...names.map((name) => [name, { type: "string" }] as const),
    ...flags.map((name) => [name, { type: "boolean" }] as const),
  ]);
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function countOf(name: string, text: string): number {
  const match = /^([0-9]+(?:\.[0-9]+)?)(k|M)?$/.exec(text.trim());
  const value = match ? Number(match[1]) * { "": 1, k: 1_000, M: 1_000_000 }[(match[2] ?? "") as "" | "k" | "M"] : 0;
  if (!Number.isSafeInteger(value) || value < 1)
    throw new UsageError(`--${name} is a whole number such as 20000, 20k or 5M.`);
  return value;
}
