import { createHash } from "node:crypto";
import { CsvError, parse } from "csv-parse/sync";
import type { Pool } from "pg";
import type { RecordChange } from "../../../operator-log/write";
import type { ApiContext } from "../environment";
import { newDirectoryEntry } from "../schemas/directory";
import { addressParameter } from "../schemas/values";
import { type NewEntry, putEntries } from "./entries";
import { PATIENTS_ACCOUNT, patientsAccounts } from "./patients";

/** What is wrong with a line of a file; lines count from 1, the header's. */
export type LineFault = {
  line: number;
  /** Empty for the whole line. */
  column: string;
  detail: string;
};

/** A file that was not imported: nothing of it was. */
export class DirectoryImportError extends Error {
  override readonly name = "DirectoryImportError";
  constructor(
    readonly faults: readonly LineFault[],
    /** The accounts that were refused because they are patients'. */
    readonly patients: readonly string[] = [],
  ) {
    super(faults.map(({ line, detail }) => `Line ${line}: ${detail}`).join(" "));
  }
}

const COLUMNS = ["account", "kind", "name", "address"] as const;

type Line = NewEntry & { line: number };

/**
 * Writes every entry of a CSV file (RFC 4180, UTF-8) with the columns `account`, `kind`, `name` and, if wanted, `address`,
 * named in its first line. Throws a `DirectoryImportError` with every faulty line, and has then written nothing.
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
  /** Is told, beside the numbers, the SHA-256 of the file, which says later whether a file is the one. */
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
      faults.push({ line, column: "", detail: `This line has ${record.length} fields, the header ${columns.length}.` });
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
      faults.push({ line, column: "account", detail: `This account is on line ${before} already.` });
    else firstLine.set(account.data, line);
    return [{ line, account: account.data, ...entry.data }];
  });
  if (faults.length > 0) throw new DirectoryImportError(faults);
  return lines;
}

/** The records of a file, each with the line that it ends on. */
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
    throw new DirectoryImportError([
      { line, column: "", detail: "This is no well-formed CSV: look at the quotation marks." },
    ]);
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
        detail: `The first line must name the columns: ${COLUMNS.join(",")}; address may be left out.`,
      },
    ]);
  return named as (typeof COLUMNS)[number][];
}
