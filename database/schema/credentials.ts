import { bigint, index, integer, text, uniqueIndex } from "drizzle-orm/pg-core";
import { compliance, instant } from "./columns";

/** API keys: only the hash, and a prefix by which people recognise a key. */
export const apiKey = compliance.table(
  "api_key",
  {
    id: text().primaryKey(),
    name: text().notNull(),
    /** `auditor`, `officer`, `security`, `service` or `admin`. */
    role: text().notNull(),
    /** The operations of its role that it may perform, as in `GET /v1/alerts`; null means all of them. */
    operations: text().array(),
    prefix: text().notNull(),
    /** SHA-256 of the whole key, hex. */
    hash: text().notNull(),
    createdBy: text().notNull(),
    createdAt: instant().notNull().defaultNow(),
    expiresAt: instant(),
    revokedAt: instant(),
    lastUsedAt: instant(),
    /** The key that replaced it on rotation; both are valid until this one expires. */
    rotatedTo: text(),
  },
  (t) => [uniqueIndex().on(t.hash), index().on(t.createdAt, t.id)],
);

/** Browser sessions, each opened with an API key: only the hash of what the cookie holds. */
export const session = compliance.table(
  "session",
  {
    /** `ses_` and 16 hex digits. It identifies the session and does not open it. */
    id: text().primaryKey(),
    /** SHA-256 of the cookie's value, hex. */
    hash: text().notNull(),
    /** The session can do what this key can, and ends with it. */
    keyId: text()
      .notNull()
      .references(() => apiKey.id),
    createdAt: instant().notNull().defaultNow(),
    /** To the minute; what an open page asks by itself does not count. */
    lastSeenAt: instant().notNull().defaultNow(),
    expiresAt: instant().notNull(),
    /** When somebody signed out. */
    endedAt: instant(),
  },
  (t) => [uniqueIndex().on(t.hash), index().on(t.expiresAt)],
);

/**
 * Requests per credential in the current minute, if no Redis counts them. The layout is that of
 * `rate-limiter-flexible`.
 */
export const rateLimit = compliance.table("rate_limit", {
  key: text().primaryKey(),
  points: integer().notNull().default(0),
  /** Unix milliseconds. */
  expire: bigint({ mode: "number" }),
});

/** The secret with which links encrypt their content: a single row with id 1, created on first use. */
export const linkKey = compliance.table("link_key", {
  id: integer().primaryKey(),
  /** 32 random bytes, base64. */
  key: text().notNull(),
});
