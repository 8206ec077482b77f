import { z } from "zod";
import {
  formatAsWritten,
  formatInWords,
  listInWords,
  placeInWords,
  shortEnough,
  someInWords,
} from "../../../facts/display";
import { defineEventRule } from "../event-rule";
import { type JudgedShare, onlyCovering, shareWithAgreements, whatWasShared, whenShared } from "./judged-share";

/** A share that agreements cover, in a format that none of them lists. */
export const wrongExchangeFormat = defineEventRule({
  id: "SHR-03",
  name: "wrong-exchange-format",
  title: "Record shared in a format that was not agreed",
  version: 3,
  severity: "low",
  citations: ["45 CFR 171.301"],
  subject: "share",
  description:
    "A record shared under an agreement, in an exchange format that none of the agreements covering the share lists.",
  parameters: z.strictObject({}),
  triage: [
    "Check whether the two parties agreed on this format elsewhere. If so, add it to the agreement.",
    "Ask the sender what produced it: an outdated interface, or a fallback after an error.",
    "Check that the recipient could read the record in full.",
  ],
  falsePositives: [
    "The same format under another name or version, such as a newer release.",
    "A format that the recipient requested in a single case.",
  ],
  headline: (share: JudgedShare) => `Record shared as ${formatsOf(share).used}, which is not an agreed format`,
  summary: (share) => {
    const { used, agreed } = formatsOf(share);
    const shared = `${whatWasShared(share)} on ${whenShared(share)} as ${used}`;
    return shortEnough(
      agreed.length === 0
        ? `${shared}, although no format was agreed.`
        : `${shared}; the agreed ${agreed.length === 1 ? "format is" : "formats are"} ${listInWords(agreed)}.`,
      `${shared}, which is not an agreed format.`,
    );
  },
  explanation: (share) =>
    [
      `Share ${share.share_id} (${placeInWords(share.pos)}) has the format ${formatAsWritten(share.format)}.`,
      ...onlyCovering(share.agreements, share.covering)
        .slice(0, NAMED)
        .map(
          ({ agreement_id, formats }) =>
            `Agreement ${agreement_id}, which covers it, lists ${formats.length === 0 ? "no format" : someInWords(formats.map(formatAsWritten), 8)}.`,
        ),
      "A format must match exactly.",
    ].join(" "),
  evidence: (share) => shareWithAgreements(share, onlyCovering(share.agreements, share.covering)),
});

/** Most agreements that an explanation names; the evidence has all. */
const NAMED = 5;

/** The format used and those agreed on, as written where they differ in capitals alone. */
function formatsOf({ format, agreements, covering }: JudgedShare): { used: string; agreed: string[] } {
  const agreed = [...new Set(onlyCovering(agreements, covering).flatMap(({ formats }) => formats))];
  const alike = agreed.some((each) => each.toLowerCase() === format.toLowerCase());
  const inWords = alike ? formatAsWritten : formatInWords;
  return { used: inWords(format), agreed: agreed.map(inWords) };
}
