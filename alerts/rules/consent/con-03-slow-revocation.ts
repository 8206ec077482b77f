import { z } from "zod";
import { instantInWords, spanInWords, timeAfter } from "../../../facts/display";
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
  version: 1,
  severity: "high",
  citations: ["GDPR 7(3)"],
  trigger: "event",
  subject: "revocation",
  description: "A revocation that was recorded later than the limit after the patient had asked for it.",
  parameters: z.strictObject({
    mostSeconds: z
      .int()
      .min(0)
      .max(31_536_000)
      .default(86_400)
      .describe("Most seconds from the patient's asking to the revocation's block."),
  }),
  triage: [
    "Find out where the request lay: at a desk, in the post, in a queue.",
    "List the accesses under this consent between the request and the revocation, and have them judged.",
    "Tell the patient what happened in between, where anything did.",
    "See whether other revocations from the same place are as slow.",
  ],
  falsePositives: [
    "A request on paper whose date is that of the letter, not of its arrival.",
    "A time of asking that was entered wrongly.",
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
      const requestedAt = new Date(asked * 1000).toISOString();
      return {
        ...eventFinding(row, "revocation", row.about),
        ruleId: slowRevocation.id,
        patient: row.patient,
        actor: row.party,
        consentId: row.about,
        headline: `Revocation recorded ${timeAfter(recorded - asked, "the patient asked for it")}`,
        summary: `A patient asked on ${instantInWords(asked)} that a consent be revoked, and it was revoked only ${spanInWords(recorded - asked)} later.`,
        explanation: `The revocation of consent ${row.about}, signed by ${row.party}, says that the patient asked for it at ${requestedAt}; its block was made at ${new Date(recorded * 1000).toISOString()}, ${recorded - asked} seconds later. Up to ${mostSeconds} are in time.`,
        evidence: {
          revocation: { ...placeOf(row), consentId: row.about, signer: row.party, requestedAt },
          grant: row.consent === null ? null : grantEvidence(row.consent, BigInt(row.pos)),
          mostSeconds,
        },
      };
    });
  },
};
