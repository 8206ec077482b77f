/** The columns that a generated history fills, and the places of its events. */
import { positionOf } from "../../facts/position";
import type { Value } from "../copy";
import { idOf } from "./chance";

export const CHAIN_ID = 31337;

const PLACE = ["chain_id", "pos", "block_number", "block_hash", "block_time", "tx_hash", "log_index"];
const VALIDITY = ["valid_from", "valid_until"];

/** Columns by table; those that are not named stay null. */
export const COLUMNS = {
  issuer_trust: [...PLACE, "issuer", "trusted", "caller"],
  affiliation: [...PLACE, "member", "organisation", "revision", ...VALIDITY],
  credential: [...PLACE, "credential_id", "issuer", "subject", "kind", ...VALIDITY],
  patient: [...PLACE, "patient", "controller", "registrar"],
  consent: [
    ...PLACE,
    ...["consent_id", "patient", "grantee", "signer", "relayer"],
    ...["purposes", "purpose_mask", "categories", "category_mask", "actions", "action_mask"],
    ...VALIDITY,
    ...["redisclosure", "revoked_pos", "revoked_time", "revocation_requested_at", "revocation_signer"],
    ...["revoked_block_hash", "revoked_tx_hash", "revoked_log_index"],
  ],
  access: [
    ...PLACE,
    ...["entry_index", "access_id", "custodian", "seq", "actor", "patient", "record"],
    ...["purpose", "category", "action", "outcome", "cited_consent_id", "reason_hash", "occurred_at"],
  ],
  access_review: [...PLACE, "access_id", "reviewer", "approved"],
} as const satisfies Record<string, readonly string[]>;

export type FilledTable = keyof typeof COLUMNS;

/** Takes a row, its values in the order of `COLUMNS`. */
export type Emit = (table: FilledTable, values: readonly Value[]) => void;

export type Place = { pos: bigint; block: number; hash: string; time: number; transaction: string; log: number };

/** The place of a log, in a transaction of its own. */
export const placeAt = (block: number, time: number, log: number): Place => ({
  pos: positionOf(BigInt(block), log),
  block,
  hash: idOf("block", block),
  time,
  transaction: idOf("transaction", block * 131_072 + log),
  log,
});

/** The values of a place's columns; those of an entry of a packed log differ in the position. */
export const placeValues = ({ pos, block, hash, time, transaction, log }: Place, entry = 0): Value[] => [
  CHAIN_ID,
  pos + BigInt(entry),
  block,
  hash,
  time,
  transaction,
  log,
];
