import { z } from "zod";
import { countInWords, instantInWords, isoInstant, placeInWords, timeAfter } from "../../../facts/display";
import type { PlaceRow } from "../../../facts/rows";
import { factJson } from "../../../facts/sql/json";
import { isWithin } from "../../../facts/sql/validity";
import { type DeadlineRow, DUE, deadlinesOf, dueValues } from "../deadlines";
import { type ConsentRow, grantEvidence } from "../evidence/consent";
import { type CredentialRow, credentialEvidence, LICENSED_KINDS } from "../evidence/credential";
import { eventFinding } from "../evidence/event";
import { placeOf } from "../evidence/place";
import type { DeadlinePass, EvaluationContext } from "../pass";
import { defineRule } from "../rule";
import type { Ruleset } from "../ruleset";

/** Consents still name a professional whose licence ended. */
export const staleGrants = defineRule({
  id: "CRD-03",
  name: "stale-grants",
  title: "Consent still active after the licence ended",
  version: 3,
  severity: "medium",
  citations: ["45 CFR 164.308(a)(3)(ii)(C)"],
  trigger: "deadline",
  subject: "consent",
  description:
    "A consent that is still active when the grace period after the end of its grantee's licence is over. The licence was not replaced.",
  parameters: z.strictObject({
    graceHours: z
      .int()
      .min(0)
      .max(8_760)
      .default(24)
      .describe("Hours allowed, after a licence ends, to renew it or to revoke the consents given to its holder."),
  }),
  triage: [
    "Find out whether the person still practises, and whether a renewal is on its way.",
    "If they have left, ask the patient or the organisation to revoke the consent, and end the person's affiliations.",
    "Look for accesses under this consent since the licence ended.",
  ],
  falsePositives: [
    "A renewal that the issuer recorded late, starting after the previous licence ended.",
    "A consent for something that needs no licence, such as research or a family matter.",
  ],
});

const HOUR = 3_600;

const graceSeconds = (ruleset: Ruleset) =>
  staleGrants.parameters.parse(ruleset.parametersOf(staleGrants.id)).graceHours * HOUR;

/** Valid at a moment, by what was known at the deadline. A revocation up to the moment is known by then. */
const valid = (credential: string, moment: string) =>
  `${isWithin(credential, moment)} AND NOT COALESCE(${credential}.revoked_time <= ${moment}, false)`;

/**
 * The consents of deadlines that have passed. Where a credential was revoked before its end, only the deadline that the
 * revocation set decides. Values: those of `DUE`, the grace in seconds, the licensed kinds.
 */
const staleGrantsStatement = (facts: EvaluationContext["facts"]) => `
WITH ${DUE},
ended AS (
  SELECT due.due_time, c.pos AS credential_pos, c.valid_until AS ended_time, NULL::bigint AS revocation_pos FROM due
  JOIN ${facts("credential")} c ON c.chain_id = $1 AND c.pos = due.pos AND c.block_hash = due.block_hash
  WHERE c.valid_until <> 0 AND NOT COALESCE(c.revoked_time < c.valid_until, false)
  UNION ALL
  SELECT due.due_time, c.pos, s.block_time, s.pos FROM due
  JOIN ${facts("status_change")} s ON s.chain_id = $1 AND s.pos = due.pos AND s.block_hash = due.block_hash
  JOIN ${facts("credential")} c ON c.chain_id = $1 AND c.credential_id = s.about
  WHERE s.kind = 'credentialRevoked' AND (c.valid_until = 0 OR s.block_time < c.valid_until)
)
SELECT DISTINCT ON (g.pos) e.due_time, e.ended_time, ${factJson("g", "revoked_pos")} AS consent, ${factJson("c")} AS credential,
  ${factJson("s")} AS revocation
FROM ended e
JOIN ${facts("credential")} c ON c.chain_id = $1 AND c.pos = e.credential_pos
JOIN ${facts("consent")} g ON g.chain_id = $1 AND g.grantee = c.subject
LEFT JOIN ${facts("status_change")} s ON s.chain_id = $1 AND s.pos = e.revocation_pos
WHERE c.kind = ANY($6::text[]) AND c.block_time <= e.due_time AND e.due_time = e.ended_time + $5::bigint
  AND g.block_time <= e.due_time AND ${isWithin("g", "e.due_time")}
  AND NOT COALESCE(g.revoked_time <= e.due_time, false)
  AND NOT EXISTS (
    SELECT FROM ${facts("credential")} o
    WHERE o.chain_id = $1 AND o.subject = c.subject AND o.kind = ANY($6::text[]) AND o.block_time <= e.due_time
      AND (${valid("o", "e.ended_time")} OR ${valid("o", "e.due_time")})
  )
ORDER BY g.pos, e.due_time, e.credential_pos`;

