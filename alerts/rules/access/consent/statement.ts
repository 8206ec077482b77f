import { ACTION_TABLE, CATEGORY_TABLE, PURPOSE_TABLE } from "../../../../facts/sql/codes";
import { factJson } from "../../../../facts/sql/json";
import { holds, recordedBefore } from "../../../../facts/sql/validity";
import type { EvaluationContext } from "../../pass";

const STORED = `,
stored AS (
  INSERT INTO compliance.verdict AS v (chain_id, pos, block_hash, consent, consent_id, rule_id, ruleset)
  SELECT $1, pos, block_hash, consent, consent_id, 'ACC-0' || rule_number, $6 FROM decided ORDER BY pos
  ON CONFLICT (chain_id, pos) DO UPDATE SET block_hash = excluded.block_hash, consent = excluded.consent,
    consent_id = excluded.consent_id, rule_id = excluded.rule_id, ruleset = excluded.ruleset, evaluated_at = now()
  WHERE (v.block_hash, v.consent, v.consent_id, v.rule_id, v.ruleset)
    IS DISTINCT FROM (excluded.block_hash, excluded.consent, excluded.consent_id, excluded.rule_id, excluded.ruleset)
)`;

/**
 * SQL that decides for every access of a range which consent covers it, stores the verdicts if `store` is set, and
 * returns the accesses without consent: `rule_number` is n of the rule ACC-0n. Faults are numbered by rule too.
 *
 * Values: chain id, fromPos, toPos, clock tolerance in seconds, exempt purposes and, if it stores, the ruleset's hash.
 */
