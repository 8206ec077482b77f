import { actionHeadline, instantInWords, spanInWords } from "../../../../facts/display";
import { accessSummary, byBlock, howTimed } from "../../evidence/access-words";
import { defineConsentRule } from "./rule";

/** The consent that came nearest had not begun. */
export const earlyRead = defineConsentRule({
  id: "ACC-03",
  name: "early-read",
  title: "Record accessed before consent began",
  version: 5,
  severity: "medium",
  citations: ["45 CFR 164.508(a)(1)"],
  description: "An access made before the consent that would otherwise have covered it began or was recorded.",
  triage: [
    "Find out what the person relied on: a consent signed on paper, an appointment, or nothing.",
    "Check whether the consent was recorded just after the access. That may mean it was only asked for afterwards.",
    "If no consent was in place, record the disclosure, assess it as a possible breach, and remind the person to wait for the consent.",
  ],
  falsePositives: [
    "The consent was signed in person before the access and recorded on the chain minutes later.",
    "The person was preparing for a visit on the day the consent begins.",
  ],
  headline: ({ access, t, grant }) =>
    `${actionHeadline(access.action)} ${spanInWords(beginOf(grant!) - t)} before consent began${byBlock({ access, t })}`,
  summary: (missed) =>
    accessSummary(
      missed,
      `, ${spanInWords(beginOf(missed.grant!) - missed.t)} before the patient's consent began`,
      `, ${spanInWords(beginOf(missed.grant!) - missed.t)} before consent began`,
    ),
  explanation: (missed) =>
    `${howTimed(missed)} Consent ${missed.grant!.consent_id} applies from ${instantInWords(beginOf(missed.grant!))}, the later of its own start and the time of its block.`,
});

const beginOf = (grant: { valid_from: number; block_time: string | number }) =>
  Math.max(grant.valid_from, Number(grant.block_time));
