import { z } from "zod";
import { asFormat } from "../../../facts/display";
import { defineEventRule } from "../event-rule";
import { type JudgedShare, onlyCovering, shareWithAgreements, whatWasShared } from "./judged-share";

/** A share that agreements cover, in a format that none of them lists. */
export const wrongExchangeFormat = defineEventRule({
  id: "SHR-03",
  name: "wrong-exchange-format",
  version: 1,
  severity: "low",
  citations: ["45 CFR 171.301"],
  subject: "share",
  description: "A share that an agreement covers, in an exchange format that no covering agreement lists.",
  parameters: z.strictObject({}),
  triage: [
    "See whether the two parties agreed on the format otherwise, and add it to the agreement.",
    "Ask the sender what produced it: an old interface, or a fallback after an error.",
    "Check that the recipient could read it in full.",
  ],
  falsePositives: [
    "The same format under another name or with its version, such as a newer release.",
    "A format that the recipient asked for in a single case.",
  ],
  headline: ({ format }) => `Record shared ${asFormat(format)}, which is not an agreed format`,
  summary: (share: JudgedShare) =>
    `${whatWasShared(share)} in an exchange format that the two organisations have not agreed on.`,
  explanation: (share) =>
    `Share ${share.share_id} has the format ${JSON.stringify(share.format)}. The agreements that cover it list: ${onlyCovering(
      share.agreements,
      share.covering,
    )
      .map(({ agreement_id, formats }) => `${agreement_id} ${JSON.stringify(formats)}`)
      .join("; ")}.`,
  evidence: (share) => shareWithAgreements(share, onlyCovering(share.agreements, share.covering)),
});
