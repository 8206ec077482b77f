import type { Address } from "viem";
import { type ContractName, readSettings } from "../settings";

const { deployments } = readSettings();

/**
 * Returns the address of a contract of the deployment, in lower case. Throws for a chain that is not in the deployment
 * file.
 */
export function contractAddress(chainId: number, name: ContractName): Address {
  const deployment = deployments[chainId];
  if (!deployment) throw new Error(`The deployment file has no chain ${chainId}.`);
  return deployment.contracts[name];
}
