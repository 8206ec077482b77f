/** The place of a fact, as SQL returns it: 8-byte integers as decimal strings or, inside JSON, as numbers. */
export type PlaceRow = {
  pos: string;
  block_number: string | number;
  block_hash: string;
  block_time: string | number;
  tx_hash: string;
  log_index: number;
};

/** A row of the fact table `access`. */
export type AccessRow = PlaceRow & {
  entry_index: number;
  access_id: string;
  custodian: string;
  seq: string | number;
  actor: string;
  patient: string;
  record: string;
  purpose: string;
  category: string;
  action: string;
  outcome: string;
  cited_consent_id: string | null;
  reason_hash: string | null;
  occurred_at: string | number;
};

/** The place of a fact on its chain, as evidence shows it. Positions and block numbers are decimal strings. */
export type EvidencePlace = {
  pos: string;
  blockNumber: string;
  blockHash: string;
  /** ISO 8601, the block's time. */
  blockTime: string;
  txHash: string;
  logIndex: number;
};
