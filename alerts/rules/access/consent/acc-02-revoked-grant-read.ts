import { actionHeadline, instantInWords, isoInstant, spanInWords, timeAfter } from "../../../../facts/display";
import { byBlock, whatHappened } from "../../evidence/access";
import { defineConsentRule } from "./rule";

/** The consent that came nearest had been revoked. */
export const revokedGrantRead = defineConsentRule({
  id: "ACC-02",
  name: "revoked-grant-read",
  version: 3,
  severity: "critical",
  citations: ["45 CFR 164.508(b)(5)", "GDPR 7(3)"],
  description: "An access at or after the revocation of the consent that would have covered it.",
  triage: [
    "Compare the access's effective time with the revocation: within seconds it may be a race, later it is a gateway that keeps using what was withdrawn.",
    "Make sure that the custodian has stopped all use under this consent now.",
    "Look for further accesses under the same consent since the revocation, by any actor of the grantee.",
    "Record the disclosure and assess it as a possible breach; tell the privacy officer.",
  ],
  falsePositives: [
    "An access under way when the revocation was mined, where the custodian's clock runs behind.",
    "Use that had already been made in reliance on the consent and was only logged late.",
  ],
  headline: ({ access, t, grant }) =>
    `${actionHeadline(access.action)} ${timeAfter(t - grant!.revoked_time!, "consent was revoked")}${byBlock({ access, t })}`,
  summary: (missed) => {
    const since = missed.t - missed.grant!.revoked_time!;
    const when =
      since === 0
        ? "at that same moment"
        : `${spanInWords(since)} before, on ${instantInWords(missed.grant!.revoked_time!)}`;
    return `${whatHappened(missed)}, although the patient's consent had been revoked ${when}.`;
  },
  explanation: ({ t, grant }) =>
    `The access took effect at ${isoInstant(t)}. Consent ${grant!.consent_id} was revoked at ${isoInstant(grant!.revoked_time)}, at position ${grant!.revoked_pos}, before the access's own.`,
});
