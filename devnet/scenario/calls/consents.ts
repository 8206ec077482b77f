/** Calls of the consent registry. */
import { encodeFunctionData, zeroHash } from "viem";
import { consentRegistryAbi } from "../../../abis/ConsentRegistry";
import { ACTIONS, type Action, maskOf } from "../../../facts/codes";
import { accountAddress, idOf } from "../../names";
import type { LineOf } from "../verbs";
import { type EncodedLine, masksOf } from "./encoded-line";

type ConsentsLine = LineOf<
  "patient.register" | "representative.set" | "consent.request" | "consent.grant" | "consent.revoke"
>;

const actionMask = (actions: readonly Action[]) => Number(maskOf(ACTIONS, actions));

const encoded = (
  event: string,
  call: Parameters<typeof encodeFunctionData<typeof consentRegistryAbi>>[0],
): EncodedLine => ({
  event,
  data: encodeFunctionData(call),
});

export function encodeConsents(line: ConsentsLine): EncodedLine {
  switch (line.do) {
    case "patient.register":
      return encoded("PatientRegistered", {
        abi: consentRegistryAbi,
        functionName: "registerPatient",
        args: [idOf(line.patient), accountAddress(line.controller ?? line.patient)],
      });
    case "representative.set":
      return encoded("RepresentativeSet", {
        abi: consentRegistryAbi,
        functionName: "setRepresentative",
        args: [idOf(line.patient), accountAddress(line.representative), line.until ?? 0],
      });
    case "consent.request":
      return encoded("ConsentRequested", {
        abi: consentRegistryAbi,
        functionName: "requestConsent",
        args: [
          idOf(line.request),
          idOf(line.patient),
          { ...masksOf(line), actions: actionMask(line.actions) },
          line.until ?? 0,
        ],
      });
    case "consent.grant":
      return encoded("ConsentGranted", {
        abi: consentRegistryAbi,
        functionName: "grantConsent",
        args: [
          {
            consentId: idOf(line.consent),
            patient: idOf(line.patient),
            grantee: accountAddress(line.grantee),
            ...masksOf(line),
            actions: actionMask(line.actions),
            from: line.from ?? 0,
            until: line.until ?? 0,
            redisclosure: line.redisclose ?? false,
            requestId: line.request === undefined ? zeroHash : idOf(line.request),
          },
        ],
      });
    case "consent.revoke":
      // 0 stands for the block's own time, which is `at` wherever the line's block is.
      return encoded("ConsentRevoked", {
        abi: consentRegistryAbi,
        functionName: "revokeConsent",
        args: [idOf(line.consent), line.requestedAt ?? 0],
      });
  }
}
