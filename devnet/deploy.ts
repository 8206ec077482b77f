import { type Address, encodeDeployData, getContractAddress, type Hex } from "viem";
import { bytecode } from "../abis/bytecode";
import { abis } from "../abis/index";
import type { ContractName, Deployment, Deployments } from "../settings";
import { accountOf, OFFICES, type Role, roleId } from "./names";
import type { Node } from "./node";
import { mineTogether, type Wallet } from "./wallet";

export { roleId } from "./names";

/** Deployment order, which determines the addresses: each contract comes after those in its constructor. */
const ORDER = [
  "timelock",
  "governance",
  "credentialRegistry",
  "consentRegistry",
  "accessLedger",
  "sharingAgreements",
  "claims",
] as const satisfies readonly ContractName[];

export type DeployOptions = {
  node: Node;
  wallet: Wallet;
  /** Initial role holders, given in the constructor; accounts by name. */
  grants: readonly { role: Role; account: string }[];
  /** Delay of changes through the timelock, in seconds. */
  governanceDelay: number;
  /** Time of the deployment block, in Unix seconds. */
  time: number;
};

/** Deploys all contracts in one block. The addresses are the same on every chain if the deployer's first nonce is. */
export async function deploy({ node, wallet, grants, governanceDelay, time }: DeployOptions): Promise<Deployment> {
  const deployer = accountOf(OFFICES.deployer).address;
  const governor = accountOf(OFFICES.governance).address;
  const emergencyAdministrator = accountOf(OFFICES.emergencyAdministrator).address;
  await node.fund([deployer]);
  const first = await node.nonceOf(deployer);
  const at = (name: ContractName): Address =>
    getContractAddress({ from: deployer, nonce: BigInt(first + ORDER.indexOf(name)) });

  const roles = grants.map(({ role, account }) => ({ role: roleId(role), account: accountOf(account).address }));
  const code: Record<ContractName, Hex> = {
    timelock: encodeDeployData({
      abi: abis.timelock,
      bytecode: bytecode.timelock,
      args: [BigInt(governanceDelay), [governor], [governor]],
    }),
    governance: encodeDeployData({
      abi: abis.governance,
      bytecode: bytecode.governance,
      args: [at("timelock"), emergencyAdministrator, roles],
    }),
    credentialRegistry: encodeDeployData({
      abi: abis.credentialRegistry,
      bytecode: bytecode.credentialRegistry,
      args: [at("governance")],
    }),
    consentRegistry: encodeDeployData({
      abi: abis.consentRegistry,
      bytecode: bytecode.consentRegistry,
      args: [at("governance"), at("credentialRegistry")],
    }),
    accessLedger: encodeDeployData({
      abi: abis.accessLedger,
      bytecode: bytecode.accessLedger,
      args: [at("governance")],
    }),
    sharingAgreements: encodeDeployData({
      abi: abis.sharingAgreements,
      bytecode: bytecode.sharingAgreements,
      args: [at("governance"), at("consentRegistry")],
    }),
    claims: encodeDeployData({ abi: abis.claims, bytecode: bytecode.claims, args: [at("governance")] }),
  };

  const { baseFee } = await node.head();
  const transactions = [];
  for (const name of ORDER) {
    const gas = 8_000_000n + (name === "governance" ? 60_000n * BigInt(grants.length) : 0n);
    transactions.push(await wallet.sign({ signer: OFFICES.deployer, data: code[name], gas }, baseFee));
  }
  const block = await mineTogether(node, transactions, time);
  const failed = ORDER.filter((_, index) => !block.receipts[index]?.succeeded);
  if (failed.length > 0) throw new Error(`The chain refused to deploy ${failed.join(", ")}.`);

  const contracts = Object.fromEntries(ORDER.map((name) => [name, at(name).toLowerCase()])) as Deployment["contracts"];
  return { startBlock: block.number, contracts };
}

/** Returns the content of the deployment file for these chains. */
export function deploymentFile(deployed: readonly { chainId: number; deployment: Deployment }[]): Deployments {
  return Object.fromEntries(deployed.map(({ chainId, deployment }) => [String(chainId), deployment]));
}
