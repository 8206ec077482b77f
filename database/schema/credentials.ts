import { bigint, index, integer, text, uniqueIndex } from "drizzle-orm/pg-core";
import { compliance, instant } from "./columns";

/** API keys: the hash only, and a prefix by which people tell them apart. */
export const apiKey = compliance.table(
  "api_key",
  {
    id: text().primaryKey(),
    name: text().notNull(),
    /** `auditor`, `officer`, `security`, `service` or `admin`. */
    role: text().notNull(),
    /** What of the role's operations it may do, as in `GET /v1/alerts`; null: all of them. */
    operations: text().array(),
    prefix: text().notNull(),
    /** SHA-256 of the whole key, hex. */
    hash: text().notNull(),
    createdBy: text().notNull(),
    createdAt: instant().notNull().defaultNow(),
    expiresAt: instant(),
    revokedAt: instant(),
    lastUsedAt: instant(),
    /** The key that was made in its place; it is valid beside that one until it expires. */
    rotatedTo: text(),
  },
  (t) => [uniqueIndex().on(t.hash), index().on(t.createdAt, t.id)],
);

/** Requests of a credential in the present minute, where no Redis counts them. Its form is `rate-limiter-flexible`'s. */
export const rateLimit = compliance.table("rate_limit", {
  key: text().primaryKey(),
  points: integer().notNull().default(0),
  /** Unix milliseconds. */
  expire: bigint({ mode: "number" }),
});

/** The secret by which links seal what they hold, in one row of id 1: made when it is first needed. */
export const linkKey = compliance.table("link_key", {
  id: integer().primaryKey(),
  /** 32 random bytes, base64. */
  key: text().notNull(),
});
