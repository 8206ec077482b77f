import { actionHeadline, isoInstant, purposeInWords } from "../../../../facts/display";
import { whatHappened } from "../../evidence/access";
import { defineConsentRule } from "./rule";

/** No consent of the patient names the actor or an organisation it acts for. */
export const noGrantRead = defineConsentRule({
  id: "ACC-04",
  name: "no-grant-read",
  version: 3,
  severity: "high",
  citations: ["45 CFR 164.502(a)", "GDPR 9"],
  description:
    "An access by somebody to whom the patient never gave a consent, neither in person nor through an organisation.",
  triage: [
    "Find the actor's reason: its role, its department, an appointment or a referral of the patient.",
    "Check whether the actor belonged to an organisation that holds a consent, and the affiliation was only recorded late or had ended.",
    "Look at the actor's other accesses of that day, for the same patient and for others.",
    "Without a reason, treat it as snooping: secure the log, involve the privacy officer, assess a possible breach.",
  ],
  falsePositives: [
    "A new member of staff whose affiliation was not recorded yet.",
    "Care teams that work under another organisation's consent without an affiliation on the chain.",
  ],
  headline: ({ access }) => `${actionHeadline(access.action)} for ${purposeInWords(access.purpose)} without consent`,
  summary: (missed) =>
    `${whatHappened(missed)}, although the patient had given no consent to the person who did so, nor to an organisation that the person acted for.`,
  explanation: ({ t, access }) =>
    `The access took effect at ${isoInstant(t)}. None of the patient's grants recorded before position ${access.pos} names the actor ${access.actor} or an organisation of which it was a member then${
      access.cited_consent_id === null
        ? ""
        : `; the consent that it cites, ${access.cited_consent_id}, is none of this patient's at that position`
    }.`,
});
