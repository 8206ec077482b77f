import { createHash } from "node:crypto";
import { CsvError, parse } from "csv-parse/sync";
import type { Pool } from "pg";
import type { RecordChange } from "../../../operator-log/write";
import type { ApiContext } from "../environment";
import { newDirectoryEntry } from "../schemas/directory";
import { addressParameter } from "../schemas/values";
import { type NewEntry, putEntries } from "./entries";
import { PATIENTS_ACCOUNT, patientsAccounts } from "./patients";

/** An error in a line of the file; lines count from 1, the header. */
export type LineFault = {
  line: number;
  /** Empty if the error concerns the whole line. */
  column: string;
  detail: string;
};

/** Thrown when a file is refused; nothing was imported. */
export class DirectoryImportError extends Error {
  override readonly name = "DirectoryImportError";
  constructor(
    readonly faults: readonly LineFault[],
    /** Accounts refused because they belong to patients. */
    readonly patients: readonly string[] = [],
  ) {
    super(faults.map(({ line, detail }) => `Line ${line}: ${detail}`).join(" "));
  }
}

const COLUMNS = ["account", "kind", "name", "address"] as const;

type Line = NewEntry & { line: number };

/**
 * Imports a CSV file (RFC 4180, UTF-8) with the columns `account`, `kind`, `name` and, optionally, `address`, named in
 * its first line. Throws a `DirectoryImportError` that lists every invalid line, without writing anything.
 */
export async function importDirectory({
  context,
  csv,
  by,
  recordChange,
}: {
  context: Pick<ApiContext, "db" | "factsSchema"> & { pool: Pool };
  csv: string;
  by: string;
  /** Records the change with the numbers of entries and the file's SHA-256, by which the file can be recognised later. */
  recordChange?: RecordChange;
}): Promise<{ created: number; updated: number }> {
  const lines = parsed(csv);
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
  const sha256 = createHash("sha256").update(csv).digest("hex");
  return putEntries({
    ...{ pool: context.pool, entries: lines.map(({ line: _, ...entry }) => entry), by },
    recordChange: recordChange && ((tx, changed) => recordChange(tx, { ...changed, sha256 })),
  });
}

function parsed(csv: string): Line[] {
  const [header, ...records] = recordsOf(csv);
  const columns = columnsOf(header);
  const faults: LineFault[] = [];
  const firstLine = new Map<string, number>();
  const lines = records.flatMap(({ record, line }): Line[] => {
    if (record.length !== columns.length) {
      faults.push({
        line,
        column: "",
        detail: `This line has ${record.length} fields, but the header has ${columns.length}.`,
      });
      return [];
    }
    const { account: given, ...rest } = Object.fromEntries(columns.map((column, index) => [column, record[index]]));
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

/** Parses the file into records, each with the number of its last line. */
function recordsOf(csv: string): { record: string[]; line: number }[] {
  try {
    const records = parse(csv, { bom: true, info: true, relax_column_count: true, skip_empty_lines: true, trim: true });
    return (records as unknown as { record: string[]; info: { lines: number } }[]).map(({ record, info }) => ({
      record,
      line: info.lines,
    }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number((error as { lines?: number }).lines ?? 1);
    throw new DirectoryImportError([{ line, column: "", detail: "The CSV is malformed. Check the quotation marks." }]);
  }
}

function columnsOf(header: { record: string[] } | undefined): (typeof COLUMNS)[number][] {
  const named = header?.record ?? [];
  const right =
    COLUMNS.slice(0, 3).every((column) => named.includes(column)) &&
    named.every((column) => (COLUMNS as readonly string[]).includes(column)) &&
    new Set(named).size === named.length;
  if (!right)
    throw new DirectoryImportError([
      {
        line: 1,
        column: "",
        detail: `The first line must name the columns: ${COLUMNS.join(",")}; address is optional.`,
      },
    ]);
  return named as (typeof COLUMNS)[number][];
}
