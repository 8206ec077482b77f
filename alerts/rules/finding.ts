/** The kinds of fact that a rule can be about. */
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

/** The fact that a finding is about, and its place. */
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
  /** The fact's own id, or its position as a decimal string if it has none. */
  id: string;
};

/** A rule fired on a subject: everything that a person needs to understand it. */
export type Finding = {
  ruleId: string;
  subject: Subject;
  patient: string | null;
  actor: string | null;
  /** The organisation concerned: the one the actor acted for, or the custodian if its record is at fault. */
  organisation: string | null;
  consentId: string | null;
  purpose: string | null;
  category: string | null;
  action: string | null;
  /** Unix seconds, the custodian's clock. */
  occurredAt: number | null;
  /** What went wrong, in at most 80 characters, with the one number that matters; no date, no pseudonym. */
  headline: string;
  /** One sentence of at most 30 words for a compliance officer: the time once, directly after what happened then, no codes. */
  summary: string;
  /** How the verdict was reached, so that a person can check it against the evidence. */
  explanation: string;
  /** The facts used, with their places; none is later than the subject or, if there is one, the deadline. */
  evidence: Record<string, unknown>;
  /** Unix seconds: the verdict depends on facts up to then, and on the chain's clock having passed it. */
  deadline?: number;
};
