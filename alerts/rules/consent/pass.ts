import { purposeAndAbove } from "../../../facts/code-hierarchy";
import { maskOf, PURPOSES } from "../../../facts/codes";
import { yearsLaterSql } from "../../../facts/sql/calendar";
import { factJson, factsJson } from "../../../facts/sql/json";
import { checked, holds, recordedBefore } from "../../../facts/sql/validity";
import { whatRuleSays } from "../event-rule";
import { eventFinding } from "../evidence/event";
import type { EvaluationContext, Pass } from "../pass";
import { grantByThirdParty } from "./con-01-grant-by-third-party";
import { openEndedConsent } from "./con-02-open-ended-consent";
import { hastyRegrant } from "./con-04-hasty-regrant";
import type { JudgedGrant } from "./judged-grant";

/** The mask of research and all purposes below it: only for these may a consent have no end. */
const RESEARCH = maskOf(
  PURPOSES,
  PURPOSES.filter((purpose) => purposeAndAbove(purpose).includes("HRESCH")),
);

/** Values: chain id, fromPos, toPos, the mask of research purposes, most years of a consent, most seconds to a hasty grant. */
const grantStatement = (facts: EvaluationContext["facts"]) => `
WITH subject AS MATERIALIZED (
  SELECT * FROM ${facts("consent")} WHERE chain_id = $1 AND pos > $2::bigint AND pos <= $3::bigint
)
SELECT ${factJson("s", "revoked_pos")} AS consent, judged.*, ${factJson("e", "revoked_pos")} AS revoked,
  ${factJson("p")} AS registration,
  ${factsJson(
    "r",
    `FROM ${facts("representative")} r WHERE r.chain_id = $1 AND r.patient = s.patient AND r.representative = s.signer
      AND ${recordedBefore("r", "s.pos")}`,
    "ended_pos",
  )} AS representations
FROM subject s
CROSS JOIN LATERAL (SELECT
  NOT EXISTS (SELECT FROM ${facts("patient")} c
    WHERE c.chain_id = $1 AND c.patient = s.patient AND c.controller = s.signer AND ${recordedBefore("c", "s.pos")})
  AND NOT EXISTS (SELECT FROM ${facts("representative")} r
    WHERE r.chain_id = $1 AND r.patient = s.patient AND r.representative = s.signer AND ${holds("r", "s.pos", "s.block_time")})
  AS third_party,
  CASE WHEN s.valid_until = 0 THEN s.purpose_mask & ~$4::bigint <> 0
    ELSE s.valid_until > ${yearsLaterSql("CASE WHEN s.valid_from = 0 THEN s.block_time ELSE s.valid_from END", "$5::int")}
  END AS open_ended
) judged
LEFT JOIN LATERAL (
  SELECT e.* FROM ${facts("consent")} e
  WHERE e.chain_id = $1 AND e.patient = s.patient AND ${checked("e.grantee = s.grantee")} AND e.revoked_pos < s.pos
    AND s.block_time - e.revoked_time BETWEEN 0 AND $6::bigint AND e.revocation_signer <> s.signer
  ORDER BY e.revoked_pos DESC LIMIT 1
) e ON true
LEFT JOIN ${facts("patient")} p ON p.chain_id = $1 AND p.patient = s.patient AND ${recordedBefore("p", "s.pos")}
WHERE judged.third_party OR judged.open_ended OR e.pos IS NOT NULL
ORDER BY s.pos`;

/** CON-01, CON-02 and CON-04: faults of a grant at the time it is given. */
export const grantPass: Pass = {
  rules: [grantByThirdParty.id, openEndedConsent.id, hastyRegrant.id],
  evaluate: async ({ query, facts, chainId, fromPos, toPos, ruleset }) => {
    const { mostYears } = openEndedConsent.parameters.parse(ruleset.parametersOf(openEndedConsent.id));
    const { withinSeconds } = hastyRegrant.parameters.parse(ruleset.parametersOf(hastyRegrant.id));
    const rows = await query<JudgedGrant>(grantStatement(facts), [
      chainId,
      fromPos,
      toPos,
      RESEARCH,
      mostYears,
      withinSeconds,
    ]);
    return rows.flatMap((row) => {
      const { consent } = row;
      const about = {
        ...eventFinding(consent, "consent", consent.consent_id),
        patient: consent.patient,
        actor: consent.signer,
        consentId: consent.consent_id,
      };
      return [
        ...(row.third_party ? [{ ...about, ...whatRuleSays(grantByThirdParty, row, ruleset) }] : []),
        ...(row.open_ended ? [{ ...about, ...whatRuleSays(openEndedConsent, row, ruleset) }] : []),
        ...(row.revoked === null ? [] : [{ ...about, ...whatRuleSays(hastyRegrant, row, ruleset) }]),
      ];
    });
  },
};
