import { z } from "zod";
import { instantInWords, isoInstant, spanInWords, timeAfter } from "../../../facts/display";
import { defineEventRule } from "../event-rule";
import { grantEvidence } from "../evidence/consent";
import type { JudgedGrant } from "./judged-grant";

/** Somebody gave again at once what somebody else had revoked. */
export const hastyRegrant = defineEventRule({
  id: "CON-04",
  name: "hasty-regrant",
  version: 1,
  severity: "high",
  citations: ["GDPR 7(1)"],
  subject: "consent",
  description:
    "A consent of a patient for somebody whose earlier consent was revoked shortly before, signed by another than the one who revoked it.",
  parameters: z.strictObject({
    withinSeconds: z
      .int()
      .min(0)
      .max(2_592_000)
      .default(60)
      .describe("Most seconds from the revocation to the new consent."),
  }),
  triage: [
    "Ask the patient which of the two they want: the revocation or the new consent.",
    "Find out what made the new consent: a person at a desk, or a system that renews by itself.",
    "Compare the two consents: see whether the new one allows more, or for longer.",
    "Where the patient meant to revoke, revoke the new consent, and judge what was accessed under it.",
  ],
  falsePositives: [
    "A representative who revoked a consent so that the patient could give a narrower one.",
    "A consent that was corrected at the desk: one signs the revocation, the other the new consent.",
  ],
  headline: ({ consent, revoked }: JudgedGrant) =>
    `Consent given again ${timeAfter(Number(consent.block_time) - revoked!.revoked_time!, "someone else revoked it")}`,
  summary: ({ consent, revoked }: JudgedGrant) => {
    const after = Number(consent.block_time) - revoked!.revoked_time!;
    return `On ${instantInWords(Number(consent.block_time))} a patient's consent was given anew ${after === 0 ? "in the very second in which" : `${spanInWords(after)} after`} somebody else had revoked one for the same grantee.`;
  },
  explanation: ({ consent, revoked }, { withinSeconds }) =>
    `Consent ${revoked!.consent_id} of the patient to ${consent.grantee} was revoked by ${revoked!.revocation_signer} at ${isoInstant(revoked!.revoked_time)}, at position ${revoked!.revoked_pos}. Consent ${consent.consent_id} to the same grantee was signed by ${consent.signer} at ${isoInstant(Number(consent.block_time))}, at position ${consent.pos}: ${Number(consent.block_time) - revoked!.revoked_time!} seconds later, where up to ${withinSeconds} count.`,
  evidence: ({ consent, revoked }, { withinSeconds }) => {
    const at = BigInt(consent.pos);
    return { grant: grantEvidence(consent, at), revokedGrant: grantEvidence(revoked!, at), withinSeconds };
  },
});
