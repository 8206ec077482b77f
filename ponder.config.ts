/** What Ponder follows: the chains and contracts of the settings. Loading this file has no side effects. */
import { createConfig } from "ponder";
import type { Abi } from "viem";
import { accessLedgerAbi } from "./abis/AccessLedger";
import { claimsAbi } from "./abis/Claims";
import { consentRegistryAbi } from "./abis/ConsentRegistry";
import { credentialRegistryAbi } from "./abis/CredentialRegistry";
import { governanceAbi } from "./abis/Governance";
import { sharingAgreementsAbi } from "./abis/SharingAgreements";
import { timelockAbi } from "./abis/Timelock";
import { CONTRACT_NAMES, type Deployment, readSettings } from "./settings";

const settings = readSettings();

const chainName = (chainId: number | string) => `chain${chainId}`;

/**
 * Every contract is followed at the addresses of all, so that Ponder sends one request per range of blocks instead of
 * one per contract. `src/on.ts` skips events of other contracts. The ledger comes first here and below: nearly every
 * block has its events, so Ponder's bloom filter check matches at once.
 */
function followedAddresses({ contracts }: Deployment) {
  return [contracts.accessLedger, ...CONTRACT_NAMES.filter((name) => name !== "accessLedger").map((n) => contracts[n])];
}

/** Configures a contract on every chain that the deployment file names. */
function contract<const abi extends Abi>(abi: abi) {
  const chain = Object.fromEntries(
    Object.entries(settings.deployments).map(([chainId, deployment]) => [
      chainName(chainId),
      { address: followedAddresses(deployment), startBlock: deployment.startBlock },
    ]),
  );
  return { abi, chain };
}

export default createConfig({
  database: { kind: "postgres", connectionString: settings.databaseUrl },
  ordering: "multichain",
  chains: Object.fromEntries(
    settings.chains.map(({ chainId, rpcUrls, wsUrl, pollingIntervalMs }) => [
      chainName(chainId),
      {
        id: chainId,
        rpc: rpcUrls,
        ws: wsUrl,
        pollingInterval: pollingIntervalMs,
        disableCache: settings.disablePonderCache,
      },
    ]),
  ),
  contracts: {
    AccessLedger: contract(accessLedgerAbi),
    Governance: contract(governanceAbi),
    Timelock: contract(timelockAbi),
    ConsentRegistry: contract(consentRegistryAbi),
    CredentialRegistry: contract(credentialRegistryAbi),
    SharingAgreements: contract(sharingAgreementsAbi),
    Claims: contract(claimsAbi),
  },
});
