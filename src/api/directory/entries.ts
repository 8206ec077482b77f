import { eq, sql } from "drizzle-orm";
import type { Pool } from "pg";
import { createClient } from "../../../database/client";
import { directory } from "../../../database/schema/index";
import type { RecordChange } from "../../../operator-log/write";

export type DirectoryRow = typeof directory.$inferSelect;

/** A directory entry to write; the account's address is in lower case. */
export type NewEntry = Pick<DirectoryRow, "account" | "kind" | "name" | "address">;

/** Maximum entries per statement: each takes five of PostgreSQL's 65,535 parameters. */
const AT_ONCE = 5_000;

/**
 * Writes entries, replacing existing ones: all of them or, on an error, none. Each account may occur once. Returns the
 * number of new entries.
 */
export async function putEntries({
  pool,
  entries,
  by,
  recordChange,
}: {
  pool: Pool;
  entries: readonly NewEntry[];
  /** Name of the credential that writes the entries. */
  by: string;
  /** Records the change with the numbers of new and replaced entries. */
  recordChange?: RecordChange;
}): Promise<{ created: number; updated: number }> {
  let created = 0;
  await createClient(pool).transaction(async (transaction) => {
    for (let index = 0; index < entries.length; index += AT_ONCE) {
      const rows = await transaction
        .insert(directory)
        .values(entries.slice(index, index + AT_ONCE).map((entry) => ({ ...entry, updatedBy: by })))
        .onConflictDoUpdate({
          target: directory.account,
          set: {
            kind: sql`excluded.kind`,
            name: sql`excluded.name`,
            address: sql`excluded.address`,
            updatedBy: sql`excluded.updated_by`,
            updatedAt: sql`now()`,
          },
        })
        .returning({ isNew: sql<boolean>`xmax = 0` });
      created += rows.filter(({ isNew }) => isNew).length;
    }
    await recordChange?.(transaction, { created: String(created), updated: String(entries.length - created) });
  });
  return { created, updated: entries.length - created };
}

/** Returns an account's directory entry; undefined if it has none. */
export async function getEntry({ pool, account }: { pool: Pool; account: string }): Promise<DirectoryRow | undefined> {
  const [row] = await createClient(pool).select().from(directory).where(eq(directory.account, account));
  return row;
}

/** Deletes an account's directory entry. Returns false if it had none. */
export async function removeEntry({
  pool,
  account,
  recordChange,
}: {
  pool: Pool;
  account: string;
  recordChange?: RecordChange;
}): Promise<boolean> {
  return createClient(pool).transaction(async (tx) => {
    const removed = await tx.delete(directory).where(eq(directory.account, account)).returning();
    if (removed.length > 0) await recordChange?.(tx, { changed: ["deleted"] });
    return removed.length > 0;
  });
}

/** Converts an entry's row to its JSON. */
export function entryToJson({ createdAt, updatedAt, ...row }: DirectoryRow) {
  return { ...row, createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() };
}
