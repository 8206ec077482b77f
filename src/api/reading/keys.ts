import type { z } from "@hono/zod-openapi";
import { and, inArray, not, sql } from "drizzle-orm";
import type { Client } from "../../../database/client";
import { apiKey } from "../../../database/schema/index";
import { type ApiKeyRow, KEY_COLUMNS, KEY_VALID } from "../identity/api-keys";
import type { Role } from "../identity/roles";
import { keysetOf } from "../pagination";
import type { KeyJson, keyListQuery } from "../schemas/key";

/** Reads one page of keys, plus one row if another page follows, and the total count on request. */
export async function readKeys(db: Client, query: z.infer<typeof keyListQuery>) {
  const filter = and(
    query.role && inArray(apiKey.role, query.role),
    query.active === undefined ? undefined : query.active ? KEY_VALID : not(KEY_VALID),
  );
  const keyset = keysetOf(query, [
    { value: sql`${apiKey.createdAt}`, type: "timestamptz" },
    { value: sql`${apiKey.id}`, type: "text" },
  ]);
  const [rows, total] = await Promise.all([
    db
      .select({ row: KEY_COLUMNS, valid: KEY_VALID, keys: keyset.keys })
      .from(apiKey)
      .where(and(filter, keyset.after))
      .orderBy(keyset.orderBy)
      .limit(keyset.limit),
    query.count ? db.$count(apiKey, filter) : undefined,
  ]);
  return { rows, total };
}

/** Converts a key to its JSON. */
export function keyToJson(
  { role, createdAt, expiresAt, revokedAt, lastUsedAt, ...row }: ApiKeyRow,
  valid: boolean,
): KeyJson {
  return {
    ...row,
    role: role as Role,
    state: revokedAt ? "revoked" : valid ? "valid" : "expired",
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
    revokedAt: revokedAt?.toISOString() ?? null,
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  };
}
