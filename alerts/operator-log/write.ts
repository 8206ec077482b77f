import type { Pool } from "pg";
import { createClient } from "../database/client";
import { operatorLog } from "../database/schema";
import type { NewEntry } from "./entry";

/** Most rows of one statement. */
const BATCH = 500;

export interface OperatorLogWriter {
  /** Resolves once the entry is stored for good; rejects where it could not be. */
  write: (entry: NewEntry) => Promise<void>;
}

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
      await db
        .insert(operatorLog)
        .values(batch.map(({ entry }) => ({ ...entry, filter: wellFormed(entry.filter) })))
        .then(
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
