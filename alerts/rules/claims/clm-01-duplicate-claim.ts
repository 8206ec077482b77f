import { z } from "zod";
import { instantInWords } from "../../../facts/display";
import { factJson } from "../../../facts/sql/json";
import { recordedBefore } from "../../../facts/sql/validity";
import { CLAIM_TEXTS, type ClaimRow, claimEvidence, serviceDay } from "../evidence/claim";
import { eventFinding } from "../evidence/event";
import type { Pass } from "../pass";
import { defineRule } from "../rule";

/** The same service was claimed before, and that claim still stood. */
export const duplicateClaim = defineRule({
  id: "CLM-01",
  name: "duplicate-claim",
  version: 1,
  severity: "high",
  citations: ["31 USC 3729"],
  trigger: "event",
  subject: "claim",
  description:
    "A claim of the same provider for the same patient, service and day as an earlier one that was neither denied nor taken back by then.",
  parameters: z.strictObject({}),
  triage: [
    "Ask the provider whether the service was given twice that day, and for the notes of both.",
    "See whether the earlier claim was approved or paid, and hold the later one.",
    "Look for other claims of this provider that come twice: a system that sends again by itself leaves many.",
  ],
  falsePositives: [
    "A service that is given more than once a day, such as a dressing or an injection.",
    "A correction that was submitted before the first claim was taken back.",
  ],
});

/** CLM-01. The earlier claim that is shown is the last one that stands. */
export const duplicateClaimPass: Pass = {
  rules: [duplicateClaim.id],
  evaluate: async ({ query, facts, chainId, fromPos, toPos }) => {
    const rows = await query<ClaimRow & { earlier: ClaimRow }>(
      `SELECT c.*, ${factJson("e", ...CLAIM_TEXTS)} AS earlier FROM ${facts("claim")} c
       CROSS JOIN LATERAL (
         SELECT * FROM ${facts("claim")} e
         WHERE e.chain_id = $1 AND e.provider = c.provider AND e.patient = c.patient AND e.service_hash = c.service_hash
           AND e.service_date = c.service_date AND ${recordedBefore("e", "c.pos")}
           AND NOT COALESCE(e.denied_pos < c.pos, false) AND NOT COALESCE(e.voided_pos < c.pos, false)
         ORDER BY e.pos DESC LIMIT 1
       ) e
       WHERE c.chain_id = $1 AND c.pos > $2::bigint AND c.pos <= $3::bigint ORDER BY c.pos`,
      [chainId, fromPos, toPos],
    );
    return rows.map((row) => {
      const { earlier } = row;
      return {
        ...eventFinding(row, "claim", row.claim_id),
        ruleId: duplicateClaim.id,
        patient: row.patient,
        actor: row.provider,
        headline: "Service claimed again for the same patient and day",
        summary: `On ${instantInWords(Number(row.block_time))} a provider claimed a service that it had already claimed for the same patient and day, and the earlier claim still stood.`,
        explanation: `Claim ${row.claim_id} and claim ${earlier.claim_id}, at position ${earlier.pos}, are both of provider ${row.provider} for patient ${row.patient}, service ${row.service_hash} and the day ${serviceDay(row)}. Before position ${row.pos} the earlier one was neither denied nor voided.`,
        evidence: { claim: claimEvidence(row, BigInt(row.pos)), earlier: claimEvidence(earlier, BigInt(row.pos)) },
      };
    });
  },
};
