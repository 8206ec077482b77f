import { amountInWords, instantInWords, listInWords, placeInWords, shortEnough } from "../../../facts/display";
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
  const faults: Faults = {
    unapproved: row.approval === null,
    denied: denial !== null,
    voided: voiding !== null,
    above: row.too_much ? BigInt(row.paid) - BigInt(row.approval!.amount) : null,
  };
  return {
    ...eventFinding(row, "claimPayment", row.claim_id),
    patient: row.claim.patient,
    actor: row.insurer,
    organisation: row.insurer,
    headline: headlineOf(faults),
    summary: summaryOf(faults, row),
    explanation: [
      `The payment for claim ${row.claim_id} (${placeInWords(row.pos)}) is ${amountInWords(BigInt(row.amount))}, which brings the total paid to ${amountInWords(BigInt(row.paid))}. Amounts are in minor units, such as cents.`,
      row.approval === null
        ? "Before the payment, no approval had been recorded."
        : `The last approval before the payment (${placeInWords(row.approval.pos)}) is for ${amountInWords(BigInt(row.approval.amount))}.`,
      ...(denial === null ? [] : [`The claim had been denied before (${placeInWords(denial.pos)}).`]),
      ...(voiding === null ? [] : [`The claim had been voided before (${placeInWords(voiding.pos)}).`]),
    ].join(" "),
    evidence: {
      payment: paymentEvidence(row),
      claim: { ...claim, denial, voiding },
      approval: row.approval === null ? null : approvalEvidence(row.approval),
      payments: row.payments.map(paymentEvidence),
      paid: row.paid,
    },
  };
}

/** All that is wrong with a payment. `above`: by how much the claim is paid above the approved amount, in minor units; null where it is not. */
type Faults = { unapproved: boolean; denied: boolean; voided: boolean; above: bigint | null };

function headlineOf({ unapproved, denied, voided, above }: Faults): string {
  const states = [
    ...(denied ? ["denied"] : []),
    ...(voided ? ["voided"] : []),
    ...(unapproved ? ["never approved"] : []),
  ];
  if (states.length > 0)
    return `Claim paid although ${listInWords(states)}${above === null ? "" : ", and above the approved amount"}`;
  return `Claim paid ${amountInWords(above!)} above the approved amount`;
}

function summaryOf({ unapproved, denied, voided, above }: Faults, row: FaultyPayment): string {
  const closed = [...(denied ? ["denied"] : []), ...(voided ? ["voided"] : [])];
  const states = [
    ...(closed.length > 0 ? [`had been ${listInWords(closed)}`] : []),
    ...(unapproved ? ["had never been approved"] : []),
  ];
  const that = states.length === 0 ? "" : ` that ${states.join(" and ")}`;
  const sentence = `An insurer paid a claim on ${instantInWords(Number(row.block_time))}${that}`;
  if (above === null) return `${sentence}.`;
  const amounts = `${sentence}, ${amountInWords(above)} (minor units) above the approved amount: approved ${amountInWords(BigInt(row.approval!.amount))}, paid ${amountInWords(BigInt(row.paid))}`;
  return shortEnough(`${amounts} in total.`, `${amounts}.`);
}
