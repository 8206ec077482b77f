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

/** A row of the fact table `consent`. */
export type ConsentRow = PlaceRow & {
  consent_id: string;
  patient: string;
  grantee: string;
  signer: string;
  purposes: string[];
  categories: string[];
  actions: string[];
  valid_from: string | number;
  valid_until: string | number;
  redisclosure: boolean;
  revoked_pos: string | null;
  revoked_time: string | number | null;
  revocation_signer: string | null;
  revoked_block_hash: string | null;
  revoked_tx_hash: string | null;
  revoked_log_index: number | null;
};

/** A row of the fact table `credential`. */
export type CredentialRow = PlaceRow & {
  credential_id: string;
  issuer: string;
  subject: string;
  kind: string;
  valid_from: string | number;
  valid_until: string | number;
};

/** A row of the fact table `agreement`. */
export type AgreementRow = PlaceRow & {
  agreement_id: string;
  proposer: string;
  counterparty: string;
  purposes: string[];
  categories: string[];
  formats: string[];
  redisclosure: boolean;
  valid_from: string | number;
  valid_until: string | number;
  accepted_pos: string | null;
  accepted_time: string | number | null;
  accepted_tx_hash: string | null;
  ended_pos: string | null;
  ended_time: string | number | null;
  ended_by: string | null;
  ended_tx_hash: string | null;
};

/** A row of the fact table `share`. */
export type ShareRow = PlaceRow & {
  share_id: string;
  sender: string;
  recipient: string;
  patient: string;
  record: string;
  purpose: string;
  category: string;
  format: string;
  agreement_id: string | null;
};

/** A row of the fact table `data_request`. */
export type DataRequestRow = PlaceRow & { request_id: string; patient: string; custodian: string; requester: string };

/** A row of the fact table `claim`. Inside JSON its positions and its amount are texts. */
export type ClaimRow = PlaceRow & {
  claim_id: string;
  provider: string;
  patient: string;
  service_hash: string;
  service_date: string | number;
  amount: string;
  denied_pos: string | null;
  denied_time: string | number | null;
  denied_by: string | null;
  voided_pos: string | null;
  voided_time: string | number | null;
  voided_by: string | null;
};

/** A row inside JSON: its 8-byte integers are numbers. */
export type AsJson<Row> = {
  [Column in keyof Row]: number extends Row[Column] ? Exclude<Row[Column], string> : Row[Column];
};

/** Where a fact stands on its chain, as evidence shows it. Positions and block numbers are decimal strings. */
export type EvidencePlace = {
  pos: string;
  blockNumber: string;
  blockHash: string;
  /** ISO 8601, the block's time. */
  blockTime: string;
  txHash: string;
  logIndex: number;
};
