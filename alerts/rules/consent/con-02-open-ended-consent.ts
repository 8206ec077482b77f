import { z } from "zod";
import { countInWords, instantInWords, isoInstant } from "../../../facts/display";
import { DAY } from "../../../facts/effective-time";
import { defineEventRule } from "../event-rule";
import { type ConsentRow, grantEvidence } from "../evidence/consent";
import type { JudgedGrant } from "./judged-grant";

/** When the consent's time is counted from, Unix seconds: as given, also where that lies before its block. */
const countedFrom = ({ valid_from, block_time }: ConsentRow) => (valid_from === 0 ? Number(block_time) : valid_from);

/** A consent without an end that is not for research alone, or with an end too far off. */
export const openEndedConsent = defineEventRule({
  id: "CON-02",
  name: "open-ended-consent",
  version: 1,
  severity: "low",
  citations: ["45 CFR 164.508(c)(1)(v)"],
  subject: "consent",
  description: "A consent for other purposes than research that has no end, or any consent for longer than the limit.",
  parameters: z.strictObject({
    mostDays: z.int().min(1).max(36_500).default(365).describe("Most days from a consent's beginning to its end."),
  }),
  triage: [
    "Find the form that the patient was shown: does it name an end or an event that ends it?",
    "Where the form has an end, have the consent given anew with it, and the one without it revoked.",
    "See whether all consents from the same form or application are like this: then change the form.",
  ],
  falsePositives: [
    "A consent that ends with an event, such as the end of a treatment, which has no date yet.",
    "A form that is meant to hold for longer, and says so to the patient.",
  ],
  headline: ({ consent }: JudgedGrant, { mostDays }) => {
    if (consent.valid_until === 0) return "Consent recorded without an end date";
    const days = Math.floor((consent.valid_until - countedFrom(consent)) / DAY);
    return days > mostDays
      ? `Consent recorded for ${days} days; the limit is ${mostDays}`
      : `Consent recorded for more than ${countInWords(mostDays, "day")}`;
  },
  summary: ({ consent }: JudgedGrant, { mostDays }) => {
    const recorded = `On ${instantInWords(Number(consent.block_time))} a consent was recorded`;
    return consent.valid_until === 0
      ? `${recorded} that has no end and is not for research alone.`
      : `${recorded} that is to hold until ${instantInWords(consent.valid_until)}, for longer than ${mostDays} days.`;
  },
  explanation: ({ consent }, { mostDays }) =>
    consent.valid_until === 0
      ? `Consent ${consent.consent_id} names no end. Its purposes are ${consent.purposes.join(", ")}; only a consent for nothing but HRESCH and what is below it may go without one.`
      : `Consent ${consent.consent_id} begins at ${isoInstant(countedFrom(consent))}${consent.valid_from === 0 ? ", its block's time, as it names no beginning," : ""} and ends at ${isoInstant(consent.valid_until)}: ${consent.valid_until - countedFrom(consent)} seconds, where ${mostDays} days are ${mostDays * DAY}.`,
  evidence: ({ consent }, { mostDays }) => ({
    grant: grantEvidence(consent, BigInt(consent.pos)),
    countedFrom: isoInstant(countedFrom(consent)),
    mostDays,
  }),
});
