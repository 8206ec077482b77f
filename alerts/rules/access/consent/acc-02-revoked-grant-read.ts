import { actionHeadline, instantInWords, placeInWords, timeAfter } from "../../../../facts/display";
import { accessSummary, byBlock, howTimed } from "../../evidence/access-words";
import { defineConsentRule } from "./rule";

/** The consent that came nearest had been revoked. */
export const revokedGrantRead = defineConsentRule({
  id: "ACC-02",
  name: "revoked-grant-read",
  title: "Record accessed after consent was revoked",
  version: 5,
  severity: "critical",
  citations: ["45 CFR 164.508(b)(5)", "GDPR 7(3)"],
  description: "An access at or after the moment when the consent that would have covered it was revoked.",
  triage: [
    "Compare the time of the access with the revocation. Seconds suggest that the two merely crossed; more time suggests a gateway that still uses revoked consents.",
    "Make sure the custodian has stopped all use under this consent.",
    "Look for other accesses under the same consent since the revocation, by anyone acting for the grantee.",
    "Record the disclosure, assess it as a possible breach and inform the privacy officer.",
  ],
  falsePositives: [
    "The access was under way when the revocation was recorded, and the custodian's clock was off.",
    "The information had been used in reliance on the consent before it was revoked, and only the log entry came late.",
  ],
  headline: ({ access, t, grant }) =>
    `${actionHeadline(access.action)} ${timeAfter(t - grant!.revoked_time!, "consent was revoked")}${byBlock({ access, t })}`,
  summary: (missed) =>
    accessSummary(
      missed,
      `, ${timeAfter(missed.t - missed.grant!.revoked_time!, "the patient's consent was revoked")}`,
      `, ${timeAfter(missed.t - missed.grant!.revoked_time!, "consent was revoked")}`,
    ),
  explanation: (missed) =>
    `${howTimed(missed)} Consent ${missed.grant!.consent_id} was revoked on ${instantInWords(missed.grant!.revoked_time!)}, at ${placeInWords(missed.grant!.revoked_pos!)}, before the access was recorded.`,
});
