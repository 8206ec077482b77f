import { actionHeadline, listInWords, purposeInWords } from "../../../../facts/display";
import { whatHappened } from "../../evidence/access";
import { defineConsentRule } from "./rule";

/** The consent that came nearest covers everything but the purpose. */
export const purposeMismatch = defineConsentRule({
  id: "ACC-06",
  name: "purpose-mismatch",
  version: 3,
  severity: "high",
  citations: ["45 CFR 164.508(a)(1)", "GDPR 5(1)(b)"],
  description: "An access under a valid consent, for a purpose of use that the consent does not cover.",
  triage: [
    "Compare the purpose with those of the consent: a neighbour in the hierarchy suggests a wrong choice in a form, research or marketing under a consent to treatment does not.",
    "Ask the actor what the information was used for.",
    "See whether the patient was asked to widen the consent.",
    "If the use went beyond the consent, stop it, record the disclosure and assess a possible breach.",
  ],
  falsePositives: [
    "The wrong purpose chosen at sign-in, with use within the consent.",
    "A system that stamps every access with one fixed purpose.",
  ],
  headline: ({ access }) =>
    `${actionHeadline(access.action)} for ${purposeInWords(access.purpose)}, not covered by consent`,
  summary: (missed) =>
    `${whatHappened(missed)}, although the patient's consent covered only ${listInWords(missed.grant!.purposes.map(purposeInWords))}.`,
  explanation: ({ access, grant }) =>
    `The purpose of the access, ${access.purpose}, is neither among those of consent ${grant!.consent_id} (${grant!.purposes.join(", ")}) nor below one of them in the HL7 hierarchy; emergency purposes and clinical trials are covered only by name.`,
});
