import { z } from "zod";
import { dayIn } from "../../../../facts/calendar";
import {
  amountInWords,
  capitalised,
  countInWords,
  dateInWords,
  isoDate,
  recordsOfPatients,
  shortEnough,
} from "../../../../facts/display";
import { DAY, effectiveTimeOf } from "../../../../facts/effective-time";
import type { AccessRow } from "../../../../facts/rows";
import { accessEvidence, accessFinding } from "../../evidence/access";
import { custodiansClock, howTimed, isByBlock } from "../../evidence/access-words";
import type { Finding } from "../../finding";
import { defineRule } from "../../rule";
import type { Ruleset } from "../../ruleset";
import { type Baseline, baselineOf, type DayCount } from "./baseline";

/** Somebody accesses far more patients in a day than is usual for them. */
export const unusualVolume = defineRule({
  id: "ACC-14",
  name: "unusual-volume",
  title: "Unusually many patients' records accessed in one day",
  version: 6,
  severity: "medium",
  citations: ["45 CFR 164.308(a)(1)(ii)(D)"],
  trigger: "window",
  subject: "access",
  description:
    "The access with which the number of patients whose records a person opened in a day rises far above that person's usual number. One alert per person and day.",
  parameters: z.strictObject({
    floorPatients: z
      .int()
      .min(0)
      .max(1_000_000)
      .default(20)
      .describe("A day with this many patients or fewer is never unusual."),
    baselineDays: z
      .int()
      .min(1)
      .max(366)
      .default(30)
      .describe("Length of the baseline: the number of days just before the day of the access."),
    leastDays: z
      .int()
      .min(1)
      .max(366)
      .default(7)
      .describe("Minimum number of those days with any access; with fewer, the rule does not fire."),
    deviations: z
      .int()
      .min(0)
      .max(100)
      .default(4)
      .describe("A day is unusual if it is more than this many standard deviations above the mean."),
  }),
  triage: [
    "Compare the day with the person's roster. Another ward, a double shift or a new task explains most of these alerts.",
    "Review the accesses beyond the usual number: which patients, and do they have anything in common?",
    "Look for accesses at unusual hours, and for exports.",
    "If nothing in the person's work explains it, ask them. If the answer does not fit, handle it as bulk access.",
  ],
  falsePositives: [
    "A day in another department, or covering for a colleague.",
    "A screening or vaccination day, an audit, or the end of a billing period.",
    "Someone who worked little in the weeks before.",
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
  { clockToleranceSeconds, timeZone }: Pick<Ruleset, "clockToleranceSeconds" | "timeZone">,
): Finding {
  const t = effectiveTimeOf(access, clockToleranceSeconds);
  const day = dayIn(timeZone, t);
  const date = dateInWords(day * DAY);
  const baseline = baselineOf(counts);
  const { mean, deviation } = spreadOf(baseline);
  return {
    ...accessFinding(access),
    ruleId: unusualVolume.id,
    organisation: null,
    consentId: null,
    headline: `${capitalised(recordsOfPatients(patients))} opened in one day, against ${mean} on average`,
    summary: summaryOf({ access, t }, { patients, mean, days: counts.length, date }),
    explanation: `${howTimed({ access, t })} With this access, the actor, ${access.actor}, had accessed the records of ${countInWords(patients, "different patient")} on ${date} (${timeZone}). That is more than ${countInWords(deviations, "standard deviation")} above the actor's average, and more than ${countInWords(floorPatients, "patient")}, up to which no day is unusual. No earlier access of that day reached this. The average is that of the ${countInWords(Number(baseline.days), "day")} with accesses among the ${countInWords(baselineDays, "day")} before: ${mean} a day, with a standard deviation of ${deviation}. In figures, D = ${amountInWords(patients)} is the number of patients on this day, and n = ${baseline.days} the number of earlier days. Their daily numbers add up to S = ${amountInWords(baseline.sum)}, and the squares of these to Q = ${amountInWords(baseline.squares)}. The test is D·n > S and (D·n − S)² > ${deviations ** 2}·(n·Q − S²).`,
    evidence: {
      access: accessEvidence(access, t),
      day: dateOf(day),
      patients,
      floorPatients,
      deviations,
      baseline: counts.map((count) => ({ day: dateOf(count.day), patients: count.patients })),
      accesses,
    },
  };
}

function summaryOf(
  judged: { access: AccessRow; t: number },
  { patients, mean, days, date }: { patients: number; mean: string; days: number; date: string },
): string {
  const earlier = days === 1 ? "one earlier active day" : `${days} earlier active days`;
  const what = `One person opened ${recordsOfPatients(patients)} on ${date}, against ${mean} on average over ${earlier}`;
  const clock = custodiansClock(judged);
  return isByBlock(judged)
    ? shortEnough(
        `${what} (last access judged by block time; custodian's clock ${clock}).`,
        `${what} (block time; custodian ${clock}).`,
      )
    : `${what}.`;
}

const dateOf = (day: number) => isoDate(day * DAY);

/** Rounded to a tenth, for people. */
function spreadOf({ days, sum, squares }: Baseline) {
  const tenth = (value: number) => (Math.round(value * 10) / 10).toString();
  return {
    mean: tenth(Number(sum) / Number(days)),
    deviation: tenth(Math.sqrt(Number(days * squares - sum * sum)) / Number(days)),
  };
}
