import { createHash } from "node:crypto";
import type { Pool } from "pg";
import type { RecordChange } from "../../../operator-log/write";
import type { ApiContext } from "../environment";
import { newDirectoryEntry } from "../schemas/directory";
import { addressParameter } from "../schemas/values";
import { decodeFile } from "./decode";
import { type NewEntry, putEntries } from "./entries";
import { DirectoryImportError, type LineFault } from "./faults";
import { PATIENTS_ACCOUNT, patientsAccounts } from "./patients";
import { type CsvRecord, readCsv } from "./read-csv";

export { DirectoryImportError } from "./faults";

const COLUMNS = ["account", "kind", "name", "address"] as const;

type Line = NewEntry & { line: number };

/**
 * Imports a CSV file with the columns `account`, `kind`, `name` and, optionally, `address`, named in its first line:
 * comma-separated in UTF-8, or as spreadsheets save it (`decodeFile`, `readCsv`). Throws a `DirectoryImportError` that lists every invalid line, without writing anything.
 */
export async function importDirectory({
  context,
  file,
  charset,
  by,
  recordChange,
}: {
  context: Pick<ApiContext, "db" | "factsSchema"> & { pool: Pool };
  file: Uint8Array;
  /** The encoding that the sender named, such as `windows-1252`. */
  charset?: string | undefined;
  by: string;
  /** Records the change with the numbers of entries and the file's SHA-256, by which the file can be recognised later. */
  recordChange?: RecordChange;
}): Promise<{ created: number; updated: number }> {
  const lines = parsed(decodeFile(file, charset));
  const patients = new Set(
    await patientsAccounts(
      context,
      lines.map(({ account }) => account),
    ),
  );
  const faults = lines.flatMap(({ line, account }) =>
    patients.has(account) ? [{ line, column: "account", detail: PATIENTS_ACCOUNT }] : [],
  );
  if (faults.length > 0) throw new DirectoryImportError(faults, [...patients]);
  const sha256 = createHash("sha256").update(file).digest("hex");
  return putEntries({
    ...{ pool: context.pool, entries: lines.map(({ line: _, ...entry }) => entry), by },
    recordChange: recordChange && ((tx, changed) => recordChange(tx, { ...changed, sha256 })),
  });
}

function parsed(csv: string): Line[] {
  const [header, ...records] = readCsv(csv, COLUMNS);
  const columns = columnsOf(header);
  const faults: LineFault[] = [];
  const firstLine = new Map<string, number>();
  const lines = records.flatMap(({ fields, line }): Line[] => {
    if (fields.length !== columns.length) {
      faults.push({
        line,
        column: "",
        detail: `This line has ${fields.length} fields, but the header has ${columns.length}.`,
      });
      return [];
    }
    const { account: given, ...rest } = Object.fromEntries(columns.map((column, index) => [column, fields[index]]));
    const account = addressParameter.safeParse(given);
    const entry = newDirectoryEntry.safeParse(rest);
    const issues = [...(account.error?.issues ?? []), ...(entry.error?.issues ?? [])];
    faults.push(
      ...issues.map(({ path, message }) => ({ line, column: String(path[0] ?? "account"), detail: message })),
    );
    if (!account.success || !entry.success) return [];
    const before = firstLine.get(account.data);
    if (before !== undefined)
      faults.push({ line, column: "account", detail: `This account is already on line ${before}.` });
    else firstLine.set(account.data, line);
    return [{ line, account: account.data, ...entry.data }];
  });
  if (faults.length > 0) throw new DirectoryImportError(faults);
  return lines;
}

function columnsOf(header: CsvRecord | undefined): (typeof COLUMNS)[number][] {
  const named = header?.fields.map((name) => name.toLowerCase()) ?? [];
  const right =
    COLUMNS.slice(0, 3).every((column) => named.includes(column)) &&
    named.every((column) => (COLUMNS as readonly string[]).includes(column)) &&
    new Set(named).size === named.length;
  if (!right)
    throw new DirectoryImportError([
      {
        line: header?.line ?? 1,
        column: "",
        detail: `The first line must name the columns: ${COLUMNS.join(",")}; address is optional.`,
      },
    ]);
  return named as (typeof COLUMNS)[number][];
}
