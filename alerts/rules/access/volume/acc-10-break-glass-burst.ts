import { z } from "zod";
import { amountInWords, instantInWords, timesInWords, windowInWords } from "../../../../facts/display";
import { byBlock, howTimed, lastAccessSummary } from "../../evidence/access-words";
import { defineBurstRule } from "./burst-rule";

/** Somebody breaks the glass more often than emergencies come. */
export const breakGlassBurst = defineBurstRule({
  id: "ACC-10",
  name: "break-glass-burst",
  title: "Repeated break-glass access by one person",
  version: 4,
  severity: "high",
  citations: ["45 CFR 164.308(a)(1)(ii)(D)"],
  description:
    "The access with which a person's emergency accesses in the window reach the limit. One alert per burst.",
  parameters: z.strictObject({
    count: z.int().min(1).max(10_000).default(5).describe("Number of emergency accesses that makes a burst."),
    windowSeconds: z.int().min(1).max(2_678_400).default(86_400).describe("Length of the window in seconds."),
  }),
  triage: [
    "Find out where the person was working. In an emergency department, several emergency accesses are a normal shift.",
    "Compare the patients with that day's emergency admissions and calls.",
    "Read the reasons recorded with the accesses, and check which of them were reviewed.",
    "If there were no matching emergencies, treat it as snooping under cover of an emergency and involve the privacy officer.",
  ],
  falsePositives: [
    "Staff of an emergency department, an ambulance service or an intensive care unit.",
    "A mass casualty incident.",
    "One emergency during which the same record was opened repeatedly.",
  ],
  headline: ({ access, t, counted, windowSeconds }) =>
    `Used break-glass access ${timesInWords(counted)} within ${windowInWords(windowSeconds)}${byBlock({ access, t })}`,
  summary: ({ access, t, counted, windowSeconds }) =>
    lastAccessSummary(
      { access, t },
      `One person used break-glass access ${timesInWords(counted)} within ${windowInWords(windowSeconds)},${counted === 1 ? "" : " the last time"}`,
    ),
  explanation: ({ access, t, counted, limit, windowSeconds }) =>
    `${howTimed({ access, t })} After ${instantInWords(t - windowSeconds)} and no later than this access, the actor, ${access.actor}, accessed records for an emergency purpose ${timesInWords(counted)}. Only permitted accesses that were recorded no later than this one count. A burst is ${amountInWords(limit)} or more. No earlier access in this burst reached that number.`,
});
