import { z } from "zod";
import { isoInstant, patientsRecords } from "../../../../facts/display";
import { DAY, effectiveTimeOf } from "../../../../facts/effective-time";
import type { AccessRow } from "../../../../facts/rows";
import { accessEvidence, accessFinding } from "../../evidence/access";
import type { Finding } from "../../finding";
import { defineRule } from "../../rule";
import { type Baseline, baselineOf, type DayCount } from "./baseline";

/** Somebody accesses far more patients in a day than is usual for them. */
export const unusualVolume = defineRule({
  id: "ACC-14",
  name: "unusual-volume",
  version: 4,
  severity: "medium",
  citations: ["45 CFR 164.308(a)(1)(ii)(D)"],
  trigger: "window",
  subject: "access",
  description:
    "The access with which the different patients whose records a person accessed on a day come to lie far above that person's own earlier days; one alert a person and day.",
  parameters: z.strictObject({
    floorPatients: z
      .int()
      .min(0)
      .max(1_000_000)
      .default(20)
      .describe("Up to so many patients a day are never unusual."),
    baselineDays: z
      .int()
      .min(1)
      .max(366)
      .default(30)
      .describe("How many days before the access's day are compared with."),
    leastDays: z
      .int()
      .min(1)
      .max(366)
      .default(7)
      .describe("Fewest of them with any access for there to be a comparison."),
    deviations: z.int().min(0).max(100).default(4).describe("Standard deviations above the mean that are still usual."),
  }),
  triage: [
    "Compare the day with the person's roster: another ward, a double shift or a new task explains most of them.",
    "Look at what was accessed beyond the usual: which patients, and whether they have anything in common.",
    "Look for accesses at unusual hours, and for exports.",
    "Where no task explains it, ask the person, and treat it as bulk access if the answer does not fit.",
  ],
  falsePositives: [
    "A day in another department or in place of a colleague.",
    "A screening or vaccination day, an audit, or the end of a billing period.",
    "Somebody who has worked little in the weeks before.",
  ],
});

/** The access with which a day became unusual, the day's patients until then, and the days it is compared with. */
export type UnusualDay = {
  access: AccessRow;
  patients: number;
  counts: readonly DayCount[];
  /** The first access to each of the patients, as evidence; not all where there are very many. */
  accesses: readonly Record<string, unknown>[];
};

/** The finding, with all that is needed to calculate it again. */
export function unusualDayFinding(
  { access, patients, counts, accesses }: UnusualDay,
  { floorPatients, baselineDays, deviations }: z.infer<typeof unusualVolume.parameters>,
  toleranceSeconds: number,
): Finding {
  const t = effectiveTimeOf(access, toleranceSeconds);
  const day = dateOf(Math.floor(t / DAY));
  const baseline = baselineOf(counts);
  const { mean, deviation } = spreadOf(baseline);
  return {
    ...accessFinding(access),
    ruleId: unusualVolume.id,
    organisation: null,
    consentId: null,
    headline: `Opened ${patientsRecords(patients)} in one day, against ${mean} on average`,
    summary: `A person accessed the records of ${patients} different patients on one day; on the ${counts.length} days before on which that person worked with records there were ${mean} a day on average.`,
    explanation: `Up to position ${access.pos} the permitted accesses of the actor ${access.actor} that took effect on ${day} (UTC) are to D = ${patients} different patients, this access at ${isoInstant(t)} among them; up to ${floorPatients} are never unusual. Of the ${baselineDays} days before, n = ${baseline.days} have accesses, with S = ${baseline.sum} patients summed over the days and Q = ${baseline.squares} as the sum of the squares: on average ${mean} with a standard deviation of ${deviation}. D·n > S and (D·n − S)² > ${deviations ** 2}·(n·Q − S²), so D lies more than ${deviations} standard deviations above the average. No earlier access of the day did.`,
    evidence: {
      access: accessEvidence(access, t),
      day,
      patients,
      floorPatients,
      deviations,
      baseline: counts.map((count) => ({ day: dateOf(count.day), patients: count.patients })),
      accesses,
    },
  };
}

const dateOf = (day: number) => new Date(day * DAY * 1000).toISOString().slice(0, 10);

/** Rounded to a tenth, for people. */
function spreadOf({ days, sum, squares }: Baseline) {
  const tenth = (value: number) => (Math.round(value * 10) / 10).toString();
  return {
    mean: tenth(Number(sum) / Number(days)),
    deviation: tenth(Math.sqrt(Number(days * squares - sum * sum)) / Number(days)),
  };
}
