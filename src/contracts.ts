import type { Address } from "viem";
import { type ContractName, readSettings } from "../settings";

const { deployments } = readSettings();

/** Where a contract of the deployment is, in lower case. Throws for a chain that the deployment file does not name. */
export function contractAddress(chainId: number, name: ContractName): Address {
  const deployment = deployments[chainId];
  if (!deployment) throw new Error(`The deployment file does not name chain ${chainId}.`);
  return deployment.contracts[name];
}
