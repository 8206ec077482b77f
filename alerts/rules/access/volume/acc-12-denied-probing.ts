import { z } from "zod";
import { instantInWords, isoInstant, spanInWords, timesInWords, windowInWords } from "../../../../facts/display";
import { byBlock } from "../../evidence/access";
import { defineBurstRule } from "./burst-rule";

/** Somebody is refused again and again within a short time. */
export const deniedProbing = defineBurstRule({
  id: "ACC-12",
  name: "denied-probing",
  version: 2,
  severity: "medium",
  citations: ["45 CFR 164.308(a)(6)(ii)"],
  description:
    "A denied access with which a person's denied accesses within the window reach the limit; one alert a burst.",
  parameters: z.strictObject({
    count: z.int().min(1).max(10_000).default(5).describe("Denied accesses that are a burst."),
    windowSeconds: z.int().min(1).max(2_678_400).default(600).describe("The window, in seconds."),
  }),
  triage: [
    "See whether the attempts went to one patient or to many: one suggests a consent that is missing, many a search.",
    "Look for a permitted access by the same person soon after, perhaps for another purpose.",
    "Ask the person, or the owner of the account, what they were looking for.",
    "Where the account's owner knows nothing of it, treat the account as taken over and lock it.",
  ],
  falsePositives: [
    "A system that repeats a refused request by itself.",
    "A new member of staff whose rights are not set up yet.",
    "A consent that ended while the patient was being treated.",
  ],
  headline: ({ access, t, counted, windowSeconds }) =>
    `Refused access ${timesInWords(counted)} within ${windowInWords(windowSeconds)}${byBlock({ access, t })}`,
  summary: ({ t, counted, windowSeconds }) =>
    `With the attempt on ${instantInWords(t)} a person had been refused access ${counted === 1 ? "once" : `${counted} times`} within ${spanInWords(windowSeconds)}.`,
  explanation: ({ access, t, counted, limit, windowSeconds }) =>
    `The attempt took effect at ${isoInstant(t)}. Up to position ${access.pos} the actor ${access.actor} has ${counted} denied accesses that took effect after ${isoInstant(t - windowSeconds)} and not after it; ${limit} are a burst. None before it in this burst had that many.`,
});
