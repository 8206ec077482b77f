/** Calls of the sharing agreements. */
import { encodeFunctionData, zeroHash } from "viem";
import { sharingAgreementsAbi } from "../../../abis/SharingAgreements";
import { CATEGORIES, PURPOSES } from "../../../facts/codes";
import { accountAddress, idOf } from "../../names";
import type { LineOf } from "../verbs";
import { type EncodedLine, masksOf } from "./encoded-line";

type SharingLine = LineOf<
  "agreement.start" | "share" | "agreement.end" | "request.open" | "request.extend" | "request.fulfil"
>;

const encoded = (
  event: string,
  call: Parameters<typeof encodeFunctionData<typeof sharingAgreementsAbi>>[0],
): EncodedLine => ({
  event,
  data: encodeFunctionData(call),
});

export function encodeSharing(line: SharingLine): EncodedLine {
  switch (line.do) {
    case "agreement.start": {
      const { purposes, categories } = masksOf(line);
      return encoded("AgreementProposed", {
        abi: sharingAgreementsAbi,
        functionName: "proposeAgreement",
        args: [
          idOf(line.agreement),
          accountAddress(line.parties[1]),
          purposes,
          categories,
          line.formats,
          line.from ?? 0,
          line.until ?? 0,
          line.redisclose ?? false,
        ],
      });
    }
    case "share":
      return encoded("ShareRecorded", {
        abi: sharingAgreementsAbi,
        functionName: "recordShare",
        args: [
          idOf(line.share),
          accountAddress(line.to),
          idOf(line.patient),
          idOf(line.record),
          PURPOSES.indexOf(line.purpose),
          CATEGORIES.indexOf(line.category),
          line.format,
          line.agreement === undefined ? zeroHash : idOf(line.agreement),
        ],
      });
    case "agreement.end":
      return encoded("AgreementEnded", {
        abi: sharingAgreementsAbi,
        functionName: "endAgreement",
        args: [idOf(line.agreement)],
      });
    case "request.open":
      return encoded("DataRequestOpened", {
        abi: sharingAgreementsAbi,
        functionName: "openRequest",
        args: [idOf(line.request), idOf(line.patient), accountAddress(line.custodian)],
      });
    case "request.extend":
      return encoded("DataRequestExtended", {
        abi: sharingAgreementsAbi,
        functionName: "extendRequest",
        args: [idOf(line.request)],
      });
    case "request.fulfil":
      return encoded("DataRequestFulfilled", {
        abi: sharingAgreementsAbi,
        functionName: "fulfilRequest",
        args: [idOf(line.request)],
      });
  }
}

/** The second party's half of `agreement.start`. */
export function encodeAcceptance(line: LineOf<"agreement.start">): EncodedLine {
  return encoded("AgreementAccepted", {
    abi: sharingAgreementsAbi,
    functionName: "acceptAgreement",
    args: [idOf(line.agreement)],
  });
}
