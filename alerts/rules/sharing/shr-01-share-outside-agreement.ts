import { z } from "zod";
import { isoInstant } from "../../../facts/display";
import { defineEventRule } from "../event-rule";
import { type JudgedShare, shareWithAgreements, whatWasShared } from "./judged-share";

/** No agreement between the two parties covers what one of them sent to the other. */
export const shareOutsideAgreement = defineEventRule({
  id: "SHR-01",
  name: "share-outside-agreement",
  version: 1,
  severity: "high",
  citations: ["45 CFR 164.504(e)", "GDPR 28"],
  subject: "share",
  description:
    "A share for which no agreement between sender and recipient was in force that covers its purpose and category.",
  parameters: z.strictObject({}),
  triage: [
    "See whether the two have a contract on paper, and since when.",
    "Where an agreement had run out or ended, find out whether sharing went on by itself, and stop it.",
    "Where one is in force, compare its purposes and categories with what was sent.",
    "Without an agreement, have the recipient confirm what became of the record, and assess a possible breach.",
  ],
  falsePositives: [
    "An agreement that was signed on paper and only recorded afterwards.",
    "A share that the law requires, such as a report to a health authority, which needs no agreement.",
  ],
  headline: ({ agreements }) =>
    agreements === null ? "Record shared without any agreement" : "Record shared without an agreement that covers it",
  summary: (share: JudgedShare) =>
    `${whatWasShared(share)} by one organisation with another, although no agreement between the two covered that.`,
  explanation: ({ share_id, sender, recipient, purpose, category, block_time, pos, agreements }) =>
    `Share ${share_id} from ${sender} to ${recipient} is of ${category} for ${purpose}, at ${isoInstant(Number(block_time))} and position ${pos}. ${
      agreements === null
        ? "Before that position no agreement between the two was proposed by either."
        : `Of the agreements between the two proposed before that position (${agreements.map(({ agreement_id }) => agreement_id).join(", ")}), none was accepted before it, neither over nor ended at that time, and covers both.`
    }`,
  evidence: (share) => shareWithAgreements(share, share.agreements ?? []),
});
