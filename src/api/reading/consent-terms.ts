import type { Action, Category, Purpose } from "../../../facts/codes";
import type { ConsentRow } from "../../../facts/rows";
import { type FactRow, instantOrNull } from "./fact-rows";

/** A row of the table of consents, but for how it ended. */
export type GrantedRow = FactRow &
  Omit<ConsentRow, "purposes" | "categories" | "actions" | `revoked_${string}` | "revocation_signer"> & {
    relayer: string;
    purposes: Purpose[];
    categories: Category[];
    actions: Action[];
    valid_from: string;
    valid_until: string;
    request_id: string | null;
  };

/** Where and by whom a consent was revoked; all null if it was not. */
export type RevocationRow = {
  revoked_pos: string | null;
  revoked_time: string;
  revoked_block_hash: string;
  revoked_tx_hash: string;
  revoked_log_index: number;
  revocation_requested_at: string;
  revocation_signer: string;
};

/** Converts what a consent permits to JSON. */
export function termsOf(row: GrantedRow) {
  return {
    grantee: row.grantee,
    signer: row.signer,
    relayer: row.relayer,
    purposes: row.purposes,
    categories: row.categories,
    actions: row.actions,
    validFrom: instantOrNull(row.valid_from),
    validUntil: instantOrNull(row.valid_until),
    redisclosure: row.redisclosure,
  };
}
