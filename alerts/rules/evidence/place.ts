import type { EvidencePlace, PlaceRow } from "../../../facts/rows";

/** Converts a row's place to the form that evidence shows. */
export const placeOf = (row: PlaceRow): EvidencePlace => ({
  pos: String(row.pos),
  blockNumber: String(row.block_number),
  blockHash: row.block_hash,
  blockTime: new Date(Number(row.block_time) * 1000).toISOString(),
  txHash: row.tx_hash,
  logIndex: row.log_index,
});
