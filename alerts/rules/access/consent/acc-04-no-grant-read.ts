import { actionHeadline, purposeInWords } from "../../../../facts/display";
import { accessSummary, howTimed } from "../../evidence/access-words";
import { defineConsentRule } from "./rule";

/** No consent of the patient names the actor or an organisation it acts for. */
export const noGrantRead = defineConsentRule({
  id: "ACC-04",
  name: "no-grant-read",
  title: "Record accessed without consent",
  version: 5,
  severity: "high",
  citations: ["45 CFR 164.502(a)", "GDPR 9"],
  description:
    "An access by someone to whom the patient has given no consent, either directly or through an organisation.",
  triage: [
    "Establish why the person opened the record: their role, department, an appointment or a referral.",
    "Check for an affiliation with an organisation that holds a consent, which had ended or was recorded late.",
    "Review the person's other accesses that day, to this patient and to others.",
    "If there is no legitimate reason, treat it as snooping: preserve the logs, involve the privacy officer and assess a possible breach.",
  ],
  falsePositives: [
    "A new member of staff whose affiliation was not yet recorded.",
    "A care team working under another organisation's consent, with no affiliation on the chain.",
  ],
  headline: ({ access }) => `${actionHeadline(access.action)} for ${purposeInWords(access.purpose)} without consent`,
  summary: (missed) =>
    accessSummary(
      missed,
      " by someone without the patient's consent, direct or through an organisation",
      " by someone without the patient's consent",
    ),
  explanation: (missed) =>
    `${howTimed(missed)} No earlier consent of the patient names the actor ${missed.access.actor} or an organisation the actor belonged to then.${
      missed.access.cited_consent_id === null
        ? ""
        : ` The access cites consent ${missed.access.cited_consent_id}, which this patient had not given by then.`
    }`,
});
