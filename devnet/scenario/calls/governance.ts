/** Changes of governance: as they are, and on their way through the timelock. */
import { encodeFunctionData, type Hex, zeroHash } from "viem";
import { governanceAbi } from "../../../abis/Governance";
import { timelockAbi } from "../../../abis/Timelock";
import type { Deployment } from "../../../settings";
import { accountAddress, roleId, textHash } from "../../names";
import type { LineOf } from "../verbs";
import type { EncodedLine } from "./encoded-line";

export type GovernanceLine = LineOf<"issuer.trust" | "issuer.distrust" | "policy.set" | "role.grant" | "role.revoke">;

const encoded = (event: string, call: Parameters<typeof encodeFunctionData<typeof governanceAbi>>[0]): EncodedLine => ({
  event,
  data: encodeFunctionData(call),
});

/** The change itself, as the emergency administrator calls it at once and the timelock after its delay. */
export function encodeChange(line: GovernanceLine): EncodedLine {
  switch (line.do) {
    case "issuer.trust":
    case "issuer.distrust":
      return encoded("IssuerTrustSet", {
        abi: governanceAbi,
        functionName: "setIssuerTrust",
        args: [accountAddress(line.issuer), line.do === "issuer.trust"],
      });
    case "policy.set":
      return encoded("PolicyParameterSet", {
        abi: governanceAbi,
        functionName: "setPolicyParameter",
        args: [line.key, BigInt(line.value)],
      });
    case "role.grant":
      return encoded("RoleGranted", {
        abi: governanceAbi,
        functionName: "grantRole",
        args: [roleId(line.role), accountAddress(line.account)],
      });
    case "role.revoke":
      return encoded("RoleRevoked", {
        abi: governanceAbi,
        functionName: "revokeRole",
        args: [roleId(line.role), accountAddress(line.account)],
      });
  }
}

/** Each line of a file is an operation of its own, even where two change the same. */
const salt = (line: GovernanceLine) => textHash(`scenario line ${line.line}`);

/** Has the timelock wait `delay` seconds for the change. */
export function encodeSchedule(line: GovernanceLine, deployment: Deployment, delay: number): Hex {
  const { data } = encodeChange(line);
  return encodeFunctionData({
    abi: timelockAbi,
    functionName: "schedule",
    args: [deployment.contracts.governance, 0n, data, zeroHash, salt(line), BigInt(delay)],
  });
}

/** Has the timelock make the change that has waited. */
export function encodeExecution(line: GovernanceLine, deployment: Deployment): EncodedLine {
  const { data, event } = encodeChange(line);
  const execution = encodeFunctionData({
    abi: timelockAbi,
    functionName: "execute",
    args: [deployment.contracts.governance, 0n, data, zeroHash, salt(line)],
  });
  return { event, data: execution };
}
