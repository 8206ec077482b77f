import { eq, sql } from "drizzle-orm";
import type { Pool } from "pg";
import { createClient } from "../../../database/client";
import { directory } from "../../../database/schema/index";
import type { RecordChange } from "../../../operator-log/write";

export type DirectoryRow = typeof directory.$inferSelect;

/** What is written about an account, whose address is in lower case. */
export type NewEntry = Pick<DirectoryRow, "account" | "kind" | "name" | "address">;

/** Most entries of one statement: each takes five of the 65,535 values that PostgreSQL takes. */
const AT_ONCE = 5_000;

/**
 * Writes entries, each in place of what stood there: all of them or, where anything fails, none. Each account may occur
 * once. Answers how many are new.
 */
export async function putEntries({
  pool,
  entries,
  by,
  recordChange,
}: {
  pool: Pool;
  entries: readonly NewEntry[];
  /** Name of the credential that wrote them. */
  by: string;
  /** Is told how many are new and how many were there. */
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

/** What is written about an account; undefined where nothing is. */
export async function getEntry({ pool, account }: { pool: Pool; account: string }): Promise<DirectoryRow | undefined> {
  const [row] = await createClient(pool).select().from(directory).where(eq(directory.account, account));
  return row;
}

/** Removes what is written about an account. False where nothing was. */
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

/** The JSON of an entry's row. */
export function entryToJson({ createdAt, updatedAt, ...row }: DirectoryRow) {
  return { ...row, createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() };
}
