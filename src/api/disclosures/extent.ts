import { readCheckpoints } from "../../../alerts/detect/checkpoint";
import { readCursor, readGaps } from "../../../alerts/detect/cursor";
import { FACT_TABLES } from "../../../alerts/detect/fact-tables";
import type { Facts } from "../../../alerts/detect/facts";
import { blockEnd, blockOf } from "../../position";
import { instantOf } from "../reading/facts";
import type { Snapshot } from "./snapshot";

/** What of a chain is final, and what of that was not evaluated. */
export interface ChainExtent {
  chainId: number;
  /** The newest block that no reorganisation reaches; -1 where there is none. */
  finalizedBlock: number;
  /** Unix seconds. */
  finalizedTime: number;
  /** The newest final block that holds a fact. */
  lastFinalBlock: { block_number: string; block_hash: string; block_time: string } | undefined;
  /** Stretches `(fromPos, toPos]` that hold accesses or shares which no ruleset evaluated. */
  gaps: { fromPos: bigint; toPos: bigint }[];
}

/** How far an accounting can reach on each chain. */
export async function readExtent({ client, facts }: Snapshot, chainIds: readonly number[]): Promise<ChainExtent[]> {
  const checkpoints = await readCheckpoints(client, facts);
  const extents: ChainExtent[] = [];
  for (const chainId of chainIds) {
    const checkpoint = checkpoints.get(chainId);
    const finalizedBlock = checkpoint?.finalizedBlock ?? -1;
    const known = { chainId, finalizedBlock, finalizedTime: Math.max(checkpoint?.finalizedTime ?? 0, 0) };
    if (finalizedBlock < 0) {
      extents.push({ ...known, lastFinalBlock: undefined, gaps: [] });
      continue;
    }
    const finalPos = blockEnd(BigInt(finalizedBlock));
    const lastFinalBlock = await readLastBlock(client, facts, chainId, finalPos);
    extents.push({ ...known, lastFinalBlock, gaps: await readRealGaps(client, facts, chainId, finalPos) });
  }
  return extents;
}

async function readLastBlock(client: Snapshot["client"], facts: Facts, chainId: number, finalPos: bigint) {
  const newest = FACT_TABLES.map(
    (table) => `(SELECT pos, block_number, block_hash, block_time FROM ${facts(table)}
      WHERE chain_id = $1 AND pos <= $2::bigint ORDER BY pos DESC LIMIT 1)`,
  );
  const { rows } = await client.query<NonNullable<ChainExtent["lastFinalBlock"]>>(
    `SELECT block_number, block_hash, block_time FROM (${newest.join(" UNION ALL ")}) newest ORDER BY pos DESC LIMIT 1`,
    [chainId, finalPos],
  );
  return rows[0];
}

/** Stretches without an access or a share leave nothing out. */
async function readRealGaps(client: Snapshot["client"], facts: Facts, chainId: number, finalPos: bigint) {
  const gaps = await readGaps(client, chainId, { fromPos: await readCursor(client, chainId), toPos: finalPos });
  const real: ChainExtent["gaps"] = [];
  for (const gap of gaps) {
    const within = "WHERE chain_id = $1 AND pos > $2::bigint AND pos <= $3::bigint";
    const { rows } = await client.query<{ holds: boolean }>(
      `SELECT EXISTS (SELECT FROM ${facts("access")} ${within}) OR EXISTS (SELECT FROM ${facts("share")} ${within}) AS holds`,
      [chainId, gap.fromPos, gap.toPos],
    );
    if (rows[0]?.holds) real.push(gap);
  }
  return real;
}

/** A chain's extent as answers show it. */
export function extentToJson({ chainId, finalizedBlock, lastFinalBlock, gaps }: ChainExtent) {
  return {
    chainId,
    finalizedBlock: finalizedBlock < 0 ? null : String(finalizedBlock),
    lastFinalBlock: lastFinalBlock
      ? {
          blockNumber: lastFinalBlock.block_number,
          blockHash: lastFinalBlock.block_hash,
          blockTime: instantOf(lastFinalBlock.block_time),
        }
      : null,
    coverageGaps: gaps.map(({ fromPos, toPos }) => ({
      fromBlock: String(blockOf(fromPos + 1n)),
      toBlock: String(blockOf(toPos)),
    })),
  };
}
