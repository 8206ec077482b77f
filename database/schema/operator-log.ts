import { sql } from "drizzle-orm";
import { bigint, boolean, index, integer, json, text, uniqueIndex } from "drizzle-orm/pg-core";
import { compliance, instant } from "./columns";

/**
 * Every operation that somebody did, or was refused. A row is written before its answer is sent, and sealed soon after: it
 * gets its number and is bound to the row before. From then on the database refuses to change or remove it.
 */
export const operatorLog = compliance.table(
  "operator_log",
  {
    id: bigint({ mode: "bigint" }).primaryKey().generatedAlwaysAsIdentity(),
    at: instant().notNull().defaultNow(),
    /** An API key's id, or `oidc:`, an access token's issuer, `#` and its subject; null where there was no valid credential. */
    credentialId: text(),
    credentialName: text(),
    role: text(),
    /** Method and path pattern, as in `GET /v1/alerts/{id}`. */
    operation: text().notNull(),
    /** Whether the operation is one that reads patient-level data. */
    patientLevel: boolean().notNull(),
    /**
     * Parameters of path, query and a FHIR search's form; of a change also what it changed; of a GraphQL request its body, as
     * `request`. Empty without a valid credential.
     */
    filter: json().$type<Record<string, string | string[]>>().notNull(),
    /** The client's address; null where the connection had none. */
    address: text(),
    /** The answer's. */
    status: integer().notNull(),
    /** From 1, without gaps; null until the row is sealed. */
    sequence: bigint({ mode: "bigint" }),
    /** The hash of the row before; of the first one 64 zeros. */
    previousHash: text(),
    /** SHA-256 over the row's canonical JSON with `sequence` and `previousHash`, hex. */
    hash: text(),
  },
  (t) => [
    // Ascending: read backwards they serve the newest first; drizzle's desc() sorts nulls otherwise than ORDER BY does.
    index().on(t.at, t.id),
    index().on(t.credentialId, t.at, t.id),
    index().on(t.operation, t.at, t.id),
    index().on(t.status, t.at, t.id),
    uniqueIndex().on(t.sequence),
    index("operator_log_unsealed_index").on(t.id).where(sql`sequence is null`),
  ],
);

/** The end of the operator log at a moment: what proves later that nothing up to it was changed or removed. */
export const operatorLogHead = compliance.table("operator_log_head", {
  sequence: bigint({ mode: "bigint" }).primaryKey(),
  hash: text().notNull(),
  at: instant().notNull(),
  /** Ed25519 over the canonical JSON of `at`, `hash` and `sequence`, base64; null where the deployment has no key. */
  signature: text(),
  /** SHA-256 of the public key (SPKI, DER), the first 16 hex digits. */
  keyId: text(),
});
