import { z } from "zod";
import { instantInWords, isoInstant, spanInWords, timesInWords, windowInWords } from "../../../../facts/display";
import { byBlock } from "../../evidence/access";
import { defineBurstRule } from "./burst-rule";

/** Somebody breaks the glass more often than emergencies come. */
export const breakGlassBurst = defineBurstRule({
  id: "ACC-10",
  name: "break-glass-burst",
  version: 2,
  severity: "high",
  citations: ["45 CFR 164.308(a)(1)(ii)(D)"],
  description:
    "An access with which a person's accesses for an emergency purpose within the window reach the limit; one alert a burst.",
  parameters: z.strictObject({
    count: z.int().min(1).max(10_000).default(5).describe("Accesses for an emergency purpose that are a burst."),
    windowSeconds: z.int().min(1).max(2_678_400).default(86_400).describe("The window, in seconds."),
  }),
  triage: [
    "See where the person worked in that time: in an emergency department several are a normal shift.",
    "Compare the patients with the emergency admissions and calls of that day.",
    "Read the reasons recorded with the accesses, and which of them were reviewed.",
    "Where no emergency fits, treat it as snooping under cover of an emergency and involve the privacy officer.",
  ],
  falsePositives: [
    "Staff of an emergency department, an ambulance or an intensive care unit.",
    "A mass casualty incident.",
    "One emergency during which the same record was opened again and again.",
  ],
  headline: ({ access, t, counted, windowSeconds }) =>
    `Used break-glass access ${timesInWords(counted)} within ${windowInWords(windowSeconds)}${byBlock({ access, t })}`,
  summary: ({ t, counted, windowSeconds }) =>
    `With the access on ${instantInWords(t)} a person had broken the glass ${counted === 1 ? "once" : `${counted} times`} within ${spanInWords(windowSeconds)}.`,
  explanation: ({ access, t, counted, limit, windowSeconds }) =>
    `The access took effect at ${isoInstant(t)}. Up to position ${access.pos} the actor ${access.actor} has ${counted} permitted accesses for an emergency purpose that took effect after ${isoInstant(t - windowSeconds)} and not after it; ${limit} are a burst. None before it in this burst had that many.`,
});
