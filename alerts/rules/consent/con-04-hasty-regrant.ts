import { z } from "zod";
import { amountInWords, instantInWords, placeInWords, secondsInWords, timeAfter } from "../../../facts/display";
import { defineEventRule } from "../event-rule";
import { grantEvidence } from "../evidence/consent";
import type { JudgedGrant } from "./judged-grant";

/** Somebody gave again at once what somebody else had revoked. */
export const hastyRegrant = defineEventRule({
  id: "CON-04",
  name: "hasty-regrant",
  title: "Consent given again right after someone else revoked it",
  version: 3,
  severity: "high",
  citations: ["GDPR 7(1)"],
  subject: "consent",
  description:
    "A consent given to the same grantee shortly after an earlier one was revoked, signed by someone other than the person who revoked it.",
  parameters: z.strictObject({
    withinSeconds: z
      .int()
      .min(0)
      .max(2_592_000)
      .default(60)
      .describe("Seconds after a revocation within which a new consent counts as hasty."),
  }),
  triage: [
    "Ask the patient which of the two they want: the revocation or the new consent.",
    "Find out what created the new consent: a person at a desk, or a system that renews consents automatically.",
    "Compare the two consents. Does the new one allow more, or last longer?",
    "If the patient wanted the revocation, revoke the new consent and review everything accessed under it.",
  ],
  falsePositives: [
    "A representative revoked a consent so that the patient could give a narrower one.",
    "A correction at the desk, where one person signed the revocation and another the new consent.",
  ],
  headline: ({ consent, revoked }: JudgedGrant) =>
    `Consent given again ${timeAfter(Number(consent.block_time) - revoked!.revoked_time!, "someone else revoked it")}`,
  summary: ({ consent, revoked }) =>
    `A new consent was given on ${instantInWords(Number(consent.block_time))}, ${timeAfter(Number(consent.block_time) - revoked!.revoked_time!, "someone else revoked the old one for the same grantee")}.`,
  explanation: ({ consent, revoked }, { withinSeconds }) =>
    `Consent ${revoked!.consent_id} to ${consent.grantee} was revoked by ${revoked!.revocation_signer} on ${instantInWords(revoked!.revoked_time!)} (${placeInWords(revoked!.revoked_pos!)}). The same patient's consent ${consent.consent_id} to the same grantee was signed by ${consent.signer} on ${instantInWords(Number(consent.block_time))} (${placeInWords(consent.pos)}). That is ${secondsInWords(Number(consent.block_time) - revoked!.revoked_time!)} later, by a different signer; up to ${amountInWords(withinSeconds)} counts as hasty.`,
  evidence: ({ consent, revoked }, { withinSeconds }) => {
    const at = BigInt(consent.pos);
    return { grant: grantEvidence(consent, at), revokedGrant: grantEvidence(revoked!, at), withinSeconds };
  },
});
