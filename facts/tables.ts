import type { Facts } from "./schema";

/** Every table with one row per event, positioned at that event, in the order of `ponder.schema.ts`. */
export const FACT_TABLES = [
  "patient",
  "representative",
  "consent_request",
  "consent",
  "access",
  "access_review",
  "issuer_trust",
  "credential",
  "affiliation",
  "agreement",
  "share",
  "data_request",
  "coverage",
  "claim",
  "claim_approval",
  "claim_payment",
  "status_change",
  "governance_change",
  "timelock_operation",
] as const;

/** SQL that selects `columns` of all facts that match `where`, from every fact table. */
export const everyFact = (facts: Facts, columns: string, where: string): string =>
  FACT_TABLES.map((table) => `SELECT ${columns} FROM ${facts(table)} WHERE ${where}`).join("\nUNION ALL ");
