import type { KeyObject } from "node:crypto";
import { asc, desc, isNull, sql } from "drizzle-orm";
import type { Pool } from "pg";
import { type Client, createClient } from "../database/client";
import { LOCKS } from "../database/locks";
import { operatorLog, operatorLogHead } from "../database/schema/index";
import { inTransaction } from "../database/transaction";
import { GENESIS, hashOf, type Seal } from "./entry";
import { type Head, type KeptHead, signHead } from "./signing-key";

/** Most rows of one transaction: a row may have some 35 KB. */
const BATCH = 500;

/** A head is kept after this many rows, or after this long, whichever comes first. */
export const HEAD_EVERY_ROWS = 10_000n;
export const HEAD_EVERY_MS = 3_600_000;

/**
 * Seals the next rows of the operator log in one transaction, and keeps a head when one is due: at the first rows,
 * every 10,000 rows, and every hour in which something was logged. Returns the number of rows sealed and the head kept,
 * or `undefined` if another process is sealing right now.
 */
export async function sealNext({
  pool,
  signingKey,
}: {
  pool: Pool;
  signingKey?: KeyObject;
}): Promise<{ sealed: number; head?: KeptHead } | undefined> {
  return inTransaction(pool, async (connection) => {
    const { rows } = await connection.query(`SELECT pg_try_advisory_xact_lock(${LOCKS.sealer.key}) AS mine`);
    return rows[0].mine ? sealBatch(createClient(connection), signingKey) : undefined;
  });
}

async function sealBatch(db: Client, signingKey?: KeyObject): Promise<{ sealed: number; head?: KeptHead }> {
  const last = await lastSealed(db);
  const entries = await db
    .select()
    .from(operatorLog)
    .where(isNull(operatorLog.sequence))
    .orderBy(asc(operatorLog.id))
    .limit(BATCH);
  let end = last;
  const seals = entries.map((entry): Seal & { id: bigint } => {
    const place = { sequence: end.sequence + 1n, previousHash: end.hash };
    end = { sequence: place.sequence, hash: hashOf(entry, place) };
    return { id: entry.id, ...place, hash: end.hash };
  });
  if (seals.length > 0)
    await db.execute(sql`UPDATE compliance.operator_log AS log
      SET sequence = seal.sequence, previous_hash = seal.previous_hash, hash = seal.hash
      FROM unnest(${column(seals, "id")}::bigint[], ${column(seals, "sequence")}::bigint[],
        ${column(seals, "previousHash")}::text[], ${column(seals, "hash")}::text[])
        AS seal (id, sequence, previous_hash, hash)
      WHERE log.id = seal.id`);
  return { sealed: seals.length, head: await keepHead(db, end, signingKey) };
}

/** Passes a column as one array parameter; Drizzle would expand a plain list into many. */
function column<Key extends string>(rows: Record<Key, string | bigint>[], key: Key) {
  return sql.param(rows.map((row) => String(row[key])));
}

async function lastSealed(db: Client): Promise<Pick<Head, "sequence" | "hash">> {
  const [last] = await db
    .select({ sequence: operatorLog.sequence, hash: operatorLog.hash })
    .from(operatorLog)
    .where(sql`${operatorLog.sequence} IS NOT NULL`)
    .orderBy(desc(operatorLog.sequence))
    .limit(1);
  return { sequence: last?.sequence ?? 0n, hash: last?.hash ?? GENESIS };
}

async function keepHead(
  db: Client,
  end: Pick<Head, "sequence" | "hash">,
  signingKey?: KeyObject,
): Promise<KeptHead | undefined> {
  const before = await headBefore(db);
  if (end.sequence === 0n || (before && end.sequence <= before.sequence)) return undefined;
  const now = new Date();
  const due =
    !before ||
    end.sequence - before.sequence >= HEAD_EVERY_ROWS ||
    now.getTime() - before.at.getTime() >= HEAD_EVERY_MS;
  if (!due) return undefined;
  const head = signHead({ ...end, at: now }, signingKey);
  await db.insert(operatorLogHead).values(head);
  return head;
}

/** Returns the last head kept, or `undefined` if there is none. */
export async function lastHead(pool: Pool): Promise<KeptHead | undefined> {
  return headBefore(createClient(pool));
}

async function headBefore(db: Client): Promise<KeptHead | undefined> {
  const [head] = await db.select().from(operatorLogHead).orderBy(desc(operatorLogHead.sequence)).limit(1);
  return head;
}
