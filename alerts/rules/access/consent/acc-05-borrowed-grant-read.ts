import { actionHeadline } from "../../../../facts/display";
import { accessSummary, howTimed } from "../../evidence/access-words";
import { defineConsentRule } from "./rule";

/** The access cites a consent that the patient gave to somebody else. */
export const borrowedGrantRead = defineConsentRule({
  id: "ACC-05",
  name: "borrowed-grant-read",
  title: "Record accessed under someone else's consent",
  version: 5,
  severity: "high",
  citations: ["45 CFR 164.312(d)"],
  description:
    "An access by someone without a consent of their own, citing a consent that the patient gave to someone else.",
  triage: [
    "Find out whether the person used someone else's account, device or session, or picked the wrong consent by mistake.",
    "Ask the grantee named in the consent whether they know the person who made the access, and asked for that person's help.",
    "Check that the custodian's gateway compares the grantee of the cited consent with the person signed in.",
    "Look for other accesses by this person that cite consents given to others.",
  ],
  falsePositives: [
    "A colleague in the grantee's organisation whose affiliation was not yet recorded.",
    "Someone standing in for an absent colleague, where the organisation itself holds no consent.",
  ],
  headline: ({ access }) => `${actionHeadline(access.action)} under a consent given to someone else`,
  summary: (missed) =>
    accessSummary(
      missed,
      ", citing a consent that the patient had given to someone else",
      ", citing someone else's consent",
    ),
  explanation: (missed) =>
    `${howTimed(missed)} The access cites consent ${missed.access.cited_consent_id}, which the patient gave to ${missed.cited?.grantee}. No earlier consent of the patient names the actor ${missed.access.actor} or an organisation the actor belonged to then.`,
});
