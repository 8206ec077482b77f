import { beginOfDay } from "../../../../facts/calendar";
import { countedEvidence, readAccesses } from "../../evidence/read-accesses";
import type { Finding } from "../../finding";
import type { EvaluationContext } from "../../pass";
import { parametersIn } from "../../ruleset";
import { unusualDayFinding, unusualVolume } from "./acc-14-unusual-volume";
import { baselineOf, daysThatExclude, isAbove } from "./baseline";
import { LISTED } from "./burst-findings";
import type { BusyActor } from "./busy-actors";
import { type ActorDay, accessesOfDay, dailyPatients, daysThatMayStandOut } from "./daily-patients";
import { positionsAtTime } from "./position-at-time";

/** An access on a day that has more patients than the floor by then, and the baseline to compare it with. */
type Step = { pos: string; patients: number; baseline: number };

/**
 * Returns the findings of ACC-14 in the range. Most busy days are excluded by a few earlier ones with as many patients,
 * or by too few earlier days; only for the rest are all earlier days counted.
 */
export async function findUnusualDays(context: EvaluationContext, busy: readonly BusyActor[]): Promise<Finding[]> {
  const { ruleset, fromPos } = context;
  const parameters = parametersIn(ruleset, unusualVolume);
  const { floorPatients, baselineDays, leastDays, deviations } = parameters;
  const tolerance = ruleset.clockToleranceSeconds;

  const days = await daysThatMayStandOut(
    context,
    busy.filter(({ patients }) => patients > floorPatients),
    { leastDays, enough: daysThatExclude(baselineDays, deviations), daysBack: baselineDays },
  );
  const accesses = await accessesOfDay(context, days);
  // Until then an access of the previous day may still be recorded; all later accesses have the same baseline.
  const safeTime = ({ day }: ActorDay) => beginOfDay(ruleset.timeZone, day).latest + tolerance;
  const settled = await positionsAtTime(context, days.map(safeTime));
  const asked: (ActorDay & { asOf: bigint })[] = [];
  const steps = days.map((day, index) => {
    const safePos = settled.get(safeTime(day))!;
    const patients = new Set<string>();
    const aboveFloor: Step[] = [];
    for (const { pos, patient } of accesses[index]!) {
      patients.add(patient);
      if (patients.size <= floorPatients) continue;
      const asOf = BigInt(pos) < safePos ? BigInt(pos) : safePos;
      if (aboveFloor.length === 0 || asked.at(-1)!.asOf !== asOf) asked.push({ ...day, asOf });
      aboveFloor.push({ pos, patients: patients.size, baseline: asked.length - 1 });
    }
    return aboveFloor;
  });

  const counts = await dailyPatients(context, asked, baselineDays);
  const baselines = counts.map(baselineOf);
  const unusual = steps.flatMap((ofDay, index) => {
    const first = ofDay.find(
      ({ patients, baseline }) =>
        counts[baseline]!.length >= leastDays && isAbove(patients, baselines[baseline]!, deviations),
    );
    return first === undefined || BigInt(first.pos) <= fromPos
      ? []
      : [{ ...first, counted: firstOfEachPatient(accesses[index]!, first.pos).slice(0, LISTED) }];
  });
  const rows = await readAccesses(
    context,
    unusual.flatMap(({ pos, counted }) => [pos, ...counted]),
  );
  return unusual.map(({ pos, patients, baseline, counted }) =>
    unusualDayFinding(
      {
        access: rows.get(pos)!,
        patients,
        counts: counts[baseline]!,
        accesses: counted.map((each) => countedEvidence(rows.get(each)!, tolerance)),
      },
      parameters,
      ruleset,
    ),
  );
}

function firstOfEachPatient(accesses: readonly { pos: string; patient: string }[], upTo: string): string[] {
  const first = new Map<string, string>();
  for (const { pos, patient } of accesses)
    if (BigInt(pos) <= BigInt(upTo) && !first.has(patient)) first.set(patient, pos);
  return [...first.values()];
}
