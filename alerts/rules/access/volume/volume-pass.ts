import { effectiveTime } from "../../../../facts/effective-time";
import { actorRange } from "../../../../facts/sql/actor-range";
import type { Finding } from "../../finding";
import type { EvaluationContext, Pass } from "../../pass";
import { parametersIn } from "../../ruleset";
import { bulkAccess } from "./acc-11-bulk-access";
import { unusualVolume } from "./acc-14-unusual-volume";
import { burstFindings, type CountedAccess } from "./burst-findings";
import { busyActors, timesOfRange } from "./busy-actors";
import { positionsAtTime } from "./position-at-time";
import { findUnusualDays } from "./unusual-days";

/** ACC-11 and ACC-14: a single look at every actor of the range finds those busy enough for either rule. */
export const volumePass: Pass = {
  rules: [bulkAccess.id, unusualVolume.id],
  evaluate: async (context) => {
    const times = await timesOfRange(context);
    if (times === undefined) return [];
    const { ruleset } = context;
    const { patients, windowSeconds } = parametersIn(ruleset, bulkAccess);
    const { floorPatients } = parametersIn(ruleset, unusualVolume);
    const sinceTime = times.first - ruleset.clockToleranceSeconds - windowSeconds;
    const busy = await busyActors(context, { ...times, sinceTime, least: Math.min(patients, floorPatients + 1) });
    const recently = [...new Set(busy.filter(({ busySince }) => busySince).map(({ actor }) => actor))];
    return [
      ...(await findBulk(context, recently, { patients, windowSeconds, sinceTime })),
      ...(await findUnusualDays(context, busy)),
    ];
  },
};

/** `sinceTime` is the earliest possible start of the window of the range's first access. */
async function findBulk(
  context: EvaluationContext,
  actors: readonly string[],
  { patients, windowSeconds, sinceTime }: { patients: number; windowSeconds: number; sinceTime: number },
): Promise<Finding[]> {
  if (actors.length === 0) return [];
  const { query, facts, chainId, toPos, ruleset } = context;
  const twoBack = sinceTime - windowSeconds;
  const before = await positionsAtTime(context, [sinceTime, twoBack]);
  const permitted = (after: string) =>
    `FROM ${facts("access")} a WHERE ${actorRange("busy.actor", { after, upTo: "$3::bigint" })} AND a.outcome = 'permitted'`;
  const rows = await query<CountedAccess>(
    `SELECT busy.actor, a.pos, a.t, a.patient AS key FROM unnest($2::text[]) busy (actor)
     CROSS JOIN LATERAL (
       SELECT a.pos, a.patient, ${effectiveTime("a", "$6::bigint")} AS t ${permitted("$5::bigint")}
         AND (SELECT count(DISTINCT a.patient) ${permitted("$4::bigint")}) >= $7::bigint
       OFFSET 0
     ) a ORDER BY busy.actor, a.pos`,
    [chainId, actors, toPos, before.get(sinceTime), before.get(twoBack), ruleset.clockToleranceSeconds, patients],
  );
  return burstFindings(context, {
    rule: bulkAccess,
    window: { count: patients, windowSeconds },
    accesses: rows.map((row) => ({ ...row, t: Number(row.t) })),
  });
}
