import { z } from "zod";
import { amountInWords, instantInWords, timesInWords, windowInWords } from "../../../../facts/display";
import { byBlock, howTimed, lastAccessSummary } from "../../evidence/access-words";
import { defineBurstRule } from "./burst-rule";

/** Somebody is refused again and again within a short time. */
export const deniedProbing = defineBurstRule({
  id: "ACC-12",
  name: "denied-probing",
  title: "Repeated attempts to access records were refused",
  version: 4,
  severity: "medium",
  citations: ["45 CFR 164.308(a)(6)(ii)"],
  description:
    "The denied access with which a person's denied accesses in the window reach the limit. One alert per burst.",
  parameters: z.strictObject({
    count: z.int().min(1).max(10_000).default(5).describe("Number of denied accesses that makes a burst."),
    windowSeconds: z.int().min(1).max(2_678_400).default(600).describe("Length of the window in seconds."),
  }),
  triage: [
    "Check whether the attempts were for one patient or many. One suggests a missing consent; many suggest a search.",
    "Look for a permitted access by the same person soon after, perhaps for another purpose.",
    "Ask the person, or the owner of the account, what they were looking for.",
    "If the owner knows nothing about it, treat the account as compromised and lock it.",
  ],
  falsePositives: [
    "A system that automatically retries a refused request.",
    "A new member of staff whose access rights are not set up yet.",
    "A consent that ended while the patient was being treated.",
  ],
  headline: ({ access, t, counted, windowSeconds }) =>
    `Access refused ${timesInWords(counted)} within ${windowInWords(windowSeconds)}${byBlock({ access, t })}`,
  summary: ({ access, t, counted, windowSeconds }) =>
    lastAccessSummary(
      { access, t },
      `One person was refused access ${timesInWords(counted)} within ${windowInWords(windowSeconds)},${counted === 1 ? "" : " the last time"}`,
    ),
  explanation: ({ access, t, counted, limit, windowSeconds }) =>
    `${howTimed({ access, t })} After ${instantInWords(t - windowSeconds)} and no later than this access, the actor, ${access.actor}, was refused access ${timesInWords(counted)}. Only refusals that were recorded no later than this one count. A burst is ${amountInWords(limit)} or more. No earlier access in this burst reached that number.`,
});
