import { amountInWords, instantInWords, listInWords } from "../../../facts/display";
import type { PlaceRow } from "../../../facts/rows";
import { factJson, factsJson } from "../../../facts/sql/json";
import { CLAIM_TEXTS, type ClaimRow, claimEvidence } from "../evidence/claim";
import { eventFinding } from "../evidence/event";
import { placeOf } from "../evidence/place";
import type { EvaluationContext } from "../pass";
import { type ApprovalRow, approvalEvidence } from "./claim-approval";

/** A row of the fact table `claim_payment`, also as JSON with its amount as text. */
type PaymentRow = PlaceRow & { claim_id: string; insurer: string; amount: string };

/** A payment that should not have been made. */
export type FaultyPayment = PaymentRow & {
  claim: ClaimRow;
  /** The last approval before it; null if there is none. */
  approval: ApprovalRow | null;
  /** The claim's payments up to and including this one. */
  payments: PaymentRow[];
  /** Their sum, in minor units. */
  paid: string;
  /** Whether that sum exceeds the last approved amount. */
  too_much: boolean;
};

/** SQL for the faulty payments of a range. Values: chain id, fromPos, toPos. */
export const paymentStatement = (facts: EvaluationContext["facts"]) => `
WITH subject AS MATERIALIZED (
  SELECT * FROM ${facts("claim_payment")} WHERE chain_id = $1 AND pos > $2::bigint AND pos <= $3::bigint
)
SELECT p.*, ${factJson("c", ...CLAIM_TEXTS)} AS claim, ${factJson("a", "amount")} AS approval, paid.amount::text AS paid,
  COALESCE(paid.amount > a.amount, false) AS too_much,
  ${factsJson("q", `FROM ${facts("claim_payment")} q WHERE q.chain_id = $1 AND q.claim_id = p.claim_id AND q.pos <= p.pos`, "amount")} AS payments
FROM subject p
JOIN ${facts("claim")} c ON c.chain_id = $1 AND c.claim_id = p.claim_id
LEFT JOIN LATERAL (
  SELECT * FROM ${facts("claim_approval")} a WHERE a.chain_id = $1 AND a.claim_id = p.claim_id AND a.pos < p.pos
  ORDER BY a.pos DESC LIMIT 1
) a ON true
CROSS JOIN LATERAL (
  SELECT sum(q.amount) AS amount FROM ${facts("claim_payment")} q
  WHERE q.chain_id = $1 AND q.claim_id = p.claim_id AND q.pos <= p.pos
) paid
WHERE a.pos IS NULL OR c.denied_pos < p.pos OR c.voided_pos < p.pos OR paid.amount > a.amount
ORDER BY p.pos`;

const paymentEvidence = (row: PaymentRow) => ({
  ...placeOf(row),
  claimId: row.claim_id,
  insurer: row.insurer,
  amount: row.amount,
});

/** Converts such a payment to a finding without texts, with all its faults. */
export function paymentFinding(row: FaultyPayment) {
  const at = BigInt(row.pos);
  const { denial, voiding, ...claim } = claimEvidence(row.claim, at);
  const faults = [
    ...(row.approval === null ? [FAULTS.unapproved] : []),
    ...(denial === null ? [] : [FAULTS.denied]),
    ...(voiding === null ? [] : [FAULTS.voided]),
    ...(row.too_much ? [FAULTS.tooMuch] : []),
  ];
  return {
    ...eventFinding(row, "claimPayment", row.claim_id),
    patient: row.claim.patient,
    actor: row.insurer,
    organisation: row.insurer,
    headline: headlineOf(row, { denied: denial !== null, voided: voiding !== null }),
    summary: `On ${instantInWords(Number(row.block_time))} an insurer paid a claim that ${listInWords(faults)}.`,
    explanation: `Payment of ${row.amount} for claim ${row.claim_id} at position ${row.pos}. Before it, ${[
      row.approval === null
        ? "no approval was recorded"
        : `the last approval, at position ${row.approval.pos}, is of ${row.approval.amount}`,
      ...(denial === null ? [] : [`the claim was denied at position ${denial.pos}`]),
      ...(voiding === null ? [] : [`the claim was voided at position ${voiding.pos}`]),
    ].join("; ")}. With it, ${row.paid} are paid. Amounts are in minor units.`,
    evidence: {
      payment: paymentEvidence(row),
      claim: { ...claim, denial, voiding },
      approval: row.approval === null ? null : approvalEvidence(row.approval),
      payments: row.payments.map(paymentEvidence),
      paid: row.paid,
    },
  };
}

/** "Claim paid 184,000 above the approved amount", or all that is wrong. */
function headlineOf(row: FaultyPayment, { denied, voided }: { denied: boolean; voided: boolean }): string {
  const faults = [
    ...(row.approval === null ? ["not approved"] : []),
    ...(denied ? ["denied"] : []),
    ...(voided ? ["withdrawn"] : []),
    ...(row.too_much ? ["overpaid"] : []),
  ];
  if (!row.too_much || faults.length > 1) return `Claim paid although ${listInWords(faults)}`;
  return `Claim paid ${amountInWords(BigInt(row.paid) - BigInt(row.approval!.amount))} above the approved amount`;
}

/** What is wrong, as the end of a sentence about the claim. */
const FAULTS = {
  unapproved: "had not been approved",
  denied: "had been denied",
  voided: "had been taken back",
  tooMuch: "is now paid above the approved amount",
};