type StaleRow = {
  due_time: string;
  ended_time: string;
  consent: ConsentRow;
  credential: CredentialRow;
  revocation: (PlaceRow & { party: string }) | null;
};

/** CRD-03. A consent that several deadlines find is told of by the earliest. */
export const staleGrantsPass: DeadlinePass = {
  rules: [staleGrants.id],
  plan: async ({ query, facts, chainId, fromPos, toPos, ruleset }) => {
    const rows = await query<DeadlineRow>(
      `SELECT pos, block_hash, valid_until + $4::bigint AS due_time FROM ${facts("credential")}
       WHERE chain_id = $1 AND pos > $2::bigint AND pos <= $3::bigint AND valid_until <> 0 AND kind = ANY($5::text[])
       UNION ALL
       SELECT s.pos, s.block_hash, s.block_time + $4::bigint FROM ${facts("status_change")} s
       JOIN ${facts("credential")} c ON c.chain_id = $1 AND c.credential_id = s.about
       WHERE s.chain_id = $1 AND s.pos > $2::bigint AND s.pos <= $3::bigint AND s.kind = 'credentialRevoked'
         AND c.kind = ANY($5::text[])
       ORDER BY pos`,
      [chainId, fromPos, toPos, graceSeconds(ruleset), LICENSED_KINDS],
    );
    return deadlinesOf(staleGrants.id, rows);
  },
  decide: async (context) => {
    const grace = graceSeconds(context.ruleset);
    const rows = await context.query<StaleRow>(staleGrantsStatement(context.facts), [
      ...dueValues(context, staleGrants.id),
      grace,
      LICENSED_KINDS,
    ]);
    return rows.map(({ consent, credential, revocation, ...row }) => {
      const ended = Number(row.ended_time);
      const due = Number(row.due_time);
      const how = revocation === null ? "expired" : "was revoked";
      return {
        ...eventFinding(consent, "consent", consent.consent_id),
        ruleId: staleGrants.id,
        patient: consent.patient,
        actor: consent.grantee,
        consentId: consent.consent_id,
        headline: `Consent still active ${timeAfter(grace, `the ${credential.kind}'s licence ${how}`)}`,
        summary: `A consent naming a ${credential.kind} was still active ${timeAfter(grace, `their licence ${how}`)} on ${instantInWords(ended)}.`,
        explanation: `Credential ${credential.credential_id} of ${credential.subject}, a ${credential.kind}, ${how} on ${instantInWords(ended)}${revocation === null ? "" : ` (${placeInWords(revocation.pos)})`}. The deadline was ${countInWords(grace / HOUR, "hour")} later, on ${instantInWords(due)}. By then, this person had received no licence that was valid when this one ended or at the deadline. Consent ${consent.consent_id} (${placeInWords(consent.pos)}) names this person. At the deadline it had begun and was neither expired nor revoked.`,
        evidence: {
          credential: credentialEvidence(credential),
          revocation: revocation === null ? null : { ...placeOf(revocation), issuer: revocation.party },
          // Active at the deadline, so whatever revoked it came later.
          grant: grantEvidence({ ...consent, revoked_pos: null }, BigInt(consent.pos)),
          endedAt: isoInstant(ended),
        },
        deadline: due,
      };
    });
  },
};
