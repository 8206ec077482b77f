import { beginOfDay } from "../../../../facts/calendar";
import { dayOf, effectiveTime } from "../../../../facts/effective-time";
import { actorRange } from "../../../../facts/sql/actor-range";
import type { EvaluationContext } from "../../pass";
import type { DayCount } from "./baseline";
import { positionsAtTime } from "./position-at-time";

/** An actor on a day. */
export type ActorDay = { actor: string; day: number };

/**
 * SQL for the permitted accesses of `who.actor` that took effect on the day `day`, after one position and up to
 * another.
 */
const ofDay = ({ facts, ruleset }: EvaluationContext, day: string, between: { after: string; upTo: string }) =>
  `FROM ${facts("access")} a WHERE ${actorRange("who.actor", between)} AND a.outcome = 'permitted'
     AND ${dayOf(effectiveTime("a", "$2::bigint"), ruleset.timeZone)} = ${day}`;

/**
 * Returns the actors whose day may stand out from the `daysBack` days before it: with accesses on at least `leastDays`
 * of them, and with fewer than `enough` days that have at least as many patients as now. Looks back day by day, until
 * it has found enough of them.
 */
export async function daysThatMayStandOut<Now extends ActorDay & { patients: number }>(
  context: EvaluationContext,
  candidates: readonly Now[],
  { leastDays, enough, daysBack }: { leastDays: number; enough: number; daysBack: number },
): Promise<Now[]> {
  if (candidates.length === 0) return [];
  const { query, chainId, ruleset } = context;
  const tolerance = ruleset.clockToleranceSeconds;
  const begin = (day: number) => beginOfDay(ruleset.timeZone, day);
  const days = candidates.map(({ day }) => day);
  const newest = Math.max(...days);
  const oldest = Math.min(...days) - daysBack;
  const earlier = Array.from({ length: newest - oldest }, (_, index) => newest - 1 - index);
  const starts = earlier.map((day) => begin(day).earliest);
  // By then, only accesses that were recorded on the day itself; each of them before any access of a later day.
  const ends = earlier.map((day) => begin(day + 1).earliest);
  // An access may be recorded a little after the day on which it took effect.
  const settled = earlier.map((day) => begin(day + 1).latest + tolerance);
  const before = await positionsAtTime(context, [...starts, ...ends, ...settled]);
  const past = { after: "past.after", upTo: "past.up_to" };
  const rows = await query<{ index: string }>(
    `SELECT who.index FROM unnest($3::text[], $4::bigint[], $5::bigint[]) WITH ORDINALITY AS who (actor, day, patients, index)
     WHERE (SELECT count(*) FROM (
       SELECT FROM unnest($6::bigint[], $7::bigint[], $9::bigint[]) AS past (day, after, up_to)
       WHERE past.day < who.day AND past.day >= who.day - $10::bigint
         AND EXISTS (SELECT ${ofDay(context, "past.day", past)})
       LIMIT $12::bigint
     ) present) = $12::bigint
     AND (SELECT count(*) FROM (
       SELECT FROM unnest($6::bigint[], $7::bigint[], $8::bigint[]) AS past (day, after, up_to)
       WHERE past.day < who.day AND past.day >= who.day - $10::bigint AND who.patients <= (
         SELECT count(DISTINCT a.patient) ${ofDay(context, "past.day", past)}
       ) LIMIT $11::bigint
     ) equal) < $11::bigint`,
    [
      chainId,
      tolerance,
      candidates.map(({ actor }) => actor),
      days,
      candidates.map(({ patients }) => patients),
      earlier,
      starts.map((start) => before.get(start)),
      ends.map((end) => before.get(end)),
      settled.map((end) => before.get(end)),
      daysBack,
      enough,
      leastDays,
    ],
  );
  return rows.map(({ index }) => candidates[Number(index) - 1]!);
}

/** Counts each actor's patients on each of the `daysBack` days before its day, from the accesses up to `asOf`. */
export async function dailyPatients(
  context: EvaluationContext,
  asked: readonly (ActorDay & { asOf: bigint })[],
  daysBack: number,
): Promise<DayCount[][]> {
  const counts: DayCount[][] = asked.map(() => []);
  if (asked.length === 0) return counts;
  const { query, facts, chainId, ruleset } = context;
  const begin = ({ day }: ActorDay) => beginOfDay(ruleset.timeZone, day - daysBack).earliest;
  const before = await positionsAtTime(context, asked.map(begin));
  const rows = await query<{ index: string; day: string; patients: string }>(
    `SELECT who.index, a.day, count(DISTINCT a.patient) AS patients
     FROM unnest($3::text[], $4::bigint[], $5::bigint[], $6::bigint[]) WITH ORDINALITY AS who (actor, day, after, as_of, index)
     CROSS JOIN LATERAL (
       SELECT a.patient, ${dayOf(effectiveTime("a", "$2::bigint"), ruleset.timeZone)} AS day FROM ${facts("access")} a
       WHERE ${actorRange("who.actor", { after: "who.after", upTo: "who.as_of" })} AND a.outcome = 'permitted'
     ) a
     WHERE a.day < who.day AND a.day >= who.day - $7::bigint GROUP BY who.index, a.day ORDER BY who.index, a.day`,
    [
      chainId,
      ruleset.clockToleranceSeconds,
      asked.map(({ actor }) => actor),
      asked.map(({ day }) => day),
      asked.map((each) => before.get(begin(each))),
      asked.map(({ asOf }) => asOf),
      daysBack,
    ],
  );
  for (const { index, day, patients } of rows)
    counts[Number(index) - 1]!.push({ day: Number(day), patients: Number(patients) });
  return counts;
}

/** Returns each actor's permitted accesses on its day, up to a position, in the order of their positions. */
export async function accessesOfDay(
  context: EvaluationContext,
  asked: readonly (ActorDay & { lastPos: string })[],
): Promise<{ pos: string; patient: string }[][]> {
  const accesses: { pos: string; patient: string }[][] = asked.map(() => []);
  if (asked.length === 0) return accesses;
  const { query, chainId, ruleset } = context;
  const begin = ({ day }: ActorDay) => beginOfDay(ruleset.timeZone, day).earliest;
  const before = await positionsAtTime(context, asked.map(begin));
  const rows = await query<{ index: string; pos: string; patient: string }>(
    `SELECT who.index, a.pos, a.patient
     FROM unnest($3::text[], $4::bigint[], $5::bigint[], $6::bigint[]) WITH ORDINALITY AS who (actor, day, after, last_pos, index)
     CROSS JOIN LATERAL (SELECT a.pos, a.patient ${ofDay(context, "who.day", { after: "who.after", upTo: "who.last_pos" })} OFFSET 0) a
     ORDER BY who.index, a.pos`,
    [
      chainId,
      ruleset.clockToleranceSeconds,
      asked.map(({ actor }) => actor),
      asked.map(({ day }) => day),
      asked.map((each) => before.get(begin(each))),
      asked.map(({ lastPos }) => lastPos),
    ],
  );
  for (const { index, pos, patient } of rows) accesses[Number(index) - 1]!.push({ pos, patient });
  return accesses;
}
