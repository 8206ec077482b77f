import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { isPassing } from "../database/snapshot";
import { DirectoryImportError, importDirectory } from "../src/api/directory/import";
import type { ApiContext } from "../src/api/environment";
import { recordCommandChange } from "./record-command";
import { StartError, say } from "./say";

const USAGE =
  "Use it as: npm run directory -- import FILE [--charset windows-1252]. FILE is a CSV file with the columns account,kind,name,address, in UTF-8 unless --charset names its encoding.";

type Context = Pick<ApiContext, "pool" | "db" | "factsSchema">;

/** Parses the command, before the database is reached. Throws a `StartError` with the usage. */
export async function directoryCommand(given: string[]): Promise<(context: Context) => Promise<void>> {
  const { file: path, charset } = parsed(given);
  const file = await readFile(path).catch(() => {
    throw new StartError(`The file ${path} cannot be read.`);
  });
  return async (context) => {
    const { created, updated } = await importDirectory({
      ...{ context, file, charset, by: "npm run directory" },
      recordChange: recordCommandChange("npm run directory -- import"),
    }).catch(refused);
    say(`Imported the directory: ${created} new entries, ${updated} updated.`);
  };
}

function parsed(given: string[]): { file: string; charset?: string | undefined } {
  try {
    const { positionals, values } = parseArgs({
      ...{ args: given, allowPositionals: true, options: { charset: { type: "string" } } },
    });
    const [command, file, ...rest] = positionals;
    if (command === "import" && file !== undefined && rest.length === 0) return { file, charset: values.charset };
  } catch {
    // An unknown option.
  }
  throw new StartError(USAGE);
}

function refused(error: unknown): never {
  if (error instanceof DirectoryImportError)
    throw new StartError(["Nothing was imported.", ...error.faults.map(faultInWords)].join("\n  "));
  if (isPassing(error))
    throw new StartError("The indexed facts, which tell patients from other accounts, cannot be read yet: try again.");
  throw error;
}

function faultInWords({ line, column, detail }: DirectoryImportError["faults"][number]): string {
  return `Line ${line}${column && `, ${column}`}: ${detail}`;
}
