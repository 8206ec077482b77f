import { DAY, effectiveTime } from "../../../facts/effective-time";
import { factJson } from "../../../facts/sql/json";
import { holds, recordedBefore } from "../../../facts/sql/validity";
import { CLAIM_TEXTS } from "../evidence/claim";
import type { EvaluationContext } from "../pass";

/** SQL for whether it is valid at some moment of the service day of the claim `c`. */
const onTheDay = (fact: string) =>
  `${fact}.valid_from < c.service_date + ${DAY} AND (${fact}.valid_until = 0 OR ${fact}.valid_until > c.service_date)`;

/** SQL for whether it was recorded before the claim `c`, and not ended or revoked by then. */
const known = (fact: string, endedPos: string) =>
  `${recordedBefore(fact, "c.pos")} AND NOT COALESCE(${fact}.${endedPos} < c.pos, false)`;

/**
 * SQL for the claims of a range that lack an access by the provider around the service day, or a licensed member of the
 * provider on that day, with the latest candidates.
 *
 * Values: chain id, fromPos, toPos, clock tolerance in seconds, seconds before the day's beginning and after its end,
 * licensed kinds.
 */
export function claimServiceStatement(facts: EvaluationContext["facts"]): string {
  const t = effectiveTime("a", "$4::bigint");
  const accesses = `FROM ${facts("access")} a
    LEFT JOIN LATERAL (
      SELECT * FROM ${facts("affiliation")} m
      WHERE a.actor <> c.provider AND m.chain_id = $1 AND m.member = a.actor AND m.organisation = c.provider
        AND ${holds("m", "a.pos", `(${t})`)}
      ORDER BY m.pos DESC LIMIT 1
    ) m ON true
    WHERE a.chain_id = $1 AND a.patient = c.patient AND a.pos < c.pos AND a.outcome = 'permitted'
      AND ${t} >= c.service_date - $5::bigint AND ${t} < c.service_date + ${DAY} + $6::bigint
      AND (a.actor = c.provider OR m.pos IS NOT NULL)`;
  const licence = `l.chain_id = $1 AND l.kind = ANY($7::text[]) AND ${known("l", "revoked_pos")} AND ${onTheDay("l")}`;
  const ofProvider = `FROM ${facts("credential")} l WHERE l.subject = c.provider AND ${licence}`;
  const ofMembers = `FROM ${facts("affiliation")} m JOIN ${facts("credential")} l ON l.subject = m.member
    WHERE m.chain_id = $1 AND m.organisation = c.provider AND ${known("m", "ended_pos")} AND ${onTheDay("m")} AND ${licence}`;
  return `
WITH subject AS MATERIALIZED (
  SELECT * FROM ${facts("claim")} WHERE chain_id = $1 AND pos > $2::bigint AND pos <= $3::bigint
),
judged AS MATERIALIZED (
  SELECT c.*, EXISTS (SELECT ${accesses}) AS accessed, EXISTS (SELECT ${ofProvider}) OR EXISTS (SELECT ${ofMembers}) AS licensed
  FROM subject c
)
SELECT ${factJson("c", ...CLAIM_TEXTS)} AS claim, found.* FROM judged c
CROSS JOIN LATERAL (SELECT
  (SELECT jsonb_build_object('access', ${factJson("a", "seq")}, 'affiliation', ${factJson("m", "ended_pos")})
    ${accesses} ORDER BY a.pos DESC LIMIT 1) AS accessed,
  (SELECT jsonb_build_object('credential', ${factJson("l")}, 'affiliation', affiliation) FROM (
    SELECT l.*, NULL::jsonb AS affiliation ${ofProvider} UNION ALL SELECT l.*, ${factJson("m", "ended_pos")} ${ofMembers}
  ) l ORDER BY l.pos DESC, affiliation ->> 'pos' LIMIT 1) AS licensed
) found
WHERE NOT (c.accessed AND c.licensed)
ORDER BY c.pos`;
}
