import { z } from "zod";
import { isoInstant } from "../../../facts/display";
import { defineEventRule } from "../event-rule";
import { grantEvidence } from "../evidence/consent";
import { shareEvidence } from "../evidence/share";
import { type JudgedShare, onlyCovering, shareWithAgreements, whatWasShared } from "./judged-share";

/** A record was passed on by an organisation that had received it without leave to do so. */
export const unpermittedRedisclosure = defineEventRule({
  id: "SHR-02",
  name: "unpermitted-redisclosure",
  version: 1,
  severity: "critical",
  citations: ["42 CFR 2.32"],
  subject: "share",
  description:
    "A share of a record that its sender had received under agreements none of which lets it be passed on, without a consent of the patient that does.",
  parameters: z.strictObject({}),
  triage: [
    "Ask the sender whether it passed on what it had received, or a record of its own with the same content.",
    "Look for the patient's consent to passing it on, on paper or recorded too late.",
    "Have the recipient hold or return the record until that is clear.",
    "Where the record is about substance use treatment, involve counsel: passing it on is forbidden by itself.",
  ],
  falsePositives: [
    "A record that both organisations hold in their own right under the same identifier.",
    "A consent to passing it on that was given on paper.",
  ],
  headline: () => "Received record passed on without permission",
  summary: (share: JudgedShare) =>
    `${whatWasShared(share)} by an organisation that had received it from another without leave to pass it on.`,
  explanation: ({ share_id, sender, patient, record, pos, block_time, received, received_covering, grants }) =>
    `Sender ${sender} of share ${share_id} received the same record, ${record} of patient ${patient}, by share ${received!.share_id} at position ${received!.pos}. The agreements that covered that one (${received_covering!.join(", ")}) all forbid redisclosure. ${
      grants === null
        ? `The patient gave the sender no consent before position ${pos}`
        : `Of the patient's consents to the sender before position ${pos}, none permits redisclosure, was active at ${isoInstant(Number(block_time))} and covers purpose and category`
    }.`,
  evidence: (share) => ({
    share: shareEvidence(share),
    received: shareWithAgreements(share.received!, onlyCovering(share.received_agreements, share.received_covering)),
    grants: (share.grants ?? []).map((grant) => grantEvidence(grant, BigInt(share.pos))),
  }),
});
