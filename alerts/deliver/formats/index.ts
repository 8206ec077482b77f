import type { Format } from "./format";
import { standard } from "./standard";

/** What an endpoint's messages can be written in: one line a format. The API offers these and nothing else is stored. */
export const FORMATS: readonly Format[] = [
  standard, //
];

/** What an endpoint has where nobody chose another. */
export const DEFAULT_FORMAT = standard.name;

/** An endpoint's format is not in the list: a later version of the product made it, or a name was removed. */
export class UnknownFormatError extends Error {
  override name = "UnknownFormatError";
}

/** The format of this name. Throws an `UnknownFormatError` where there is none. */
export function findFormat(name: string, formats: readonly Format[] = FORMATS): Format {
  const found = formats.find((format) => format.name === name);
  if (!found)
    throw new UnknownFormatError(
      `This version knows no webhook format ${name}: run one that does, or delete the endpoints that have it.`,
    );
  return found;
}