export function consentStatement(facts: EvaluationContext["facts"], { store }: { store: boolean }): string {
  const memberships = (columns: string, { actor, pos, t }: { actor: string; pos: string; t: string }) =>
    `SELECT ${columns} FROM ${facts("affiliation")} m WHERE m.chain_id = $1 AND m.member = ${actor} AND ${holds("m", pos, t)}`;
  return `
WITH ${PURPOSE_TABLE},
${CATEGORY_TABLE},
${ACTION_TABLE},
subject AS (
  SELECT a.pos, a.block_hash, a.actor, a.patient, a.cited_consent_id, a.outcome,
    CASE WHEN a.occurred_at BETWEEN a.block_time - $4::bigint AND a.block_time THEN a.occurred_at ELSE a.block_time END AS t,
    purpose.covering AS purposes, category.covering AS categories, action.covering AS actions,
    category.sensitive, purpose.emergency, purpose.patient_request, a.purpose = ANY($5::text[]) AS exempt
  FROM ${facts("access")} a
  LEFT JOIN purpose ON purpose.code = a.purpose
  LEFT JOIN category ON category.code = a.category
  LEFT JOIN action ON action.code = a.action
  WHERE a.chain_id = $1 AND a.pos > $2::bigint AND a.pos <= $3::bigint
),
judged AS (
  SELECT s.*, CASE
    WHEN purposes IS NULL OR categories IS NULL OR actions IS NULL OR outcome NOT IN ('permitted', 'denied') THEN 'error'
    WHEN outcome = 'denied' THEN 'denied'
    WHEN emergency THEN 'breakGlass'
    WHEN exempt THEN 'exempt'
    WHEN patient_request AND (
      EXISTS (SELECT FROM ${facts("patient")} p
        WHERE p.chain_id = $1 AND p.patient = s.patient AND p.controller = s.actor AND ${recordedBefore("p", "s.pos")})
      OR EXISTS (SELECT FROM ${facts("representative")} r
        WHERE r.chain_id = $1 AND r.patient = s.patient AND r.representative = s.actor AND ${holds("r", "s.pos", "s.t")})
    ) THEN 'explained'
  END AS settled
  FROM subject s
),
acting AS MATERIALIZED (
  SELECT s.*, CASE WHEN s.settled IS NULL
    THEN ARRAY(${memberships("m.organisation", { actor: "s.actor", pos: "s.pos", t: "s.t" })}) END AS organisations
  FROM judged s
),
-- Each access with that grant, of those that match, which came nearest to covering it. Looked up access by access, however
-- many consents there are: a join of all of them would take longer the longer the history is.
nearest AS (
  SELECT s.*, g.* FROM acting s
  LEFT JOIN LATERAL (
    SELECT g.consent_id, fault.*, num_nonnulls(time_fault, scope_fault, purpose_fault) AS faults
    FROM ${facts("consent")} g
    CROSS JOIN LATERAL (SELECT
      CASE
        WHEN g.revoked_pos < s.pos AND s.t >= g.revoked_time THEN 2
        WHEN g.valid_until <> 0 AND s.t >= g.valid_until THEN 1
        WHEN s.t < GREATEST(g.valid_from, g.block_time) THEN 3
      END AS time_fault,
      CASE
        WHEN g.category_mask & s.categories = 0 AND s.sensitive THEN 8
        WHEN g.category_mask & s.categories = 0 OR g.action_mask & s.actions = 0 THEN 7
      END AS scope_fault,
      CASE WHEN g.purpose_mask & s.purposes = 0 THEN 6 END AS purpose_fault
    ) fault
    WHERE g.chain_id = $1 AND g.patient = s.patient AND ${recordedBefore("g", "s.pos")}
      AND (g.grantee = s.actor OR g.grantee = ANY(s.organisations))
    ORDER BY num_nonnulls(time_fault, scope_fault, purpose_fault),
      CASE WHEN time_fault IS NOT NULL THEN 1 WHEN scope_fault IS NOT NULL THEN 2 ELSE 3 END,
      g.pos DESC
    LIMIT 1
  ) g ON s.settled IS NULL
),
decided AS MATERIALIZED (
  SELECT pos, block_hash, t, consent_id, time_fault, scope_fault, purpose_fault,
    COALESCE(settled, CASE WHEN consent_id IS NOT NULL AND faults = 0 THEN 'explained' ELSE 'missed' END) AS consent,
    CASE
      WHEN settled IS NOT NULL OR (consent_id IS NOT NULL AND faults = 0) THEN NULL
      WHEN consent_id IS NOT NULL THEN COALESCE(time_fault, scope_fault, purpose_fault)
      WHEN EXISTS (SELECT FROM ${facts("consent")} c
        WHERE c.chain_id = $1 AND c.patient = nearest.patient AND c.consent_id = cited_consent_id
          AND ${recordedBefore("c", "nearest.pos")}) THEN 5
      ELSE 4
    END AS rule_number
  FROM nearest
)${store ? STORED : ""}
SELECT d.rule_number, d.t, d.time_fault, d.scope_fault, d.purpose_fault, a.*,
  ${factJson("g", "revoked_pos")} AS considered,
  ${factJson("c", "revoked_pos")} AS cited,
  ${factJson("m", "ended_pos")} AS membership
FROM decided d
-- Looked up one by one: of a block that has just been indexed PostgreSQL expects a single access, and would go through
-- all that missed a consent for each.
CROSS JOIN LATERAL (SELECT * FROM ${facts("access")} a WHERE a.chain_id = $1 AND a.pos = d.pos OFFSET 0) a
LEFT JOIN ${facts("consent")} g ON g.chain_id = $1 AND g.patient = a.patient AND g.consent_id = d.consent_id
LEFT JOIN ${facts("consent")} c ON c.chain_id = $1 AND c.patient = a.patient AND c.consent_id = a.cited_consent_id
  AND ${recordedBefore("c", "a.pos")}
LEFT JOIN LATERAL (
  SELECT * FROM (${memberships("m.*", { actor: "a.actor", pos: "d.pos", t: "d.t" })}) m
  WHERE g.grantee IS NULL OR m.organisation = g.grantee ORDER BY m.pos DESC LIMIT 1
) m ON g.grantee IS DISTINCT FROM a.actor
WHERE d.rule_number IS NOT NULL
ORDER BY d.pos`;
}

/** SQL that stores an error verdict for every access of the range. Values: chain id, fromPos, toPos, ruleset hash. */
export const failureStatement = (facts: EvaluationContext["facts"]): string => `
INSERT INTO compliance.verdict (chain_id, pos, block_hash, consent, ruleset)
SELECT $1, pos, block_hash, 'error', $4 FROM ${facts("access")}
WHERE chain_id = $1 AND pos > $2::bigint AND pos <= $3::bigint ORDER BY pos
ON CONFLICT (chain_id, pos) DO UPDATE SET block_hash = excluded.block_hash, consent = excluded.consent,
  consent_id = NULL, rule_id = NULL, ruleset = excluded.ruleset, evaluated_at = now()`;
