import { z } from "zod";
import { instantInWords, placeInWords, someInWords } from "../../../facts/display";
import { defineEventRule } from "../event-rule";
import { grantEvidence } from "../evidence/consent";
import { shareEvidence } from "../evidence/share";
import { type JudgedShare, onlyCovering, shareWithAgreements, whatWasShared, whenShared } from "./judged-share";

/** A record was passed on by an organisation that had received it without leave to do so. */
export const unpermittedRedisclosure = defineEventRule({
  id: "SHR-02",
  name: "unpermitted-redisclosure",
  title: "Record passed on without permission",
  version: 3,
  severity: "critical",
  citations: ["42 CFR 2.32"],
  subject: "share",
  description:
    "A record received under agreements that forbid redisclosure, and passed on although no consent of the patient permitted that.",
  parameters: z.strictObject({}),
  triage: [
    "Ask the sender whether it passed on the record it had received, or its own record with the same content.",
    "Look for the patient's consent to redisclosure, on paper or recorded too late.",
    "Have the recipient hold or return the record until this is clear.",
    "If the record concerns substance use treatment, involve counsel: the law restricts redisclosure.",
  ],
  falsePositives: [
    "Both organisations hold the record in their own right, under the same identifier.",
    "A consent to redisclosure that was given on paper.",
  ],
  headline: () => "Record passed on without permission",
  summary: (share: JudgedShare) =>
    `${whatWasShared(share)} on ${whenShared(share)} by an organisation that had received the record without permission to redisclose it.`,
  explanation: ({ received, received_covering, grants, ...share }) =>
    `Share ${share.share_id} (${placeInWords(share.pos)}) passed on record ${share.record} on ${instantInWords(Number(share.block_time))}. Its sender, ${share.sender}, had received this record by share ${received!.share_id} (${placeInWords(received!.pos)}). ${forbidding(received_covering!)} ${
      grants === null
        ? "The patient had given the sender no consent before."
        : "None of the patient's earlier consents to the sender meets all three conditions: permitting redisclosure, active at that time, and covering both purpose and category."
    }`,
  evidence: (share) => ({
    share: shareEvidence(share),
    received: shareWithAgreements(share.received!, onlyCovering(share.received_agreements, share.received_covering)),
    grants: (share.grants ?? []).map((grant) => grantEvidence(grant, BigInt(share.pos))),
  }),
});

const forbidding = (agreements: readonly string[]) =>
  agreements.length === 1
    ? `Agreement ${agreements[0]}, which covered that share, forbids redisclosure.`
    : `All agreements that covered that share forbid redisclosure: ${someInWords(agreements, 5)}.`;
