import { z } from "zod";
import { categoryAndCode, placeInWords, purposeAndCode, someInWords } from "../../../facts/display";
import { defineEventRule } from "../event-rule";
import { type JudgedShare, shareWithAgreements, whatWasShared, whenShared } from "./judged-share";

/** No agreement between the two parties covers what one of them sent to the other. */
export const shareOutsideAgreement = defineEventRule({
  id: "SHR-01",
  name: "share-outside-agreement",
  title: "Record shared without an agreement that covers it",
  version: 3,
  severity: "high",
  citations: ["45 CFR 164.504(e)", "GDPR 28"],
  subject: "share",
  description:
    "A record shared although no agreement in force between sender and recipient covers the purpose and category of the share.",
  parameters: z.strictObject({}),
  triage: [
    "Check whether the two organisations have a contract on paper, and since when.",
    "If an agreement had expired or ended, find out whether sharing simply continued, and stop it.",
    "If an agreement is in force, compare its purposes and categories with what was sent.",
    "If there is no agreement, have the recipient confirm what happened to the record, and assess a possible breach.",
  ],
  falsePositives: [
    "An agreement that was signed on paper and recorded only later.",
    "A disclosure required by law, such as a report to a health authority, which needs no agreement.",
  ],
  headline: ({ agreements }: JudgedShare) =>
    agreements === null ? "Record shared without any agreement" : "Record shared without an agreement that covers it",
  summary: (share) =>
    `${whatWasShared(share)} with another organisation on ${whenShared(share)}, without ${share.agreements === null ? "any agreement between them" : "an agreement that covers this"}.`,
  explanation: (share) =>
    `Share ${share.share_id} went from ${share.sender} to ${share.recipient} on ${whenShared(share)} (${placeInWords(share.pos)}). It contained ${categoryAndCode(share.category)} information, for ${purposeAndCode(share.purpose)}. ${
      share.agreements === null
        ? "Before it, neither of the two had proposed an agreement to the other."
        : `The two had these agreements or proposals: ${someInWords(
            share.agreements.map(({ agreement_id }) => agreement_id),
            5,
          )}. None of them meets all three conditions: accepted before the share, in force at its time, and covering both its purpose and its category.`
    }`,
  evidence: (share) => shareWithAgreements(share, share.agreements ?? []),
});
