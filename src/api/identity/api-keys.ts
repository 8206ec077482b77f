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

/** What an API key looks like: `csk_` and 32 random bytes in base 62. */
export const API_KEY_FORM = /^csk_[0-9A-Za-z]{43}$/;

/** A key on record: its hash and the beginning by which people tell it from others, never the key. */
export type ApiKeyRow = Omit<typeof apiKey.$inferSelect, "hash">;

/** The columns of a key that may be shown. */
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

/** A key that neither is revoked nor has expired. */
export const KEY_VALID = sql<boolean>`(${apiKey.revokedAt} IS NULL AND coalesce(${apiKey.expiresAt} > now(), true))`;

export type NewApiKey = {
  name: string;
  role: Role;
  /** What of the role's operations it may do. Default: all of them. */
  operations?: readonly Operation[];
  /** Default: it does not expire. */
  expiresInDays?: number;
  /** Whoever makes it. Default: the operator of the machine. */
  createdBy?: string;
};

/** Makes a key. `key` is the only time that it is seen: what is stored is its SHA-256. */
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
 * Makes a key in the place of another, with the same name, role, operations and span of life. The other one is valid for
 * the overlap still, or until its own expiry where that is sooner. Answers both, or why nothing was made: the key is
 * `unknown`, `over` (revoked or expired) or `rotated` already.
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

/** Every key, oldest first, revoked and expired ones too. */
export async function listApiKeys({ pool }: { pool: Pool }): Promise<ApiKeyRow[]> {
  return createClient(pool).select(KEY_COLUMNS).from(apiKey).orderBy(asc(apiKey.createdAt), asc(apiKey.id));
}

/**
 * Revokes the key with this id or this beginning. Answers the key, or why none was revoked: `unknown`, `ambiguous` (several
 * begin so) or `revoked` (it is already).
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

/** The key of this id, and whether it is valid; undefined where there is none. */
export async function getApiKey({ pool, id }: { pool: Pool; id: string }) {
  const [found] = await createClient(pool)
    .select({ row: KEY_COLUMNS, valid: KEY_VALID })
    .from(apiKey)
    .where(eq(apiKey.id, id));
  return found;
}

/**
 * Whose key this is, and whether it is valid still; undefined where it is none. When it was last used is noted to the
 * minute, so that a busy key does not write on each request.
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
