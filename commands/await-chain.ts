import type { Pool } from "pg";
import { type ChainSettings, CONTRACT_NAMES, type Deployment, type Settings } from "../settings";
import { type AnsweringNode, awaitNode } from "./await-node";
import { PROBES } from "./contract-probes";
import { knownBlocks } from "./known-blocks";
import { reasonOf, StartError, say, waitFor } from "./say";

/**
 * Waits until the chain's node answers and has everything this deployment needs. Throws a `StartError` if the node
 * follows another chain, the chain was restarted under its old id, or the contracts are missing,
 * are others, or were made before `startBlock`.
 */
export async function awaitChain(chain: ChainSettings, settings: Settings, pool: Pool): Promise<void> {
  await waitFor(async () => {
    const node = await awaitNode(chain);
    try {
      const behind = await requireSameChain({ node, chainSettings: chain, settings, pool });
      const waiting = behind ?? (await requireContracts(node, chain, settings));
      return waiting ? { waiting } : { done: true };
    } catch (error) {
      if (error instanceof StartError) throw error;
      const setting = `PONDER_RPC_URL_${chain.chainId}`;
      return { waiting: `The node at ${setting} does not answer every question (${reasonOf(error)}): check the node.` };
    }
  });
}

/** Compares what the database holds as final with the node's blocks. Returns why to wait, where the node is behind. */
async function requireSameChain({
  node,
  chainSettings: { chainId },
  settings,
  pool,
}: {
  node: AnsweringNode;
  chainSettings: ChainSettings;
  settings: Settings;
  pool: Pool;
}) {
  const { databaseSchema, disablePonderCache } = settings;
  for (const { blockNumber, blockHash } of await knownBlocks({
    pool,
    chainId,
    databaseSchema,
    chainCache: !disablePonderCache,
  })) {
    const hash = await node.blockHash(blockNumber);
    if (hash === blockHash) continue;
    if (hash === null && (await node.isSyncing())) return syncing(chainId, blockNumber);
    throw new StartError(
      `Chain ${chainId} is not the chain that this database knows under that id: block ${blockNumber}, which was final, ${
        hash === null ? "is not there" : "has another hash"
      }. If the chain was started anew, use a fresh database; otherwise give PONDER_RPC_URL_${chainId} a node of the right chain.`,
    );
  }
  return undefined;
}

async function requireContracts(node: AnsweringNode, { chainId }: ChainSettings, { deployments }: Settings) {
  const { contracts, startBlock } = deployments[chainId]!;
  if ((await node.head()) < startBlock && (await node.isSyncing())) return syncing(chainId, startBlock);
  const found = await Promise.all(CONTRACT_NAMES.map((name) => node.hasCode(contracts[name])));
  const missing = CONTRACT_NAMES.filter((_, index) => !found[index]);
  if (missing.length > 0)
    throw new StartError(
      `Chain ${chainId} has no contract at the address that the deployment file gives for ${missing.join(", ")}: correct the file (DEPLOYMENTS_FILE), or give PONDER_RPC_URL_${chainId} a node of the chain that has them.`,
    );
  const answered = await Promise.all(CONTRACT_NAMES.map((name) => node.answers(contracts[name], PROBES[name].data)));
  const others = CONTRACT_NAMES.filter((_, index) => !answered[index]);
  if (others.length > 0)
    throw new StartError(
      `Chain ${chainId} has another contract at the address that the deployment file gives for ${others.join(", ")}: correct the file (DEPLOYMENTS_FILE); are addresses swapped?`,
    );
  await requireStartBeforeContracts(node, chainId, { contracts, startBlock });
  return undefined;
}

/** What happened before `startBlock` would never be judged. */
async function requireStartBeforeContracts(
  node: AnsweringNode,
  chainId: number,
  { contracts, startBlock }: Deployment,
): Promise<void> {
  if (startBlock === 0) return;
  const before = await Promise.all(CONTRACT_NAMES.map((name) => node.hadCode(contracts[name], startBlock - 1)));
  const earlier = CONTRACT_NAMES.filter((_, index) => before[index]);
  if (earlier.length > 0)
    throw new StartError(
      `Chain ${chainId} had contracts before block ${startBlock}, which the deployment file gives as startBlock (${earlier.join(", ")}): set it to the block of the deployment's first transaction, or an earlier one.`,
    );
  if (before.includes(null))
    say(
      `The node of chain ${chainId} cannot tell whether the contracts are older than startBlock (${startBlock}), because it has no state of that block: make sure that the deployment's first transaction is not in an earlier one.`,
    );
}

function syncing(chainId: number, blockNumber: number): string {
  return `The node of chain ${chainId} is still synchronising and has not reached block ${blockNumber}: let it catch up.`;
}
