import { sql } from "drizzle-orm";
import { bigint, boolean, index, integer, json, text, uniqueIndex } from "drizzle-orm/pg-core";
import { compliance, instant } from "./columns";

/**
 * The 32-byte ids that an entry's parameters contain anywhere, in lower case: of patients, alerts and other things. The
 * migration `operator_log_filters` creates the function.
 */
export const OPERATOR_LOG_IDS = sql`compliance.operator_log_ids("filter")`;

/**
 * Every operation that was performed or refused. A row is written before the response is sent and sealed soon after,
 * when it gets its sequence number and is chained to the previous row. From then on the database refuses to change or
 * delete it.
 */
export const operatorLog = compliance.table(
  "operator_log",
  {
    id: bigint({ mode: "bigint" }).primaryKey().generatedAlwaysAsIdentity(),
    /** When the row was inserted, which in a long transaction is after its start. */
    at: instant().notNull().default(sql`clock_timestamp()`),
    /** An API key's id, or `oidc:`, the access token's issuer, `#` and its subject; null without a valid credential. */
    credentialId: text(),
    credentialName: text(),
    role: text(),
    /** Method and path pattern, as in `GET /v1/alerts/{id}`. */
    operation: text().notNull(),
    /** Whether the operation reads patient-level data. */
    patientLevel: boolean().notNull(),
    /**
     * Parameters from path, query and the form of a FHIR search. For a change, also what it changed; for a GraphQL
     * request, its body as `request`. Empty without a valid credential.
     */
    filter: json().$type<Record<string, string | string[]>>().notNull(),
    /** The client's address; null if the connection had none. */
    address: text(),
    /** HTTP status of the response. */
    status: integer().notNull(),
    /** Starts at 1, without gaps; null until the row is sealed. */
    sequence: bigint({ mode: "bigint" }),
    /** The previous row's hash; 64 zeros for the first row. */
    previousHash: text(),
    /** SHA-256 over the row's canonical JSON with `sequence` and `previousHash`, hex. */
    hash: text(),
  },
  (t) => [
    // Ascending: read backwards, they return the newest first. Drizzle's desc() orders nulls differently from ORDER BY.
    index().on(t.at, t.id),
    index().on(t.credentialId, t.at, t.id),
    index().on(t.operation, t.at, t.id),
    index().on(t.status, t.at, t.id),
    index().on(t.role, t.at, t.id),
    index("operator_log_ids_index").using("gin", OPERATOR_LOG_IDS),
    uniqueIndex().on(t.sequence),
    index("operator_log_unsealed_index").on(t.id).where(sql`sequence is null`),
  ],
);

/** The end of the operator log at a point in time. It proves later that nothing up to it was changed or removed. */
export const operatorLogHead = compliance.table("operator_log_head", {
  sequence: bigint({ mode: "bigint" }).primaryKey(),
  hash: text().notNull(),
  at: instant().notNull(),
  /** Ed25519 over the canonical JSON of `at`, `hash` and `sequence`, base64; null if the deployment has no key. */
  signature: text(),
  /** First 16 hex digits of the SHA-256 of the public key (SPKI, DER). */
  keyId: text(),
});
