import type { Pool } from "pg";
import { type Client, createClient } from "../database/client";
import { operatorLog } from "../database/schema/index";
import type { NewEntry } from "./entry";

/** Most rows of one statement. */
const BATCH = 500;

/** What a change changed, for the log: ids and names of fields, no secret and nothing about a patient. */
export type Changed = Record<string, string | string[]>;

/**
 * Writes a change to the log in the transaction that makes it: both are kept, or neither. `patientLevel` where the change
 * opens or repeats patient-level data to somebody, though its operation mostly does not.
 */
export type RecordChange = (tx: Pick<Client, "insert">, changed: Changed, patientLevel?: boolean) => Promise<void>;

/** Writes entries in one statement, on its own or in a transaction. */
export async function insertEntries(db: Pick<Client, "insert">, entries: readonly NewEntry[]): Promise<void> {
  await db.insert(operatorLog).values(entries.map((entry) => ({ ...entry, filter: wellFormed(entry.filter) })));
}

export type OperatorLogWriter = {
  /** Resolves once the entry is stored for good; rejects where it could not be. */
  write: (entry: NewEntry) => Promise<void>;
};

/**
 * Writes entries of the operator log. What arrives while a statement is under way goes into the next one, all of it
 * together, so that a busy server writes often and not for each request.
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

/** Half of a surrogate pair is no text that can be hashed. */
function wellFormed(filter: NewEntry["filter"]): NewEntry["filter"] {
  const repaired = (text: string) => text.replaceAll(/\p{Surrogate}/gu, "\uFFFD");
  return Object.fromEntries(
    Object.entries(filter).map(([name, value]) => [
      repaired(name),
      typeof value === "string" ? repaired(value) : value.map(repaired),
    ]),
  );
}
