import { z } from "zod";
import type { Pass } from "../pass";
import { defineRule } from "../rule";
import { approvalFinding, approvalStatement, type OwnApproval } from "./claim-approval";
import { type FaultyPayment, paymentFinding, paymentStatement } from "./claim-payment";

/** A claim was approved by its own submitter, or paid where it should not have been. */
export const claimStateFault = defineRule({
  id: "CLM-03",
  name: "claim-state-fault",
  version: 1,
  severity: "high",
  citations: ["31 USC 3729"],
  trigger: "event",
  subject: "claimPayment",
  description:
    "An approval of a claim by its own provider, or a payment of a claim that was not approved, was denied or taken back, or is paid above the approved amount.",
  parameters: z.strictObject({}),
  triage: [
    "For an approval: find out how the provider came to approve, and have somebody else decide anew.",
    "For a payment: compare the insurer's books with what the record says, and stop further payments of this claim.",
    "Look for the decision that is missing: an approval that was never recorded, or a denial that came too late.",
    "Reclaim what was paid without a ground, and look for more payments of the same kind.",
  ],
  falsePositives: [
    "An approval that was given outside the system and not recorded.",
    "A provider that set off the automatic decision on its own claim.",
    "A payment with interest or in another currency.",
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
