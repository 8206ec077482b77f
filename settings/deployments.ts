import { existsSync, readFileSync } from "node:fs";
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

/**
 * Reads the deployment file. What is wrong with it is added to `problems`, a sentence each; a file that cannot be used gives
 * no chains.
 */
export function readDeployments(file: string, problems: string[]): Deployments {
  if (!existsSync(file)) {
    problems.push(
      "DEPLOYMENTS_FILE names a file that does not exist: give the path of the JSON file that says where the contracts are.",
    );
    return {};
  }
  try {
    const parsed = deployments.safeParse(JSON.parse(readFileSync(file, "utf8")));
    if (parsed.success) {
      if (Object.keys(parsed.data).length === 0)
        problems.push("The deployment file (DEPLOYMENTS_FILE) names no chain: add one with its contracts.");
      return parsed.data;
    }
    problems.push(
      ...parsed.error.issues.map(
        (issue) =>
          `The deployment file (DEPLOYMENTS_FILE) is wrong at ${issue.path.join(".") || "its top"}: ${issue.message}.`,
      ),
    );
  } catch {
    problems.push("The deployment file (DEPLOYMENTS_FILE) cannot be read as JSON: correct it or write it anew.");
  }
  return {};
}
