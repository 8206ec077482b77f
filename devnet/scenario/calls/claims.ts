/** Calls of the claims contract. */
import { encodeFunctionData } from "viem";
import { claimsAbi } from "../../../abis/Claims";
import { idOf, textHash } from "../../names";
import type { LineOf } from "../verbs";
import type { EncodedLine } from "./encoded-line";

type ClaimsLine = LineOf<"claim.submit" | "claim.approve" | "claim.deny" | "claim.void" | "claim.pay">;

const encoded = (event: string, call: Parameters<typeof encodeFunctionData<typeof claimsAbi>>[0]): EncodedLine => ({
  event,
  data: encodeFunctionData(call),
});

export function encodeClaims(line: ClaimsLine): EncodedLine {
  switch (line.do) {
    case "claim.submit":
      return encoded("ClaimSubmitted", {
        abi: claimsAbi,
        functionName: "submitClaim",
        args: [idOf(line.claim), idOf(line.patient), textHash(line.service), line.serviceDate, BigInt(line.amount)],
      });
    case "claim.approve":
      return encoded("ClaimApproved", {
        abi: claimsAbi,
        functionName: "approveClaim",
        args: [idOf(line.claim), BigInt(line.amount)],
      });
    case "claim.deny":
      return encoded("ClaimDenied", { abi: claimsAbi, functionName: "denyClaim", args: [idOf(line.claim)] });
    case "claim.void":
      return encoded("ClaimVoided", { abi: claimsAbi, functionName: "voidClaim", args: [idOf(line.claim)] });
    case "claim.pay":
      return encoded("ClaimPaid", {
        abi: claimsAbi,
        functionName: "recordPayment",
        args: [idOf(line.claim), BigInt(line.amount)],
      });
  }
}
