import { z } from "zod";
import { instantInWords, isoInstant, patientsRecords, spanInWords, windowInWords } from "../../../../facts/display";
import { byBlock } from "../../evidence/access";
import { defineBurstRule } from "./burst-rule";

/** Somebody goes through the records of very many patients in a short time. */
export const bulkAccess = defineBurstRule({
  id: "ACC-11",
  name: "bulk-access",
  version: 3,
  severity: "high",
  citations: ["45 CFR 164.308(a)(1)(ii)(D)"],
  description:
    "An access with which the different patients whose records a person accessed within the window reach the limit; one alert a burst.",
  parameters: z.strictObject({
    patients: z.int().min(1).max(100_000).default(50).describe("Different patients that are bulk access."),
    windowSeconds: z.int().min(1).max(604_800).default(3_600).describe("The window, in seconds."),
  }),
  triage: [
    "Find out whether a person or a system acts under this account.",
    "See what was done to the records: a list that was shown, or documents that were opened or exported one by one.",
    "Compare the patients with the person's ward, clinic list or task of that day.",
    "Where there is no task that explains it, stop the account, secure its exports, and assess a possible breach.",
  ],
  falsePositives: [
    "A ward list or a work queue that records an access for each patient shown.",
    "Interfaces, migrations and reports that run under an account of their own.",
    "A vaccination session or a screening day.",
  ],
  headline: ({ access, t, counted, windowSeconds }) =>
    `Opened ${patientsRecords(counted)} within ${windowInWords(windowSeconds)}${byBlock({ access, t })}`,
  summary: ({ t, counted, windowSeconds }) =>
    `With the access on ${instantInWords(t)} a person had accessed the records of ${counted === 1 ? "a patient" : `${counted} different patients`} within ${spanInWords(windowSeconds)}.`,
  explanation: ({ access, t, counted, limit, windowSeconds }) =>
    `The access took effect at ${isoInstant(t)}. Up to position ${access.pos} the permitted accesses of the actor ${access.actor} that took effect after ${isoInstant(t - windowSeconds)} and not after it are to ${counted} different patients; ${limit} are bulk access. None before it in this burst had that many. Of each patient's accesses the first is listed.`,
});
