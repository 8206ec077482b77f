import { createHash, randomBytes } from "node:crypto";
import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { Pool } from "pg";
import { type Client, createClient } from "../../../database/client";
import { apiKey } from "../../../database/schema/index";
import type { RecordChange } from "../../../operator-log/write";
import type { Credential } from "./credential";
import type { Operation, Role } from "./roles";

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const SECRET_LENGTH = 43;
const PREFIX_LENGTH = "csk_".length + 8;
const DAY_MS = 86_400_000;

/** The format of an API key: `csk_` and 32 random bytes in base 62. */
export const API_KEY_FORM = /^csk_[0-9A-Za-z]{43}$/;

/** A stored key: its hash, and its first characters, by which people recognise it; never the key itself. */
export type ApiKeyRow = Omit<typeof apiKey.$inferSelect, "hash">;

/** The public columns of a key. */
export const KEY_COLUMNS = {
  id: apiKey.id,
  name: apiKey.name,
  role: apiKey.role,
  operations: apiKey.operations,
  prefix: apiKey.prefix,
  createdBy: apiKey.createdBy,
  createdAt: apiKey.createdAt,
  expiresAt: apiKey.expiresAt,
  revokedAt: apiKey.revokedAt,
  lastUsedAt: apiKey.lastUsedAt,
  rotatedTo: apiKey.rotatedTo,
};

/** SQL condition for a valid key: neither revoked nor expired. */
export const KEY_VALID = sql<boolean>`(${apiKey.revokedAt} IS NULL AND coalesce(${apiKey.expiresAt} > now(), true))`;

export type NewApiKey = {
  name: string;
  role: Role;
  /** The role's operations that the key is limited to. Default: all of them. */
  operations?: readonly Operation[];
  /** Default: the key does not expire. */
  expiresInDays?: number;
  /** Who creates the key. Default: the operator of the machine. */
  createdBy?: string;
};

/** Creates a key. `key` is available only here: only its SHA-256 is stored. */
export async function createApiKey({
  pool,
  expiresInDays,
  recordChange,
  ...chosen
}: NewApiKey & { pool: Pool; recordChange?: RecordChange }): Promise<{ key: string; row: ApiKeyRow }> {
  const expiresAt = expiresInDays === undefined ? null : new Date(Date.now() + expiresInDays * DAY_MS);
  return createClient(pool).transaction(async (tx) => {
    const made = await insertKey(tx, { ...chosen, expiresAt });
    await recordChange?.(tx, {
      made: made.row.id,
      role: made.row.role,
      ...(made.row.operations ? { operations: made.row.operations } : {}),
      ...(expiresAt ? { expiresAt: expiresAt.toISOString() } : {}),
    });
    return made;
  });
}

async function insertKey(
  db: Pick<Client, "insert">,
  {
    name,
    role,
    operations,
    createdBy = "operator",
    expiresAt,
  }: Omit<NewApiKey, "expiresInDays"> & { expiresAt: Date | null },
): Promise<{ key: string; row: ApiKeyRow }> {
  const key = `csk_${base62(randomBytes(32))}`;
  const [row] = await db
    .insert(apiKey)
    .values({
      id: `key_${randomBytes(8).toString("hex")}`,
      name,
      role,
      operations: operations ? [...operations] : null,
      prefix: key.slice(0, PREFIX_LENGTH),
      hash: hashOf(key),
      createdBy,
      expiresAt,
    })
    .returning(KEY_COLUMNS);
  return { key, row: row! };
}

/**
 * Creates a key that replaces another one, with the same name, role, operations and lifetime. The old key stays valid
 * for the overlap, or until its own expiry if that is sooner. Returns both keys, or the reason for refusing: the old
 * key is `unknown`, `over` (revoked or expired) or already `rotated`.
 */
