import type { Pool, PoolClient } from "pg";
import { blockStart } from "../../../facts/position";
import type { Facts } from "../../../facts/schema";
import type { ChainNode } from "./chain-node";

/** Thrown if the node follows a different chain from the one whose facts are in the database. */
export class ChainResetError extends Error {
  override readonly name = "ChainResetError";
  constructor(chainId: number, block: number) {
    super(
      `Chain ${chainId} is not the chain that this database knows: block ${block}, final when last seen, has another hash at the node. ` +
        `If the chain was started anew, use a new database; otherwise correct PONDER_RPC_URL_${chainId}.`,
    );
  }
}

export type FollowedChain = {
  chainId: number;
  node: ChainNode;
  /** The block of the first fact, or an earlier one. */
  startBlock: number;
  /** First block whose alerts are notified. Default: the head at the first start. */
  goLiveBlock?: number;
};

/**
 * Creates the chain's row if it has none, and checks that the node still follows the same chain. Throws a
 * `ChainResetError` if it does not.
 */
export async function ensureChain(
  pool: Pool,
  { chainId, node, startBlock, goLiveBlock }: FollowedChain,
): Promise<void> {
  const { rows } = await pool.query<{ anchor_block: string; anchor_hash: string }>(
    "SELECT anchor_block, anchor_hash FROM compliance.chain WHERE chain_id = $1",
    [chainId],
  );
  const anchor = rows[0];
  if (anchor !== undefined) {
    const [hash] = await node.blockHashes([Number(anchor.anchor_block)]);
    // No hash: the node is behind.
    if (hash && hash !== anchor.anchor_hash) throw new ChainResetError(chainId, Number(anchor.anchor_block));
    if (goLiveBlock !== undefined)
      await pool.query(
        "UPDATE compliance.chain SET go_live_block = $2, updated_at = now() WHERE chain_id = $1 AND go_live_block <> $2",
        [chainId, goLiveBlock],
      );
    return;
  }
  const [head, [hash]] = await Promise.all([node.head(), node.blockHashes([startBlock])]);
  if (!hash)
    throw new Error(
      `Chain ${chainId} has not reached block ${startBlock}, where its contracts start: let the node sync, or correct the deployment file.`,
    );
  await pool.query(
    `INSERT INTO compliance.chain (chain_id, go_live_block, anchor_block, anchor_hash, evaluated_pos)
     VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
    [chainId, goLiveBlock ?? head, startBlock, hash, blockStart(BigInt(startBlock)) - 1n],
  );
}

/** Moves the anchor to the newest access at or below a position that is final. */
export async function moveAnchor({
  client,
  facts,
  chainId,
  pos,
}: {
  client: Pick<PoolClient, "query">;
  facts: Facts;
  chainId: number;
  pos: bigint;
}) {
  await client.query(
    `UPDATE compliance.chain SET anchor_block = newest.block_number, anchor_hash = newest.block_hash
     FROM (SELECT block_number, block_hash FROM ${facts("access")}
       WHERE chain_id = $1 AND pos <= $2::bigint ORDER BY pos DESC LIMIT 1) newest
     WHERE chain_id = $1 AND newest.block_number > anchor_block`,
    [chainId, pos],
  );
}
