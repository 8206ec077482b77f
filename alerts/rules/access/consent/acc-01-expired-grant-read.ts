import { actionHeadline, instantInWords, timeAfter } from "../../../../facts/display";
import { accessSummary, byBlock, howTimed } from "../../evidence/access-words";
import { defineConsentRule } from "./rule";

/** The consent that came nearest had run out. */
export const expiredGrantRead = defineConsentRule({
  id: "ACC-01",
  name: "expired-grant-read",
  title: "Record accessed after consent had expired",
  version: 5,
  severity: "high",
  citations: ["45 CFR 164.508(b)(2)(i)"],
  description: "An access made after the expiry of the consent that would otherwise have covered it.",
  triage: [
    "Compare the time of the access with the consent's expiry. Minutes suggest a session left open; weeks suggest a gateway that does not check.",
    "Check whether the patient has given a new consent since, or was asked for one.",
    "Ask the custodian why its gateway allowed the access, and whether the same person has made others like it.",
    "If no renewal was in place, record the disclosure and assess it as a possible breach.",
  ],
  falsePositives: [
    "The consent had been renewed on paper but not yet recorded on the chain.",
    "Care continued past the consent's expiry for a purpose that needs no consent.",
  ],
  headline: ({ access, t, grant }) =>
    `${actionHeadline(access.action)} ${timeAfter(t - grant!.valid_until, "consent expired")}${byBlock({ access, t })}`,
  summary: (missed) =>
    accessSummary(
      missed,
      `, ${timeAfter(missed.t - missed.grant!.valid_until, "the patient's consent expired")}`,
      `, ${timeAfter(missed.t - missed.grant!.valid_until, "consent expired")}`,
    ),
  explanation: (missed) =>
    `${howTimed(missed)} Consent ${missed.grant!.consent_id} expired on ${instantInWords(missed.grant!.valid_until)}; from that instant on it no longer applied.`,
});
