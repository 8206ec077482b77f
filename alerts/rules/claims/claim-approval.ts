import { instantInWords, placeInWords } from "../../../facts/display";
import type { PlaceRow } from "../../../facts/rows";
import { factJson } from "../../../facts/sql/json";
import { CLAIM_TEXTS, type ClaimRow, claimEvidence } from "../evidence/claim";
import { eventFinding } from "../evidence/event";
import { placeOf } from "../evidence/place";
import type { EvaluationContext } from "../pass";

/** A row of the fact table `claim_approval`, also as JSON with its amount as text. */
export type ApprovalRow = PlaceRow & { claim_id: string; approver: string; amount: string; automatic: boolean };

/** An approval as evidence. */
export const approvalEvidence = (row: ApprovalRow) => ({
  ...placeOf(row),
  claimId: row.claim_id,
  approver: row.approver,
  amount: row.amount,
  automatic: row.automatic,
});

/** An approval by the claim's own provider. */
export type OwnApproval = ApprovalRow & { claim: ClaimRow };

/** SQL for a range's approvals whose approver submitted the claim. Values: chain id, fromPos, toPos. */
export const approvalStatement = (facts: EvaluationContext["facts"]) =>
  `SELECT a.*, ${factJson("c", ...CLAIM_TEXTS)} AS claim FROM ${facts("claim_approval")} a
   JOIN ${facts("claim")} c ON c.chain_id = $1 AND c.claim_id = a.claim_id
   WHERE a.chain_id = $1 AND a.pos > $2::bigint AND a.pos <= $3::bigint AND a.approver = c.provider ORDER BY a.pos`;

/** Converts such an approval to a finding without texts. */
export const approvalFinding = (row: OwnApproval) => ({
  ...eventFinding(row, "claimApproval", row.claim_id),
  patient: row.claim.patient,
  actor: row.approver,
  headline: "Claim approved by the provider that submitted it",
  summary: `A claim was approved on ${instantInWords(Number(row.block_time))} by the same provider that had submitted it.`,
  explanation: `Claim ${row.claim_id} was submitted by ${row.claim.provider} (${placeInWords(row.claim.pos)}). The same account approved it (${placeInWords(row.pos)}).`,
  evidence: { approval: approvalEvidence(row), claim: claimEvidence(row.claim, BigInt(row.pos)) },
});
