import { z } from "zod";
import { yearsLater } from "../../../facts/calendar";
import {
  countInWords,
  instantInWords,
  isoInstant,
  placeInWords,
  purposeAndCode,
  someInWords,
} from "../../../facts/display";
import { defineEventRule } from "../event-rule";
import { type ConsentRow, grantEvidence } from "../evidence/consent";
import type { JudgedGrant } from "./judged-grant";

/** When the consent's time is counted from, Unix seconds: as given, also where that lies before its block. */
const countedFrom = ({ valid_from, block_time }: ConsentRow) => (valid_from === 0 ? Number(block_time) : valid_from);

/** "lasts more than 5 years; the limit is 1 year", or "lasts longer than the limit of 1 year". */
function lengthInWords(consent: ConsentRow, mostYears: number): string {
  const from = countedFrom(consent);
  const apart = new Date(consent.valid_until * 1000).getUTCFullYear() - new Date(from * 1000).getUTCFullYear();
  const years = yearsLater(from, apart) > consent.valid_until ? apart - 1 : apart;
  const limit = countInWords(mostYears, "year");
  if (years <= mostYears) return `lasts longer than the limit of ${limit}`;
  const whole = yearsLater(from, years) === consent.valid_until ? "" : "more than ";
  return `lasts ${whole}${countInWords(years, "year")}; the limit is ${limit}`;
}

/** A consent without an end that is not for research alone, or with an end too far off. */
export const openEndedConsent = defineEventRule({
  id: "CON-02",
  name: "open-ended-consent",
  title: "Consent without an end date or for too long",
  version: 3,
  severity: "low",
  citations: ["45 CFR 164.508(c)(1)(v)"],
  subject: "consent",
  description:
    "A consent without an end, unless it is purely for research, or any consent that lasts longer than the limit.",
  parameters: z.strictObject({
    mostYears: z
      .int()
      .min(1)
      .max(100)
      .default(1)
      .describe(
        "Maximum number of calendar years (UTC) from a consent's start to its end. A year from 29 February ends on 1 March.",
      ),
  }),
  replacedParameters: { mostDays: "mostYears, a number of calendar years" },
  triage: [
    "Find the form shown to the patient. Does it name an end date, or an event that ends the consent?",
    "If the form has an end, have a new consent recorded with that end, and revoke this one.",
    "Check whether all consents from the same form or application are like this. If so, correct the form.",
  ],
  falsePositives: [
    "A consent that ends with an event, such as the end of a treatment, whose date is not known yet.",
    "A form that is meant to last longer, and tells the patient so.",
  ],
  headline: ({ consent }: JudgedGrant, { mostYears }) =>
    consent.valid_until === 0 ? "Consent recorded without an end date" : `Consent ${lengthInWords(consent, mostYears)}`,
  summary: ({ consent }, { mostYears }) => {
    const when = instantInWords(Number(consent.block_time));
    return consent.valid_until === 0
      ? `A consent not limited to research was recorded on ${when} without an end date.`
      : `A consent recorded on ${when} ${lengthInWords(consent, mostYears)}.`;
  },
  explanation: ({ consent }, { mostYears }) =>
    consent.valid_until === 0
      ? `Consent ${consent.consent_id} (${placeInWords(consent.pos)}) has no end. It covers ${someInWords(consent.purposes.map(purposeAndCode), 5)}. Only a consent purely for research (HRESCH, or purposes below it in the HL7 hierarchy) may go without an end.`
      : `Consent ${consent.consent_id} (${placeInWords(consent.pos)}) runs from ${instantInWords(countedFrom(consent))} to ${instantInWords(consent.valid_until)}. ${consent.valid_from === 0 ? "It names no start; its block's time counts. " : ""}The limit of ${countInWords(mostYears, "calendar year")} is ${instantInWords(yearsLater(countedFrom(consent), mostYears))}.`,
  evidence: ({ consent }, { mostYears }) => ({
    grant: grantEvidence(consent, BigInt(consent.pos)),
    countedFrom: isoInstant(countedFrom(consent)),
    latestEnd: isoInstant(yearsLater(countedFrom(consent), mostYears)),
    mostYears,
  }),
});
