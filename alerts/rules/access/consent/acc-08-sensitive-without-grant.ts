import { actionDone, categoryInWords, listInWords } from "../../../../facts/display";
import { whatHappened } from "../../evidence/access";
import { defineConsentRule } from "./rule";

/** The consent that came nearest does not name the sensitive category. */
export const sensitiveWithoutGrant = defineConsentRule({
  id: "ACC-08",
  name: "sensitive-without-grant",
  version: 3,
  severity: "critical",
  citations: ["45 CFR 164.508(a)(2)", "42 CFR 2.31"],
  description: "An access to a sensitive category of information under a consent that does not name that category.",
  triage: [
    "Restrict who sees this finding: it tells of the sensitive information itself.",
    "Find out what was shown: the record itself, or a list that merely mentions it.",
    "Check that the custodian keeps sensitive categories apart and asks for the patient's consent by name.",
    "Assess a breach with the rules for this category; substance use treatment information has its own.",
  ],
  falsePositives: [
    "A record filed under a sensitive category by mistake.",
    "A consent that names the category, signed on paper and recorded later.",
  ],
  headline: ({ access }) => `Sensitive information ${actionDone(access.action)} without specific consent`,
  summary: (missed) =>
    `${whatHappened(missed)}, although the patient's consent covered only ${listInWords(missed.grant!.categories.map((code) => (code === "ALL" ? "general categories of" : categoryInWords(code))))} information and did not name this sensitive category.`,
  explanation: ({ access, grant }) =>
    `The category ${access.category} is sensitive and covered only where it is named. Consent ${grant!.consent_id} covers the categories ${grant!.categories.join(", ")}${grant!.categories.includes("ALL") ? "; ALL does not cover sensitive ones" : ""}.`,
});
