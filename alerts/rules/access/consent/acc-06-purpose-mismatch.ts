import { actionHeadline, listInWords, purposeAndCode, purposeInWords, someInWords } from "../../../../facts/display";
import { accessSummary, howTimed } from "../../evidence/access-words";
import { defineConsentRule } from "./rule";

/** The consent that came nearest covers everything but the purpose. */
export const purposeMismatch = defineConsentRule({
  id: "ACC-06",
  name: "purpose-mismatch",
  title: "Record accessed for a purpose the consent does not cover",
  version: 5,
  severity: "high",
  citations: ["45 CFR 164.508(a)(1)", "GDPR 5(1)(b)"],
  description: "An access under a valid consent, for a purpose that the consent does not cover.",
  triage: [
    "Compare the purpose of the access with those in the consent. A related purpose suggests a wrong choice in a form; research or marketing under a consent for treatment does not.",
    "Ask the person what they used the information for.",
    "Check whether the patient was asked to extend the consent.",
    "If the use went beyond the consent, stop it, record the disclosure and assess a possible breach.",
  ],
  falsePositives: [
    "The wrong purpose was selected at sign-in, but the use stayed within the consent.",
    "A system that records the same fixed purpose with every access.",
  ],
  headline: ({ access }) =>
    `${actionHeadline(access.action)} for ${purposeInWords(access.purpose)}, not covered by consent`,
  summary: (missed) =>
    accessSummary(
      missed,
      `, but the patient's consent covers only ${listInWords(missed.grant!.purposes.map(purposeInWords))}`,
      ", but the patient's consent does not cover this purpose",
      ", but consent does not cover the purpose",
    ),
  explanation: (missed) =>
    `${howTimed(missed)} The access was for ${purposeAndCode(missed.access.purpose)}. A granted purpose includes those below it in the HL7 hierarchy, except emergency purposes and clinical trials, which must be named. Consent ${missed.grant!.consent_id} covers only ${someInWords(missed.grant!.purposes.map(purposeAndCode), 5)}.`,
});
