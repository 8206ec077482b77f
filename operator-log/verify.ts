import type { KeyObject } from "node:crypto";
import { and, asc, isNotNull, isNull, sql } from "drizzle-orm";
import type { Pool, PoolClient } from "pg";
import { type Client, createClient } from "../database/client";
import { operatorLog, operatorLogHead } from "../database/schema/index";
import { inTransaction } from "../database/transaction";
import { diagnose } from "./diagnose";
import { GENESIS, hashOf, type SealedEntry } from "./entry";
import { headFaults } from "./head-faults";
import type { KeptHead } from "./signing-key";

/** Rows read at a time; a row can have some 35 KB. */
const PAGE = 500;

export type Verification = {
  /** One sentence per fault; empty if the log is as it was sealed. */
  faults: string[];
  /** Sealed rows that were read. */
  sealed: number;
  /** Rows not sealed yet; nothing proves them. */
  unsealed: number;
  /** Number of heads with a valid signature, and of heads without a signature. */
  signedHeads: number;
  unsignedHeads: number;
};

/**
 * Verifies the operator log: the hash chain over every sealed row, and every kept or given head with its signature.
 * `publicKeys` are the deployment's current and former keys. Reads one snapshot of the database.
 */
export async function verifyOperatorLog({
  pool,
  heads: given = [],
  publicKeys,
}: {
  pool: Pool;
  /** Heads kept elsewhere, out of reach of someone who can write to the database. */
  heads?: KeptHead[];
  publicKeys: KeyObject[];
}): Promise<Verification> {
  const work = async (connection: PoolClient): Promise<Verification> => {
    const db = createClient(connection);
    const kept = await db.select().from(operatorLogHead).orderBy(asc(operatorLogHead.sequence));
    const heads = [...kept, ...given];
    const { end, hashes } = await readIntact(db, new Set(heads.map(({ sequence }) => sequence)));
    const rest = await readAfter(db, end.row);
    const chain = diagnose(end, rest);
    for (const { sequence, hash } of rest) hashes.set(sequence, hash);
    const tail = rest.at(-1) ?? end.row;
    const last = { sequence: tail?.sequence ?? 0n, at: tail?.at };
    const signatures = headFaults({ heads, hashes, last, publicKeys });
    const unsealed = await db.$count(operatorLog, isNull(operatorLog.sequence));
    return {
      faults: [...chain, ...signatures.faults],
      sealed: Number(end.sequence) + rest.length,
      unsealed,
      signedHeads: signatures.signed,
      unsignedHeads: signatures.unsigned,
    };
  };
  return inTransaction(pool, work, { isolation: "REPEATABLE READ", readOnly: true });
}

/** A place in the log up to which everything is intact. */
type End = {
  sequence: bigint;
  hash: string;
  row?: SealedEntry;
};

/**
 * Reads as long as every row follows from the previous one. Returns the end of that part, and its hashes at heads. A
 * row belongs to the part only if another is chained to it or none follows, because it may have been inserted.
 */
async function readIntact(db: Client, headsAt: Set<bigint>): Promise<{ end: End; hashes: Map<bigint, string> }> {
  const hashes = new Map<bigint, string>();
  let before: End = { sequence: 0n, hash: GENESIS };
  let end = before;
  while (true) {
    const page = await readAfter(db, end.row, PAGE);
    for (const row of page) {
      const place = { sequence: end.sequence + 1n, previousHash: end.hash };
      const follows = row.sequence === place.sequence && row.previousHash === place.previousHash;
      if (!follows || hashOf(row, place) !== row.hash) return { end: before, hashes };
      before = end;
      end = { sequence: row.sequence, hash: row.hash, row };
      if (headsAt.has(row.sequence)) hashes.set(row.sequence, row.hash);
    }
    if (page.length < PAGE) return { end, hashes };
  }
}

async function readAfter(db: Client, last: SealedEntry | undefined, limit?: number): Promise<SealedEntry[]> {
  const rows = db
    .select()
    .from(operatorLog)
    .where(
      and(
        isNotNull(operatorLog.sequence),
        last && sql`(${operatorLog.sequence}, ${operatorLog.id}) > (${last.sequence}, ${last.id})`,
      ),
    )
    .orderBy(asc(operatorLog.sequence), asc(operatorLog.id));
  return (await (limit === undefined ? rows : rows.limit(limit))) as SealedEntry[];
}