export async function rotateApiKey({
  pool,
  id,
  overlapHours,
  by,
  recordChange,
}: {
  pool: Pool;
  id: string;
  overlapHours: number;
  by: string;
  recordChange?: RecordChange;
}): Promise<{ key: string; row: ApiKeyRow; previous: ApiKeyRow } | "unknown" | "over" | "rotated"> {
  return createClient(pool).transaction(async (tx) => {
    const [found] = await tx
      .select({ ...KEY_COLUMNS, valid: KEY_VALID })
      .from(apiKey)
      .where(eq(apiKey.id, id))
      .for("update");
    if (!found) return "unknown";
    if (!found.valid) return "over";
    if (found.rotatedTo) return "rotated";
    const span = found.expiresAt && found.expiresAt.getTime() - found.createdAt.getTime();
    const made = await insertKey(tx, {
      name: found.name,
      role: found.role as Role,
      operations: (found.operations as Operation[] | null) ?? undefined,
      createdBy: by,
      expiresAt: span === null ? null : new Date(Date.now() + span),
    });
    const [previous] = await tx
      .update(apiKey)
      .set({
        rotatedTo: made.row.id,
        expiresAt: sql`least(${apiKey.expiresAt}, now() + ${overlapHours} * INTERVAL '1 hour')`,
      })
      .where(eq(apiKey.id, id))
      .returning(KEY_COLUMNS);
    await recordChange?.(tx, { made: made.row.id, role: made.row.role, overlapHours: String(overlapHours) });
    return { ...made, previous: previous! };
  });
}

/** Returns all keys, oldest first, including revoked and expired ones. */
export async function listApiKeys({ pool }: { pool: Pool }): Promise<ApiKeyRow[]> {
  return createClient(pool).select(KEY_COLUMNS).from(apiKey).orderBy(asc(apiKey.createdAt), asc(apiKey.id));
}

/**
 * Revokes the key with this id or prefix. Returns the key, or the reason for refusing: `unknown`, `ambiguous` (several
 * keys match the prefix) or already `revoked`.
 */
export async function revokeApiKey({
  pool,
  idOrPrefix,
  recordChange,
}: {
  pool: Pool;
  idOrPrefix: string;
  recordChange?: RecordChange;
}): Promise<ApiKeyRow | "unknown" | "ambiguous" | "revoked"> {
  const keys = (await listApiKeys({ pool })).filter(
    (row) => row.id === idOrPrefix || (idOrPrefix.startsWith("csk_") && row.prefix.startsWith(idOrPrefix)),
  );
  if (keys.length === 0) return "unknown";
  if (keys.length > 1) return "ambiguous";
  return createClient(pool).transaction(async (tx) => {
    const [row] = await tx
      .update(apiKey)
      .set({ revokedAt: sql`now()` })
      .where(and(eq(apiKey.id, keys[0]!.id), isNull(apiKey.revokedAt)))
      .returning(KEY_COLUMNS);
    if (row) await recordChange?.(tx, { id: row.id, changed: ["revoked"], role: row.role });
    return row ?? "revoked";
  });
}

/** Returns the key with this id and whether it is valid; undefined if there is none. */
export async function getApiKey({ pool, id }: { pool: Pool; id: string }) {
  const [found] = await createClient(pool)
    .select({ row: KEY_COLUMNS, valid: KEY_VALID })
    .from(apiKey)
    .where(eq(apiKey.id, id));
  return found;
}

/**
 * Returns a key's credential and whether it is valid; undefined if the key is unknown. The time of last use is stored
 * to the minute, so that a busy key does not cause a write on each request.
 */
export async function verifyApiKey({
  pool,
  key,
}: {
  pool: Pool;
  key: string;
}): Promise<{ credential: Credential; valid: boolean } | undefined> {
  if (!API_KEY_FORM.test(key)) return undefined;
  const db = createClient(pool);
  const stale = sql<boolean>`(${apiKey.lastUsedAt} IS NULL OR ${apiKey.lastUsedAt} < now() - INTERVAL '1 minute')`;
  const [row] = await db
    .select({
      id: apiKey.id,
      name: apiKey.name,
      role: apiKey.role,
      operations: apiKey.operations,
      valid: KEY_VALID,
      stale,
    })
    .from(apiKey)
    .where(eq(apiKey.hash, hashOf(key)));
  if (!row) return undefined;
  if (row.valid && row.stale)
    await db
      .update(apiKey)
      .set({ lastUsedAt: sql`now()` })
      .where(and(eq(apiKey.id, row.id), stale));
  const { id, name, valid } = row;
  const operations = (row.operations as Operation[] | null) ?? undefined;
  return {
    credential: { kind: "key", id, name, role: row.role as Role, ...(operations ? { operations } : {}) },
    valid,
  };
}

function hashOf(key: string): string {
  return createHash("sha256").update(key).digest("hex");
}

function base62(bytes: Buffer): string {
  let value = BigInt(`0x${bytes.toString("hex")}`);
  let text = "";
  while (text.length < SECRET_LENGTH) {
    text = ALPHABET[Number(value % 62n)] + text;
    value /= 62n;
  }
  return text;
}
