import { actionHeadline, instantInWords, isoInstant, spanInWords, timeAfter } from "../../../../facts/display";
import { byBlock, whatHappened } from "../../evidence/access";
import { defineConsentRule } from "./rule";

/** The consent that came nearest had run out. */
export const expiredGrantRead = defineConsentRule({
  id: "ACC-01",
  name: "expired-grant-read",
  version: 3,
  severity: "high",
  citations: ["45 CFR 164.508(b)(2)(i)"],
  description: "An access after the end of the consent that would have covered it.",
  triage: [
    "Compare the access's effective time with the end of the consent: minutes apart points at a session that was open, weeks apart at a gateway that does not check.",
    "See whether the patient gave a new consent afterwards, or was asked for one.",
    "Ask the custodian why its gateway let the access through, and whether the same actor has more of them.",
    "If no renewal was in place, record the disclosure and assess it as a possible breach.",
  ],
  falsePositives: [
    "A renewal on paper that was not yet recorded on the chain.",
    "Care that continued over the end of the consent, under a purpose that needs none.",
  ],
  headline: ({ access, t, grant }) =>
    `${actionHeadline(access.action)} ${timeAfter(t - grant!.valid_until, "consent expired")}${byBlock({ access, t })}`,
  summary: (missed) => {
    const end = missed.grant!.valid_until;
    return `${whatHappened(missed)}, although the patient's consent had ended ${ago(missed.t - end)}, on ${instantInWords(end)}.`;
  },
  explanation: ({ t, grant }) =>
    `The access took effect at ${isoInstant(t)}. Consent ${grant!.consent_id} was valid until ${isoInstant(grant!.valid_until)}, that instant excluded.`,
});

const ago = (seconds: number) => (seconds === 0 ? "at that moment" : `${spanInWords(seconds)} before`);
