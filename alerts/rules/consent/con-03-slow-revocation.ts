import { z } from "zod";
import {
  amountInWords,
  instantInWords,
  placeInWords,
  secondsInWords,
  spanAbove,
  windowInWords,
} from "../../../facts/display";
import type { PlaceRow } from "../../../facts/rows";
import { factJson } from "../../../facts/sql/json";
import { type ConsentRow, grantEvidence } from "../evidence/consent";
import { eventFinding } from "../evidence/event";
import { placeOf } from "../evidence/place";
import type { Pass } from "../pass";
import { defineRule } from "../rule";

/** A patient's revocation was recorded too long after they asked for it. */
export const slowRevocation = defineRule({
  id: "CON-03",
  name: "slow-revocation",
  title: "Revocation recorded too late",
  version: 3,
  severity: "high",
  citations: ["GDPR 7(3)"],
  trigger: "event",
  subject: "revocation",
  description: "A revocation recorded too long after the patient asked for it.",
  parameters: z.strictObject({
    mostSeconds: z
      .int()
      .min(0)
      .max(31_536_000)
      .default(86_400)
      .describe("Maximum seconds from the patient's request to the block of the revocation."),
  }),
  triage: [
    "Find out where the request was held up: at a desk, in the post or in a queue.",
    "List the accesses under this consent between the request and the revocation, and review each of them.",
    "If there were any, tell the patient what happened in the meantime.",
    "Check whether other revocations from the same place were as slow.",
  ],
  falsePositives: [
    "A letter that was dated when it was written, not when it arrived.",
    "A request time that was entered wrongly.",
  ],
});

type SlowRow = PlaceRow & {
  about: string;
  party: string;
  patient: string;
  requested_at: string;
  consent: ConsentRow | null;
};

/** CON-03, for each revocation of a consent. */
export const slowRevocationPass: Pass = {
  rules: [slowRevocation.id],
  evaluate: async ({ query, facts, chainId, fromPos, toPos, ruleset }) => {
    const { mostSeconds } = slowRevocation.parameters.parse(ruleset.parametersOf(slowRevocation.id));
    const rows = await query<SlowRow>(
      `SELECT r.*, ${factJson("g", "revoked_pos")} AS consent FROM ${facts("status_change")} r
       LEFT JOIN ${facts("consent")} g ON g.chain_id = $1 AND g.patient = r.patient AND g.consent_id = r.about
       WHERE r.chain_id = $1 AND r.pos > $2::bigint AND r.pos <= $3::bigint
         AND r.kind = 'consentRevoked' AND r.block_time - r.requested_at > $4::bigint ORDER BY r.pos`,
      [chainId, fromPos, toPos, mostSeconds],
    );
    return rows.map((row) => {
      const asked = Number(row.requested_at);
      const recorded = Number(row.block_time);
      const late = spanAbove(recorded - asked, mostSeconds);
      const limit = late.startsWith("more than")
        ? ""
        : `; ${mostSeconds === 0 ? "no delay" : `at most ${windowInWords(mostSeconds)}`} is allowed`;
      const requestedAt = new Date(asked * 1000).toISOString();
      return {
        ...eventFinding(row, "revocation", row.about),
        ruleId: slowRevocation.id,
        patient: row.patient,
        actor: row.party,
        consentId: row.about,
        headline: `Revocation recorded ${late} after the patient asked for it`,
        summary: `A revocation was recorded on ${instantInWords(recorded)}, ${late} after the patient asked for it${limit}.`,
        explanation: `The revocation of consent ${row.about}, signed by ${row.party}, was recorded on ${instantInWords(recorded)} (${placeInWords(row.pos)}). It says that the patient asked for it on ${instantInWords(asked)}. That is ${secondsInWords(recorded - asked)} earlier; ${mostSeconds === 0 ? "no delay" : `at most ${amountInWords(mostSeconds)}`} is allowed.`,
        evidence: {
          revocation: { ...placeOf(row), consentId: row.about, signer: row.party, requestedAt },
          grant: row.consent === null ? null : grantEvidence(row.consent, BigInt(row.pos)),
          mostSeconds,
        },
      };
    });
  },
};
