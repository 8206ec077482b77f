import type { ContractName } from "../settings";

/** A function that only this contract of a deployment has, and its call data. It answers whatever the contract's state is. */
export const PROBES: Record<ContractName, { signature: string; data: `0x${string}` }> = {
  governance: { signature: "isTrustedIssuer(address)", data: `0xef2ed1a4${"0".repeat(64)}` },
  timelock: { signature: "getMinDelay()", data: "0xf27a0c92" },
  consentRegistry: { signature: "GRANT_TYPEHASH()", data: "0x073f5d9f" },
  accessLedger: { signature: "ENTRY_WIDTH()", data: "0x7d51946b" },
  credentialRegistry: { signature: "hasLicensedCredential(address)", data: `0x433a7435${"0".repeat(64)}` },
  sharingAgreements: { signature: "consents()", data: "0xfc16502e" },
  claims: { signature: "coverageOf(bytes32,address)", data: `0xdce72f04${"0".repeat(128)}` },
};
