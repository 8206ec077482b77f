/** Calls of the credential registry. */
import { encodeFunctionData } from "viem";
import { credentialRegistryAbi } from "../../../abis/CredentialRegistry";
import { CREDENTIAL_KINDS } from "../../../facts/codes";
import { accountAddress, idOf } from "../../names";
import type { LineOf } from "../verbs";
import type { EncodedLine } from "./encoded-line";

type CredentialsLine = LineOf<"affiliation.set" | "affiliation.end" | "credential.issue" | "credential.revoke">;

const encoded = (
  event: string,
  call: Parameters<typeof encodeFunctionData<typeof credentialRegistryAbi>>[0],
): EncodedLine => ({
  event,
  data: encodeFunctionData(call),
});

export function encodeCredentials(line: CredentialsLine): EncodedLine {
  switch (line.do) {
    case "affiliation.set":
      return encoded("AffiliationSet", {
        abi: credentialRegistryAbi,
        functionName: "setAffiliation",
        args: [accountAddress(line.member), line.from ?? 0, line.until ?? 0],
      });
    case "affiliation.end":
      return encoded("AffiliationEnded", {
        abi: credentialRegistryAbi,
        functionName: "endAffiliation",
        args: [accountAddress(line.member)],
      });
    case "credential.issue":
      return encoded("CredentialIssued", {
        abi: credentialRegistryAbi,
        functionName: "issueCredential",
        args: [
          idOf(line.credential),
          accountAddress(line.subject),
          CREDENTIAL_KINDS.indexOf(line.kind),
          line.from ?? 0,
          line.until ?? 0,
        ],
      });
    case "credential.revoke":
      return encoded("CredentialRevoked", {
        abi: credentialRegistryAbi,
        functionName: "revokeCredential",
        args: [idOf(line.credential)],
      });
  }
}
