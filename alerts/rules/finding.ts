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

/** The subject's place in figures. */
export type Subject = {
  pos: bigint;
  blockNumber: number;
  blockHash: string;
  /** Unix seconds. */
  blockTime: number;
  txHash: string;
  logIndex: number;
  entryIndex: number;
  type: "access";
  id: string;
};

/** That a rule fires on a subject, and what a person needs to understand it. */
export type Finding = {
  ruleId: string;
  subject: Subject;
  patient: string | null;
  actor: string | null;
  /** The organisation the finding concerns: whom the actor acted for, or the custodian where its record is at fault. */
  organisation: string | null;
  consentId: string | null;
  purpose: string | null;
  category: string | null;
  action: string | null;
  /** Unix seconds, the custodian's clock. */
  occurredAt: number | null;
  /** A sentence for a compliance officer, without codes. */
  summary: string;
  /** How the verdict was reached, to be followed by hand with the evidence. */
  explanation: string;
  /** The facts used, each with its place, none later than the subject. */
  evidence: Record<string, unknown>;
};
