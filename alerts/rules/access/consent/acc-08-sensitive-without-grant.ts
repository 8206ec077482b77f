import { actionDone, categoryAndCode, someInWords } from "../../../../facts/display";
import { accessSummary, howTimed } from "../../evidence/access-words";
import { defineConsentRule } from "./rule";

/** The consent that came nearest does not name the sensitive category. */
export const sensitiveWithoutGrant = defineConsentRule({
  id: "ACC-08",
  name: "sensitive-without-grant",
  title: "Sensitive information accessed under a consent that does not name it",
  version: 5,
  severity: "critical",
  citations: ["45 CFR 164.508(a)(2)", "42 CFR 2.31"],
  description: "An access to a sensitive category of information, under a consent that does not name that category.",
  triage: [
    "Limit who can see this alert: it reveals the existence of sensitive information.",
    "Find out what was displayed: the record itself, or a list that only mentions it.",
    "Check that the custodian separates sensitive categories and asks for consent to each by name.",
    "Assess the breach under the rules for this category. Information on substance use treatment has rules of its own.",
  ],
  falsePositives: [
    "The record was filed under a sensitive category by mistake.",
    "A consent that names the category was signed on paper and recorded later.",
  ],
  headline: ({ access }) => `Sensitive information ${actionDone(access.action)} without specific consent`,
  summary: (missed) =>
    accessSummary(
      missed,
      ", but the patient's consent does not name this sensitive category",
      ", but the patient's consent does not name this category",
      ", but the consent omits this category",
    ),
  explanation: (missed) =>
    `${howTimed(missed)} The category of the information, ${categoryAndCode(missed.access.category)}, is sensitive: a consent covers it only by naming it. Consent ${missed.grant!.consent_id} covers ${someInWords(missed.grant!.categories.map(categoryAndCode), 5)} information.`,
});
