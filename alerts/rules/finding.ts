/** What kind of fact a rule is about. */
export type SubjectType =
  | "access"
  | "consent"
  | "revocation"
  | "credential"
  | "share"
  | "dataRequest"
  | "claim"
  | "claimApproval"
  | "claimPayment"
  | "governanceChange";

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
  type: SubjectType;
  /** The fact's own id; for one that has none, its position as a decimal string. */
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
  /** What was wrong, in at most 80 characters, with the one number that matters; no date, no pseudonym. */
  headline: string;
  /** One sentence of at most 30 words for a compliance officer: the finding first, the time once, no codes. */
  summary: string;
  /** How the verdict was reached, in short sentences, so that a person can repeat it by hand with the evidence. */
  explanation: string;
  /** The facts used, each with its place, none later than the subject, or than the deadline where there is one. */
  evidence: Record<string, unknown>;
  /** Unix seconds: the verdict rests on facts up to then, and on the chain's clock having passed it. */
  deadline?: number;
};
