import { actionHeadline, instantInWords, isoInstant, spanInWords } from "../../../../facts/display";
import { byBlock, whatHappened } from "../../evidence/access";
import { defineConsentRule } from "./rule";

/** The consent that came nearest had not begun. */
export const earlyRead = defineConsentRule({
  id: "ACC-03",
  name: "early-read",
  version: 3,
  severity: "medium",
  citations: ["45 CFR 164.508(a)(1)"],
  description:
    "An access before the beginning of the consent that would have covered it, or before that consent was recorded.",
  triage: [
    "Find out what the actor relied on: a consent signed on paper, an appointment, or nothing.",
    "See whether the consent was recorded right after the access, which may mean that it was asked for afterwards.",
    "If nothing was in place, record the disclosure and remind the actor to wait for the beginning.",
  ],
  falsePositives: [
    "A consent signed in person before the access and recorded on the chain minutes later.",
    "Preparation for a visit on the day on which the consent begins.",
  ],
  headline: ({ access, t, grant }) =>
    `${actionHeadline(access.action)} ${spanInWords(beginOf(grant!) - t)} before consent began${byBlock({ access, t })}`,
  summary: (missed) => {
    const begin = beginOf(missed.grant!);
    return `${whatHappened(missed)}, ${spanInWords(begin - missed.t)} before the patient's consent began, on ${instantInWords(begin)}.`;
  },
  explanation: ({ t, grant }) =>
    `The access took effect at ${isoInstant(t)}. Consent ${grant!.consent_id} holds from ${isoInstant(beginOf(grant!))}, the later of its own beginning and the block that recorded it.`,
});

const beginOf = (grant: { valid_from: number; block_time: string | number }) =>
  Math.max(grant.valid_from, Number(grant.block_time));
