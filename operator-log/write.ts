import type { Pool } from "pg";
import { type Client, createClient } from "../database/client";
import { operatorLog } from "../database/schema/index";
import type { NewEntry } from "./entry";

/** Maximum number of rows per statement. */
const BATCH = 500;

/** What a change changed, for the log: ids and field names, no secrets and nothing about a patient. */
export type Changed = Record<string, string | string[]>;

/**
 * Logs a change in the transaction that makes it, so that both are kept or neither. Set `patientLevel` if the change
 * exposes patient-level data, although its operation usually does not.
 */
export type RecordChange = (tx: Pick<Client, "insert">, changed: Changed, patientLevel?: boolean) => Promise<void>;

/** Inserts entries in one statement, on its own or in a transaction. */
export async function insertEntries(db: Pick<Client, "insert">, entries: readonly NewEntry[]): Promise<void> {
  await db.insert(operatorLog).values(entries.map((entry) => ({ ...entry, filter: wellFormed(entry.filter) })));
}

export type OperatorLogWriter = {
  /** Resolves once the entry is stored durably; rejects if it could not be. */
  write: (entry: NewEntry) => Promise<void>;
};

/**
 * Creates a writer of operator log entries. Entries that arrive while a statement is running are batched into the next
 * one, so a busy server does not write once per request.
 */
export function createOperatorLogWriter({ pool }: { pool: Pool }): OperatorLogWriter {
  const db = createClient(pool);
  let waiting: { entry: NewEntry; stored: () => void; failed: (error: unknown) => void }[] = [];
  let writing = false;

  const writeWaiting = async () => {
    writing = true;
    while (waiting.length > 0) {
      const batch = waiting.slice(0, BATCH);
      waiting = waiting.slice(BATCH);
      await insertEntries(
        db,
        batch.map(({ entry }) => entry),
      ).then(
        () => {
          for (const { stored } of batch) stored();
        },
        (error: unknown) => {
          for (const { failed } of batch) failed(error);
        },
      );
    }
    writing = false;
  };

  return {
    write: (entry) =>
      new Promise((stored, failed) => {
        waiting.push({ entry, stored, failed });
        if (!writing) void writeWaiting();
      }),
  };
}

/** Replaces unpaired surrogates, which cannot be hashed as text. */
function wellFormed(filter: NewEntry["filter"]): NewEntry["filter"] {
  const repaired = (text: string) => text.replaceAll(/\p{Surrogate}/gu, "\uFFFD");
  return Object.fromEntries(
    Object.entries(filter).map(([name, value]) => [
      repaired(name),
      typeof value === "string" ? repaired(value) : value.map(repaired),
    ]),
  );
}
