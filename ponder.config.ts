/** What Ponder follows: the chains and contracts of the settings. Executing this file changes nothing outside it. */
import { createConfig } from "ponder";
import type { Abi } from "viem";
import { accessLedgerAbi } from "./abis/AccessLedger";
import { claimsAbi } from "./abis/Claims";
import { consentRegistryAbi } from "./abis/ConsentRegistry";
import { credentialRegistryAbi } from "./abis/CredentialRegistry";
import { governanceAbi } from "./abis/Governance";
import { sharingAgreementsAbi } from "./abis/SharingAgreements";
import { timelockAbi } from "./abis/Timelock";
import { type ContractName, readSettings } from "./settings";

const settings = readSettings();

const chainName = (chainId: number | string) => `chain${chainId}`;

/** One contract on every chain that the deployment file names. */
function contract<const abi extends Abi>(abi: abi, name: ContractName) {
  const chain = Object.fromEntries(
    Object.entries(settings.deployments).map(([chainId, { contracts, startBlock }]) => [
      chainName(chainId),
      { address: contracts[name], startBlock },
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
    Governance: contract(governanceAbi, "governance"),
    Timelock: contract(timelockAbi, "timelock"),
    ConsentRegistry: contract(consentRegistryAbi, "consentRegistry"),
    AccessLedger: contract(accessLedgerAbi, "accessLedger"),
    CredentialRegistry: contract(credentialRegistryAbi, "credentialRegistry"),
    SharingAgreements: contract(sharingAgreementsAbi, "sharingAgreements"),
    Claims: contract(claimsAbi, "claims"),
  },
});
