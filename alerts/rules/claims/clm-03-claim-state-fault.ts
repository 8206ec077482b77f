import { z } from "zod";
import type { Pass } from "../pass";
import { defineRule } from "../rule";
import { approvalFinding, approvalStatement, type OwnApproval } from "./claim-approval";
import { type FaultyPayment, paymentFinding, paymentStatement } from "./claim-payment";

/** A claim was approved by its own submitter, or paid where it should not have been. */
export const claimStateFault = defineRule({
  id: "CLM-03",
  name: "claim-state-fault",
  title: "Claim approved or paid when it should not have been",
  version: 3,
  severity: "high",
  citations: ["31 USC 3729"],
  trigger: "event",
  subject: "claimPayment",
  description:
    "A claim approved by the provider that submitted it; or a payment that overpays a claim, or pays one that was not approved, was denied or was voided.",
  parameters: z.strictObject({}),
  triage: [
    "For an approval: find out how the provider could approve its own claim, and have someone else decide again.",
    "For a payment: compare the insurer's books with the payments on the chain, and stop further payments of this claim.",
    "Look for the missing decision: an approval that was never recorded, or a denial that came too late.",
    "Recover what was paid without grounds, and look for similar payments.",
  ],
  falsePositives: [
    "An approval that was given outside the system and never recorded.",
    "A provider that triggered the automatic decision on its own claim.",
    "A payment that includes interest, or is in another currency.",
  ],
});

/** CLM-03, for each approval and each payment. */
export const claimStateFaultPass: Pass = {
  rules: [claimStateFault.id],
  evaluate: async ({ query, facts, chainId, fromPos, toPos }) => {
    const range = [chainId, fromPos, toPos];
    const approvals = await query<OwnApproval>(approvalStatement(facts), range);
    const payments = await query<FaultyPayment>(paymentStatement(facts), range);
    return [...approvals.map(approvalFinding), ...payments.map(paymentFinding)].map((finding) => ({
      ...finding,
      ruleId: claimStateFault.id,
    }));
  },
};
