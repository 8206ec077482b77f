import { z } from "zod";
import {
  amountInWords,
  countInWords,
  instantInWords,
  isoInstant,
  placeInWords,
  purposeAndCode,
  secondsInWords,
  someInWords,
} from "../../../facts/display";
import { DAY } from "../../../facts/effective-time";
import { defineEventRule } from "../event-rule";
import { type ConsentRow, grantEvidence } from "../evidence/consent";
import type { JudgedGrant } from "./judged-grant";

/** When the consent's time is counted from, Unix seconds: as given, also where that lies before its block. */
const countedFrom = ({ valid_from, block_time }: ConsentRow) => (valid_from === 0 ? Number(block_time) : valid_from);

/** "lasts 730 days; the limit is 365": also where the limit is passed by less than a day. */
function lengthInWords(consent: ConsentRow, mostDays: number): string {
  const days = Math.floor((consent.valid_until - countedFrom(consent)) / DAY);
  return days > mostDays
    ? `lasts ${countInWords(days, "day")}; the limit is ${amountInWords(mostDays)}`
    : `lasts longer than the limit of ${countInWords(mostDays, "day")}`;
}

/** A consent without an end that is not for research alone, or with an end too far off. */
export const openEndedConsent = defineEventRule({
  id: "CON-02",
  name: "open-ended-consent",
  version: 2,
  severity: "low",
  citations: ["45 CFR 164.508(c)(1)(v)"],
  subject: "consent",
  description:
    "A consent without an end that is not purely for research, or any consent that lasts longer than the limit.",
  parameters: z.strictObject({
    mostDays: z
      .int()
      .min(1)
      .max(36_500)
      .default(365)
      .describe("Maximum number of days from a consent's start to its end."),
  }),
  triage: [
    "Find the form shown to the patient. Does it name an end date, or an event that ends the consent?",
    "If the form has an end, have a new consent recorded with that end, and revoke this one.",
    "Check whether all consents from the same form or application are like this. If so, correct the form.",
  ],
  falsePositives: [
    "A consent that ends with an event, such as the end of a treatment, whose date is not known yet.",
    "A form that is meant to last longer, and tells the patient so.",
  ],
  headline: ({ consent }: JudgedGrant, { mostDays }) =>
    consent.valid_until === 0 ? "Consent recorded without an end date" : `Consent ${lengthInWords(consent, mostDays)}`,
  summary: ({ consent }, { mostDays }) => {
    const when = instantInWords(Number(consent.block_time));
    return consent.valid_until === 0
      ? `A consent without an end date was recorded; only consents for research alone may have none (${when}).`
      : `A consent was recorded that ${lengthInWords(consent, mostDays)} (${when}).`;
  },
  explanation: ({ consent }, { mostDays }) =>
    consent.valid_until === 0
      ? `Consent ${consent.consent_id} (${placeInWords(consent.pos)}) has no end. It covers ${someInWords(consent.purposes.map(purposeAndCode), 5)}. Only a consent purely for research (HRESCH, or purposes below it in the HL7 hierarchy) may go without an end.`
      : `Consent ${consent.consent_id} (${placeInWords(consent.pos)}) runs from ${instantInWords(countedFrom(consent))} to ${instantInWords(consent.valid_until)}. ${consent.valid_from === 0 ? "It names no start, so it counts from its block. " : ""}That is ${secondsInWords(consent.valid_until - countedFrom(consent))}; the limit of ${countInWords(mostDays, "day")} is ${amountInWords(mostDays * DAY)}.`,
  evidence: ({ consent }, { mostDays }) => ({
    grant: grantEvidence(consent, BigInt(consent.pos)),
    countedFrom: isoInstant(countedFrom(consent)),
    mostDays,
  }),
});
