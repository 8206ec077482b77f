import { beginOfDay, dayIn } from "../../../../facts/calendar";
import { dayOf, effectiveTime } from "../../../../facts/effective-time";
import { actorRange } from "../../../../facts/sql/actor-range";
import type { EvaluationContext } from "../../pass";
import { positionsAtTime } from "./position-at-time";

/** An actor with many accesses on a day that the range includes in part or whole. */
export type BusyActor = {
  actor: string;
  /** The day of the ruleset's time zone, in days since 1 January 1970, by effective time. */
  day: number;
  /** The position of the actor's last access of that day in the range. */
  lastPos: string;
  /** The number of distinct patients of that day up to that position. */
  patients: number;
  /** Whether the actor has `least` accesses between `sinceTime` and that position. */
  busySince: boolean;
};

type BusyRow = { actor: string; day: string; last_pos: string; patients: string; busy_since: boolean };

/** Returns the block times (Unix seconds) of the range's first and last access; `undefined` if it has none. */
export async function timesOfRange({ query, facts, chainId, fromPos, toPos }: EvaluationContext) {
  const end = (order: "ASC" | "DESC") =>
    `SELECT block_time FROM ${facts("access")} WHERE chain_id = $1 AND pos > $2::bigint AND pos <= $3::bigint ORDER BY pos ${order} LIMIT 1`;
  const [row] = await query<{ first: string | null; last: string | null }>(
    `SELECT (${end("ASC")}) AS first, (${end("DESC")}) AS last`,
    [chainId, fromPos, toPos],
  );
  return row?.first && row.last ? { first: Number(row.first), last: Number(row.last) } : undefined;
}

/**
 * Returns the actors of the range that have accessed at least `least` patients on one of its days so far, or that have
 * as many accesses, whatever their outcome, since `sinceTime`. Looks along each actor's accesses once.
 */
export async function busyActors(
  context: EvaluationContext,
  { least, sinceTime, first, last }: { least: number; sinceTime: number; first: number; last: number },
): Promise<BusyActor[]> {
  const { query, facts, chainId, fromPos, toPos, ruleset } = context;
  const { clockToleranceSeconds: tolerance, timeZone } = ruleset;
  const days: number[] = [];
  const newest = dayIn(timeZone, last);
  for (let day = dayIn(timeZone, first - tolerance); day <= newest; day++) days.push(day);
  const begins = days.map((day) => beginOfDay(timeZone, day).earliest);
  const before = await positionsAtTime(context, [sinceTime, ...begins]);
  const rows = await query<BusyRow>(
    `WITH present AS MATERIALIZED (
       SELECT actor, day, max(pos) AS last_pos FROM (
         SELECT a.actor, a.pos, ${dayOf(effectiveTime("a", "$4::bigint"), timeZone)} AS day FROM ${facts("access")} a
         WHERE a.chain_id = $1 AND a.pos > $2::bigint AND a.pos <= $3::bigint AND a.outcome = 'permitted'
       ) a GROUP BY actor, day
     )
     SELECT p.actor, p.day, p.last_pos, so_far.patients, so_far.recent >= $8::bigint AS busy_since FROM present p
     JOIN unnest($5::bigint[], $6::bigint[]) AS d (day, day_start) ON d.day = p.day
     CROSS JOIN LATERAL (
       SELECT count(*) FILTER (WHERE a.pos > $7::bigint) AS recent, count(DISTINCT a.patient) FILTER (
         WHERE a.pos > d.day_start AND a.outcome = 'permitted' AND ${dayOf(effectiveTime("a", "$4::bigint"), timeZone)} = p.day
       ) AS patients
       FROM ${facts("access")} a
       WHERE ${actorRange("p.actor", { after: "LEAST(d.day_start, $7::bigint)", upTo: "p.last_pos" })}
     ) so_far
     WHERE so_far.recent >= $8::bigint OR so_far.patients >= $8::bigint`,
    [chainId, fromPos, toPos, tolerance, days, begins.map((begin) => before.get(begin)), before.get(sinceTime), least],
  );
  return rows.map((row) => ({
    actor: row.actor,
    day: Number(row.day),
    lastPos: row.last_pos,
    patients: Number(row.patients),
    busySince: row.busy_since,
  }));
}
