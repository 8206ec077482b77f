import { DirectoryImportError, type LineFault } from "./faults";

/** What Windows-1252 has in the place of control characters; five bytes mean nothing. */
const WINDOWS_1252 = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ";

const SAVE_AS_UTF8 =
  'Save the file as UTF-8 (in Excel: "CSV UTF-8"), or name its encoding: charset=windows-1252 in Content-Type, --charset windows-1252 on the command line.';

/**
 * Decodes a file: by its byte order mark, else by the charset that its sender named, else as UTF-8. Line ends become
 * line feeds. Throws a `DirectoryImportError` that names each line whose bytes are not in that encoding, so that no
 * letter is ever replaced.
 */
export function decodeFile(file: Uint8Array, charset?: string): string {
  const encoding = markedEncoding(file) ?? namedEncoding(charset ?? "utf-8");
  if (encoding === "utf-8" && file.subarray(0, 64).includes(0))
    throw refusal(`The first line contains NUL characters, so the file is probably UTF-16. ${SAVE_AS_UTF8}`);
  const text = decoded(file, encoding);
  if (text === undefined) throw new DirectoryImportError(undecodable(file, encoding));
  return text.replace(/\r\n?/g, "\n");
}

function markedEncoding(file: Uint8Array): string | undefined {
  const marks = { "utf-8": [0xef, 0xbb, 0xbf], "utf-16le": [0xff, 0xfe], "utf-16be": [0xfe, 0xff] };
  return Object.entries(marks).find(([, mark]) => mark.every((byte, index) => file[index] === byte))?.[0];
}

function namedEncoding(charset: string): string {
  try {
    return new TextDecoder(charset).encoding;
  } catch {
    throw refusal(`The charset ${charset} is unknown. Use utf-8, utf-16le or windows-1252, for example.`);
  }
}

/** Returns undefined if a byte has no meaning in the encoding. */
function decoded(file: Uint8Array, encoding: string): string | undefined {
  if (encoding === "windows-1252") {
    const text = Buffer.from(file).toString("latin1");
    const right = text.replace(/[\x80-\x9f]/g, (letter) => WINDOWS_1252[letter.charCodeAt(0) - 0x80]!);
    return /[\x80-\x9f]/.test(right) ? undefined : right;
  }
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(file);
  } catch {
    return undefined;
  }
}

function undecodable(file: Uint8Array, encoding: string): LineFault[] {
  const detail = `This is not valid ${encoding.toUpperCase()}. ${SAVE_AS_UTF8}`;
  // In UTF-16 a byte alone does not end a line.
  if (encoding.startsWith("utf-16")) return [{ line: 1, column: "", detail }];
  const faults = linesOf(file).flatMap((bytes, index): LineFault[] =>
    decoded(bytes, encoding) === undefined ? [{ line: index + 1, column: "", detail }] : [],
  );
  return faults.length > 0 ? faults : [{ line: 1, column: "", detail }];
}

function linesOf(file: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  let start = 0;
  for (let index = 0; index < file.length; index += 1) {
    const ends = file[index] === 0x0a || (file[index] === 0x0d && file[index + 1] !== 0x0a);
    if (!ends) continue;
    lines.push(file.subarray(start, index));
    start = index + 1;
  }
  return [...lines, file.subarray(start)];
}

const refusal = (detail: string) => new DirectoryImportError([{ line: 1, column: "", detail }]);
