import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import type { operatorLog } from "../database/schema/index";

/** A row of the operator log, sealed or not. */
export type Entry = typeof operatorLog.$inferSelect;

/** What an operation records in the log. The database sets `at`. */
export type NewEntry = Pick<
  Entry,
  "credentialId" | "credentialName" | "role" | "operation" | "patientLevel" | "filter" | "address" | "status"
>;

/** A row's place in the hash chain. */
export type Seal = {
  sequence: bigint;
  previousHash: string;
  hash: string;
};

export type SealedEntry = Entry & Seal;

/** The previous hash of the first row. */
export const GENESIS = "0".repeat(64);

/**
 * Returns the hash that seals an entry at a place: SHA-256, hex, over its canonical JSON (RFC 8785) with that place. It
 * covers every column; numbers that may exceed 2^53 are decimal strings, and the instant is ISO 8601.
 */
export function hashOf(entry: Entry, place: Pick<Seal, "sequence" | "previousHash">): string {
  const { id, at, credentialId, credentialName, role, operation, patientLevel, filter, address, status } = entry;
  return sha256({
    ...{ id: String(id), at: at.toISOString(), credentialId, credentialName, role },
    ...{ operation, patientLevel, filter, address, status },
    ...{ sequence: String(place.sequence), previousHash: place.previousHash },
  });
}

function sha256(content: object): string {
  return createHash("sha256").update(canonicalize(content)!).digest("hex");
}
