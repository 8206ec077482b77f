import { readFile } from "node:fs/promises";
import { isPassing } from "../database/snapshot";
import { DirectoryImportError, importDirectory } from "../src/api/directory/import";
import type { ApiContext } from "../src/api/environment";
import { recordCommandChange } from "./record-command";
import { StartError, say } from "./say";

const USAGE = "Use it as: npm run directory -- import FILE, a CSV file with the columns account,kind,name,address.";

type Context = Pick<ApiContext, "pool" | "db" | "factsSchema">;

/** Parses the command, before the database is reached. Throws a `StartError` with the usage. */
export async function directoryCommand(given: string[]): Promise<(context: Context) => Promise<void>> {
  const [command, file, ...rest] = given;
  if (command !== "import" || file === undefined || rest.length > 0) throw new StartError(USAGE);
  const csv = await readFile(file, "utf8").catch(() => {
    throw new StartError(`The file ${file} cannot be read.`);
  });
  return async (context) => {
    const { created, updated } = await importDirectory({
      ...{ context, csv, by: "npm run directory" },
      recordChange: recordCommandChange("npm run directory -- import"),
    }).catch(refused);
    say(`Imported the directory: ${created} new entries, ${updated} updated.`);
  };
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
