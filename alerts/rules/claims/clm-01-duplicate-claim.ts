import { z } from "zod";
import { dateInWords, instantInWords, placeInWords } from "../../../facts/display";
import { factJson } from "../../../facts/sql/json";
import { recordedBefore } from "../../../facts/sql/validity";
import { CLAIM_TEXTS, type ClaimRow, claimEvidence } from "../evidence/claim";
import { eventFinding } from "../evidence/event";
import type { Pass } from "../pass";
import { defineRule } from "../rule";

/** The same service was claimed before, and that claim still stood. */
export const duplicateClaim = defineRule({
  id: "CLM-01",
  name: "duplicate-claim",
  title: "Claim submitted twice for the same service",
  version: 3,
  severity: "high",
  citations: ["31 USC 3729"],
  trigger: "event",
  subject: "claim",
  description:
    "A claim that matches an earlier claim in provider, patient, service and day, while the earlier claim was neither denied nor voided.",
  parameters: z.strictObject({}),
  triage: [
    "Ask the provider whether the service was given twice that day, and for the notes of both.",
    "Check whether the earlier claim was approved or paid, and hold the later one.",
    "Look for other duplicate claims by this provider. A system that resubmits automatically leaves many.",
  ],
  falsePositives: [
    "A service given more than once a day, such as a dressing or an injection.",
    "A correction submitted before the first claim was voided.",
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
        summary: `A provider submitted a claim on ${instantInWords(Number(row.block_time))} for a service it had already claimed for the same patient and day; the earlier claim still stood.`,
        explanation: `Claim ${row.claim_id} (${placeInWords(row.pos)}) repeats the earlier claim ${earlier.claim_id} (${placeInWords(earlier.pos)}): same provider, patient, service and service date. The provider is ${row.provider}, the service ${row.service_hash}, the date ${dateInWords(Number(row.service_date))}. The earlier claim still stood: it was neither denied nor voided.`,
        evidence: { claim: claimEvidence(row, BigInt(row.pos)), earlier: claimEvidence(earlier, BigInt(row.pos)) },
      };
    });
  },
};
