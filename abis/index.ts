// Written by `npm run contracts:build` from contracts/. Do not edit.

import { governanceAbi } from "./Governance";
import { timelockAbi } from "./Timelock";
import { consentRegistryAbi } from "./ConsentRegistry";
import { accessLedgerAbi } from "./AccessLedger";
import { credentialRegistryAbi } from "./CredentialRegistry";
import { sharingAgreementsAbi } from "./SharingAgreements";
import { claimsAbi } from "./Claims";

/** The ABI of each contract, by the names that `deployments.json` uses. */
export const abis = {
  governance: governanceAbi,
  timelock: timelockAbi,
  consentRegistry: consentRegistryAbi,
  accessLedger: accessLedgerAbi,
  credentialRegistry: credentialRegistryAbi,
  sharingAgreements: sharingAgreementsAbi,
  claims: claimsAbi,
} as const;
