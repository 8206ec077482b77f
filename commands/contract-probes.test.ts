import { type Abi, toFunctionSelector, toFunctionSignature } from "viem";
import { expect, test } from "vitest";
import { accessLedgerAbi } from "../abis/AccessLedger";
import { claimsAbi } from "../abis/Claims";
import { consentRegistryAbi } from "../abis/ConsentRegistry";
import { credentialRegistryAbi } from "../abis/CredentialRegistry";
import { governanceAbi } from "../abis/Governance";
import { sharingAgreementsAbi } from "../abis/SharingAgreements";
import { timelockAbi } from "../abis/Timelock";
import { CONTRACT_NAMES, type ContractName } from "../settings";
import { PROBES } from "./contract-probes";

const ABIS: Record<ContractName, Abi> = {
  governance: governanceAbi,
  timelock: timelockAbi,
  consentRegistry: consentRegistryAbi,
  accessLedger: accessLedgerAbi,
  credentialRegistry: credentialRegistryAbi,
  sharingAgreements: sharingAgreementsAbi,
  claims: claimsAbi,
};

test.each(CONTRACT_NAMES)("only %s has the function that is asked of it", (name) => {
  const { signature, data } = PROBES[name];
  expect(data.slice(0, 10)).toBe(toFunctionSelector(signature));
  const having = CONTRACT_NAMES.filter((other) =>
    ABIS[other].some((item) => item.type === "function" && toFunctionSignature(item) === signature),
  );
  expect(having).toEqual([name]);
});
