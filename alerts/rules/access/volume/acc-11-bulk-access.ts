import { z } from "zod";
import {
  amountInWords,
  capitalised,
  countInWords,
  instantInWords,
  recordsOfPatients,
  windowInWords,
} from "../../../../facts/display";
import { byBlock, howTimed, lastAccessSummary } from "../../evidence/access-words";
import { defineBurstRule } from "./burst-rule";

/** Somebody goes through the records of very many patients in a short time. */
export const bulkAccess = defineBurstRule({
  id: "ACC-11",
  name: "bulk-access",
  title: "Many patients' records accessed within a short time",
  version: 5,
  severity: "high",
  citations: ["45 CFR 164.308(a)(1)(ii)(D)"],
  description:
    "The access with which the number of different patients whose records a person opened in the window reaches the limit. One alert per burst.",
  parameters: z.strictObject({
    patients: z.int().min(1).max(100_000).default(50).describe("Number of different patients that makes bulk access."),
    windowSeconds: z.int().min(1).max(604_800).default(3_600).describe("Length of the window in seconds."),
  }),
  triage: [
    "Find out whether a person or a system uses this account.",
    "See what was done to the records: shown in a list, opened one by one, or exported.",
    "Compare the patients with the person's ward, clinic list or task that day.",
    "If no task explains it, suspend the account, secure anything exported and assess a possible breach.",
  ],
  falsePositives: [
    "A ward list or work queue that records an access for every patient shown.",
    "An interface, migration or report that runs under its own account.",
    "A vaccination session or screening day.",
  ],
  headline: ({ access, t, counted, windowSeconds }) =>
    `${capitalised(recordsOfPatients(counted))} opened within ${windowInWords(windowSeconds)}${byBlock({ access, t })}`,
  summary: ({ access, t, counted, windowSeconds }) =>
    lastAccessSummary(
      { access, t },
      `One person opened ${recordsOfPatients(counted)} within ${windowInWords(windowSeconds)},${counted === 1 ? "" : " the last one"}`,
    ),
  explanation: ({ access, t, counted, limit, windowSeconds }) =>
    `${howTimed({ access, t })} After ${instantInWords(t - windowSeconds)} and no later than this access, the actor, ${access.actor}, accessed the records of ${countInWords(counted, "different patient")}. Only permitted accesses that were recorded no later than this one count. Bulk access is ${amountInWords(limit)} or more. No earlier access in this burst reached that number. The evidence lists the first access to each patient.`,
});
