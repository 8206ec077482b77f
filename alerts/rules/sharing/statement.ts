import { CATEGORY_TABLE, PURPOSE_TABLE } from "../../../facts/sql/codes";
import { factJson, factsJson } from "../../../facts/sql/json";
import { checked, isActive, isWithin, notEnded, recordedBefore } from "../../../facts/sql/validity";
import type { EvaluationContext } from "../pass";

/** SQL for whether the granted terms of `g` cover the purpose and the category of the share `s`. */
const covers = (g: string, s: string) =>
  `${g}.purpose_mask & ${s}.purposes <> 0 AND ${g}.category_mask & ${s}.categories <> 0`;

/**
 * SQL for the faults of a range's shares, with the agreements that cover each. `received` is the last share by which
 * the sender received the record without permission to redisclose it; null also if the patient permitted it.
 * `agreements` are those between the two parties that were proposed before the share; `grants` are the patient's to the
 * sender.
 *
 * Values: chain id, fromPos, toPos.
 */
export function sharingStatement(facts: EvaluationContext["facts"]): string {
  const shares = (where: string) => `SELECT x.*, purpose.covering AS purposes, category.covering AS categories
    FROM ${facts("share")} x
    LEFT JOIN purpose ON purpose.code = x.purpose LEFT JOIN category ON category.code = x.category
    WHERE x.chain_id = $1 AND ${where}`;
  const between = (
    s: string,
  ) => `FROM (VALUES (${s}.sender, ${s}.recipient), (${s}.recipient, ${s}.sender)) party (one, other)
    JOIN ${facts("agreement")} g ON g.chain_id = $1 AND g.proposer = party.one AND g.counterparty = party.other`;
  const coverage = (s: string) => `SELECT COALESCE(array_agg(g.agreement_id ORDER BY g.pos), '{}') AS covering,
      COALESCE(bool_or(g.redisclosure), false) AS may_redisclose,
      COALESCE(bool_or(${s}.format = ANY(g.formats)), false) AS format_listed
    ${between(s)}
    WHERE g.accepted_pos < ${s}.pos AND ${isWithin("g", `${s}.block_time`)}
      AND ${notEnded("g", `${s}.pos`, `${s}.block_time`)} AND ${covers("g", s)}`;
  const proposed = (s: string) =>
    factsJson("g", `${between(s)} WHERE ${recordedBefore("g", `${s}.pos`)}`, "accepted_pos", "ended_pos");
  const grants = `FROM ${facts("consent")} c WHERE c.chain_id = $1 AND c.patient = s.patient AND ${checked("c.grantee = s.sender")}`;
  return `
WITH ${PURPOSE_TABLE},
${CATEGORY_TABLE},
subject AS MATERIALIZED (${shares("x.pos > $2::bigint AND x.pos <= $3::bigint")}),
judged AS MATERIALIZED (
  SELECT s.*, coverage.covering, coverage.format_listed, received.pos AS received_pos, received.covering AS received_covering
  FROM subject s
  CROSS JOIN LATERAL (${coverage("s")}) coverage
  LEFT JOIN LATERAL (
    SELECT r.pos, c.covering
    FROM (${shares(`x.recipient = s.sender AND x.patient = s.patient AND x.record = s.record AND ${recordedBefore("x", "s.pos")}`)}) r
    CROSS JOIN LATERAL (${coverage("r")}) c
    WHERE c.covering <> '{}' AND NOT c.may_redisclose
    ORDER BY r.pos DESC LIMIT 1
  ) received ON NOT EXISTS (
    SELECT ${grants} AND c.redisclosure AND ${isActive("c", "s.pos", "s.block_time")} AND ${covers("c", "s")}
  )
)
SELECT s.*, ${factJson("r")} AS received, ${proposed("s")} AS agreements,
  CASE WHEN r.pos IS NOT NULL THEN ${proposed("r")} END AS received_agreements,
  CASE WHEN r.pos IS NOT NULL THEN ${factsJson("c", `${grants} AND ${recordedBefore("c", "s.pos")}`, "revoked_pos")} END AS grants
FROM judged s
LEFT JOIN ${facts("share")} r ON r.chain_id = $1 AND r.pos = s.received_pos
WHERE NOT s.format_listed OR s.received_pos IS NOT NULL
ORDER BY s.pos`;
}
