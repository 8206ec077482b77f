import { createHash, randomBytes } from "node:crypto";
import { and, eq, isNull, lt, sql } from "drizzle-orm";
import type { Pool } from "pg";
import { createClient } from "../../../database/client";
import { apiKey, session } from "../../../database/schema/index";
import type { RecordChange } from "../../../operator-log/write";
import type { SessionTerms } from "../../../settings/session-terms";
import { KEY_VALID } from "./api-keys";
import type { Credential } from "./credential";
import type { Operation, Role } from "./roles";

/** The format of a session's secret, which only its cookie holds: 32 random bytes in base64url. */
const SECRET_FORM = /^[\w-]{43}$/;

/** How long sessions that are over are kept. */
const KEPT_DAYS = 30;

/** A session and its times. */
export type Session = {
  id: string;
  signedInAt: Date;
  /** When it ends if nobody does anything. */
  idleUntil: Date;
  expiresAt: Date;
};

/**
 * Opens a session with a valid key, and ends the one that the browser had before. `secret` is available only here: only
 * its SHA-256 is stored.
 */
export async function openSession({
  pool,
  terms,
  keyId,
  previous,
  recordChange,
}: {
  pool: Pool;
  terms: SessionTerms;
  keyId: string;
  /** The secret in the cookie that the browser sent. */
  previous: string | undefined;
  recordChange?: RecordChange;
}): Promise<{ secret: string; session: Session }> {
  const secret = randomBytes(32).toString("base64url");
  const id = `ses_${randomBytes(8).toString("hex")}`;
  return createClient(pool).transaction(async (tx) => {
    await tx.delete(session).where(lt(session.expiresAt, sql`now() - ${KEPT_DAYS} * INTERVAL '1 day'`));
    if (previous !== undefined && SECRET_FORM.test(previous))
      await tx
        .update(session)
        .set({ endedAt: sql`now()` })
        .where(and(eq(session.hash, hashOf(previous)), isNull(session.endedAt)));
    const [row] = await tx
      .insert(session)
      .values({ ...{ id, keyId }, hash: hashOf(secret), expiresAt: sql`now() + ${terms.hours} * INTERVAL '1 hour'` })
      .returning();
    await recordChange?.(tx, { session: id });
    return { secret, session: timesOf(row!, terms) };
  });
}

/**
 * Returns the session that a cookie opens, with its key's credential; undefined if it is unknown or over: signed out,
 * expired, idle for too long, or its key is no longer valid. Unless `passive`, the use counts against idleness, to the
 * minute.
 */
export async function verifySession({
  pool,
  terms,
  secret,
  passive,
}: {
  pool: Pool;
  terms: SessionTerms;
  secret: string;
  passive: boolean;
}): Promise<{ credential: Credential; session: Session } | undefined> {
  if (!SECRET_FORM.test(secret)) return undefined;
  const db = createClient(pool);
  const alive = sql`${session.endedAt} IS NULL AND ${session.expiresAt} > now()
    AND ${session.lastSeenAt} > now() - ${terms.idleMinutes} * INTERVAL '1 minute' AND ${KEY_VALID}`;
  const stale = sql<boolean>`${session.lastSeenAt} < now() - INTERVAL '1 minute'`;
  const [found] = await db
    .select({
      ...{ session, stale },
      key: { id: apiKey.id, name: apiKey.name, role: apiKey.role, operations: apiKey.operations },
    })
    .from(session)
    .innerJoin(apiKey, eq(apiKey.id, session.keyId))
    .where(and(eq(session.hash, hashOf(secret)), alive));
  if (!found) return undefined;
  const { key } = found;
  const seen = !passive && found.stale;
  if (seen) await db.update(session).set({ lastSeenAt: sql`now()` }).where(eq(session.id, found.session.id));
  const operations = (key.operations as Operation[] | null) ?? undefined;
  return {
    credential: {
      ...{ kind: "key", id: key.id, name: key.name, role: key.role as Role, session: found.session.id },
      ...(operations ? { operations } : {}),
    },
    session: timesOf(seen ? { ...found.session, lastSeenAt: new Date() } : found.session, terms),
  };
}

/** Ends a session. */
export async function endSession({
  pool,
  id,
  recordChange,
}: {
  pool: Pool;
  id: string;
  recordChange?: RecordChange;
}): Promise<void> {
  await createClient(pool).transaction(async (tx) => {
    await tx
      .update(session)
      .set({ endedAt: sql`now()` })
      .where(and(eq(session.id, id), isNull(session.endedAt)));
    await recordChange?.(tx, {});
  });
}

function timesOf(row: typeof session.$inferSelect, { idleMinutes }: SessionTerms): Session {
  const idle = new Date(row.lastSeenAt.getTime() + idleMinutes * 60_000);
  return {
    id: row.id,
    signedInAt: row.createdAt,
    idleUntil: idle < row.expiresAt ? idle : row.expiresAt,
    expiresAt: row.expiresAt,
  };
}

function hashOf(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}
