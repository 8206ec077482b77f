import { readCheckpoints } from "../../../alerts/detect/checkpoint";
import { readCursor, readGaps } from "../../../alerts/detect/cursor";
import type { Facts } from "../../../alerts/detect/facts";
import { blockEnd, blockOf } from "../../position";
import { type FinalBlockJson, readFinalBlock } from "../reading/final-block";
import type { Snapshot } from "../reading/snapshot";

/** What of a chain is final, and what of that was not evaluated. */
export interface ChainExtent {
  chainId: number;
  /** The newest block that no reorganisation reaches; -1 where there is none. */
  finalizedBlock: number;
  /** Unix seconds. */
  finalizedTime: number;
  /** The newest final block that holds a fact. */
  lastFinalBlock: FinalBlockJson | null;
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
      extents.push({ ...known, lastFinalBlock: null, gaps: [] });
      continue;
    }
    const finalPos = blockEnd(BigInt(finalizedBlock));
    const lastFinalBlock = await readFinalBlock(client, facts, known);
    extents.push({ ...known, lastFinalBlock, gaps: await readRealGaps(client, facts, chainId, finalPos) });
  }
  return extents;
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
    lastFinalBlock,
    coverageGaps: gaps.map(({ fromPos, toPos }) => ({
      fromBlock: String(blockOf(fromPos + 1n)),
      toBlock: String(blockOf(toPos)),
    })),
  };
}
