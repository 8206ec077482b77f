import { actionHeadline, isoInstant } from "../../../../facts/display";
import { whatHappened } from "../../evidence/access";
import { defineConsentRule } from "./rule";

/** The access cites a consent that the patient gave to somebody else. */
export const borrowedGrantRead = defineConsentRule({
  id: "ACC-05",
  name: "borrowed-grant-read",
  version: 3,
  severity: "high",
  citations: ["45 CFR 164.312(d)"],
  description: "An access by somebody without a consent, citing a consent that the patient gave to another.",
  triage: [
    "Find out whether the actor used another's account, device or session, or chose the consent by mistake.",
    "Ask whom the consent names whether they know the actor and asked for help.",
    "Check that the custodian's gateway compares the cited consent's grantee with the person signed in.",
    "Look for further accesses by the actor that cite consents of others.",
  ],
  falsePositives: [
    "A colleague of the grantee's organisation whose affiliation was not recorded yet.",
    "A deputy during an absence, where the organisation holds no consent itself.",
  ],
  headline: ({ access }) => `${actionHeadline(access.action)} under a consent given to someone else`,
  summary: (missed) =>
    `${whatHappened(missed)} on the strength of a consent that the patient had given to somebody else, for whom the person did not act.`,
  explanation: ({ t, access, cited }) =>
    `The access took effect at ${isoInstant(t)}. It cites consent ${access.cited_consent_id}, whose grantee is ${cited?.grantee}; none of the patient's grants recorded before position ${access.pos} names the actor ${access.actor} or an organisation of which it was a member then.`,
});
