import { z } from "zod";

/** The contracts of a deployment, by the names that the settings, the indexer and the development chain use. */
export const CONTRACT_NAMES = [
  "governance",
  "timelock",
  "consentRegistry",
  "accessLedger",
  "credentialRegistry",
  "sharingAgreements",
  "claims",
] as const;

export type ContractName = (typeof CONTRACT_NAMES)[number];

const address = z
  .string()
  .regex(/^0x[0-9a-fA-F]{40}$/, "must be an address: 0x and 40 hex digits")
  .transform((text) => text.toLowerCase() as `0x${string}`);

const deployment = z.strictObject({
  /** The block of the deployment's first transaction, or an earlier one. */
  startBlock: z.int("must be a block number").nonnegative("must be a block number, 0 or more"),
  contracts: z.strictObject(
    Object.fromEntries(CONTRACT_NAMES.map((name) => [name, address])) as Record<ContractName, typeof address>,
  ),
});

/** The deployment file: chain id (decimal text) → contract addresses, which are converted to lower case. */
export const deployments = z.record(z.string().regex(/^[1-9][0-9]*$/), deployment, {
  error: (issue) => (issue.code === "invalid_key" ? "each key must be a chain id in decimal digits" : undefined),
});

export type Deployment = z.infer<typeof deployment>;
export type Deployments = z.infer<typeof deployments>;
