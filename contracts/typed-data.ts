import type { Address } from "viem";

/**
 * What a signer of a relayed grant or revocation signs, as EIP-712 types of the consent registry. `nonce` is the signer's
 * current one (`nonces(signer)`), `deadline` the last second, Unix time, at which the signature counts.
 */
export const consentTypes = {
  GrantConsent: [
    { name: "consentId", type: "bytes32" },
    { name: "patient", type: "bytes32" },
    { name: "grantee", type: "address" },
    { name: "purposes", type: "uint64" },
    { name: "categories", type: "uint32" },
    { name: "actions", type: "uint16" },
    { name: "from", type: "uint40" },
    { name: "until", type: "uint40" },
    { name: "redisclosure", type: "bool" },
    { name: "requestId", type: "bytes32" },
    { name: "signer", type: "address" },
    { name: "nonce", type: "uint256" },
    { name: "deadline", type: "uint256" },
  ],
  RevokeConsent: [
    { name: "consentId", type: "bytes32" },
    { name: "requestedAt", type: "uint40" },
    { name: "signer", type: "address" },
    { name: "nonce", type: "uint256" },
    { name: "deadline", type: "uint256" },
  ],
} as const;

/** The EIP-712 domain of a consent registry: a signature for one chain or registry is none for another. */
export const consentDomain = (chainId: number, registry: Address) => ({
  name: "Consentry Consent Registry",
  version: "1",
  chainId,
  verifyingContract: registry,
});
