import { EMERGENCY_PURPOSES } from "../../../../facts/code-hierarchy";
import { effectiveTime } from "../../../../facts/effective-time";
import { actorRange } from "../../../../facts/sql/actor-range";
import type { Finding } from "../../finding";
import type { EvaluationContext, Pass } from "../../pass";
import { parametersIn } from "../../ruleset";
import { breakGlassBurst } from "./acc-10-break-glass-burst";
import { deniedProbing } from "./acc-12-denied-probing";
import { burstFindings, type CountedAccess } from "./burst-findings";
import type { BurstRule } from "./burst-rule";
import { positionsAtTime } from "./position-at-time";
import type { Window } from "./sliding-window";

/** A rule that counts a rare kind of access: SQL for whether `a` is of that kind. */
type Kind = { rule: BurstRule<typeof breakGlassBurst.parameters>; isKind: string };

const EMERGENCIES = EMERGENCY_PURPOSES.map((purpose) => `'${purpose}'`).join(", ");

const KINDS: readonly Kind[] = [
  { rule: breakGlassBurst, isKind: `a.outcome = 'permitted' AND a.purpose IN (${EMERGENCIES})` },
  { rule: deniedProbing, isKind: "a.outcome = 'denied'" },
];

/** The actors with accesses of a kind in the range, and the time of the first block that contains one. */
type Seen = { rule_id: string; actors: string[]; first_time: string };

/** ACC-10 and ACC-12: starts from the range's few accesses of the kind, and looks back only along their actors. */
export const burstPass: Pass = {
  rules: KINDS.map(({ rule }) => rule.id),
  evaluate: async (context) => {
    const { query, facts, chainId, fromPos, toPos } = context;
    const seen = await query<Seen>(
      `SELECT rule_id, array_agg(DISTINCT actor) AS actors, min(block_time) AS first_time FROM (
         SELECT a.actor, a.block_time, CASE ${KINDS.map(({ rule, isKind }) => `WHEN ${isKind} THEN '${rule.id}'`).join(" ")} END AS rule_id
         FROM ${facts("access")} a WHERE a.chain_id = $1 AND a.pos > $2::bigint AND a.pos <= $3::bigint
       ) counted WHERE rule_id IS NOT NULL GROUP BY rule_id`,
      [chainId, fromPos, toPos],
    );
    const findings: Finding[] = [];
    for (const kind of KINDS) {
      const start = seen.find(({ rule_id }) => rule_id === kind.rule.id);
      if (start !== undefined) findings.push(...(await findBursts(context, kind, start)));
    }
    return findings;
  },
};

async function findBursts(context: EvaluationContext, kind: Kind, { actors, first_time }: Seen): Promise<Finding[]> {
  const { query, facts, chainId, toPos, ruleset } = context;
  const window: Window = parametersIn(ruleset, kind.rule);
  const tolerance = ruleset.clockToleranceSeconds;
  // The window of the range's first access, and the windows of the accesses in that one.
  const oneBack = Number(first_time) - tolerance - window.windowSeconds;
  const twoBack = oneBack - window.windowSeconds;
  const before = await positionsAtTime(context, [oneBack, twoBack]);
  const counted = (after: string) =>
    `FROM ${facts("access")} a WHERE ${actorRange("seen.actor", { after, upTo: "$3::bigint" })} AND ${kind.isKind}`;
  const rows = await query<Omit<CountedAccess, "key">>(
    `SELECT seen.actor, a.pos, a.t FROM unnest($2::text[]) seen (actor)
     CROSS JOIN LATERAL (
       SELECT a.pos, ${effectiveTime("a", "$6::bigint")} AS t ${counted("$5::bigint")}
         AND EXISTS (SELECT ${counted("$4::bigint")} OFFSET $7::bigint - 1)
       ORDER BY a.pos
     ) a ORDER BY seen.actor, a.pos`,
    [chainId, actors, toPos, before.get(oneBack), before.get(twoBack), tolerance, window.count],
  );
  const accesses = rows.map(({ actor, pos, t }) => ({ actor, pos, t: Number(t), key: pos }));
  return burstFindings(context, { rule: kind.rule, window, accesses });
}
