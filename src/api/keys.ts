import { createHash, randomBytes } from "node:crypto";
import { and, asc, eq, gt, isNull, or, sql } from "drizzle-orm";
import type { Pool } from "pg";
import { createClient } from "../../alerts/database/client";
import { apiKey } from "../../alerts/database/schema";
import type { Credential } from "./credential";
import type { Role } from "./roles";

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const SECRET_LENGTH = 43;
const PREFIX_LENGTH = "csk_".length + 8;
const DAY_MS = 86_400_000;

/** What an API key looks like: `csk_` and 32 random bytes in base 62. */
export const API_KEY_FORM = /^csk_[0-9A-Za-z]{43}$/;

/** A key on record: its hash and the beginning by which people tell it from others, never the key. */
export type ApiKeyRow = Omit<typeof apiKey.$inferSelect, "hash">;

const shown = {
  id: apiKey.id,
  name: apiKey.name,
  role: apiKey.role,
  prefix: apiKey.prefix,
  createdAt: apiKey.createdAt,
  expiresAt: apiKey.expiresAt,
  revokedAt: apiKey.revokedAt,
  lastUsedAt: apiKey.lastUsedAt,
};

/** Makes a key. `key` is the only time that it is seen: what is stored is its SHA-256. */
export async function createApiKey({
  pool,
  name,
  role,
  expiresInDays,
}: {
  pool: Pool;
  name: string;
  role: Role;
  expiresInDays?: number;
}): Promise<{ key: string; row: ApiKeyRow }> {
  const key = `csk_${base62(randomBytes(32))}`;
  const [row] = await createClient(pool)
    .insert(apiKey)
    .values({
      id: `key_${randomBytes(8).toString("hex")}`,
      name,
      role,
      prefix: key.slice(0, PREFIX_LENGTH),
      hash: hashOf(key),
      expiresAt: expiresInDays === undefined ? null : new Date(Date.now() + expiresInDays * DAY_MS),
    })
    .returning(shown);
  return { key, row: row! };
}

/** Every key, oldest first, revoked and expired ones too. */
export async function listApiKeys({ pool }: { pool: Pool }): Promise<ApiKeyRow[]> {
  return createClient(pool).select(shown).from(apiKey).orderBy(asc(apiKey.createdAt), asc(apiKey.id));
}

/**
 * Revokes the key with this id or this beginning. Answers the key, or why none was revoked: `unknown`, `ambiguous` (several
 * begin so) or `revoked` (it is already).
 */
export async function revokeApiKey({
  pool,
  idOrPrefix,
}: {
  pool: Pool;
  idOrPrefix: string;
}): Promise<ApiKeyRow | "unknown" | "ambiguous" | "revoked"> {
  const keys = (await listApiKeys({ pool })).filter(
    (row) => row.id === idOrPrefix || (idOrPrefix.startsWith("csk_") && row.prefix.startsWith(idOrPrefix)),
  );
  if (keys.length === 0) return "unknown";
  if (keys.length > 1) return "ambiguous";
  const [row] = await createClient(pool)
    .update(apiKey)
    .set({ revokedAt: sql`now()` })
    .where(and(eq(apiKey.id, keys[0]!.id), isNull(apiKey.revokedAt)))
    .returning(shown);
  return row ?? "revoked";
}

/**
 * Whose key this is; undefined where it is unknown, revoked or expired. When it was last used is noted to the minute, so
 * that a busy key does not write on each request.
 */
export async function verifyApiKey({ pool, key }: { pool: Pool; key: string }): Promise<Credential | undefined> {
  if (!API_KEY_FORM.test(key)) return undefined;
  const valid = and(
    eq(apiKey.hash, hashOf(key)),
    isNull(apiKey.revokedAt),
    or(isNull(apiKey.expiresAt), gt(apiKey.expiresAt, sql`now()`)),
  );
  const stale = sql<boolean>`(${apiKey.lastUsedAt} is null or ${apiKey.lastUsedAt} < now() - interval '1 minute')`;
  const [row] = await createClient(pool)
    .select({ id: apiKey.id, name: apiKey.name, role: apiKey.role, stale })
    .from(apiKey)
    .where(valid);
  if (!row) return undefined;
  if (row.stale)
    await createClient(pool)
      .update(apiKey)
      .set({ lastUsedAt: sql`now()` })
      .where(and(eq(apiKey.id, row.id), stale));
  return { id: row.id, name: row.name, role: row.role as Role };
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
