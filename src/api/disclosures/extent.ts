import { readCursor, readGaps } from "../../../alerts/detect/schedule/cursor";
import { readCheckpoints } from "../../../facts/checkpoint";
import { blockEnd, blockOf, blockStart } from "../../../facts/position";
import { gapsIn, type Range } from "../../../facts/ranges";
import type { Facts } from "../../../facts/schema";
import { type FinalBlockJson, readFinalBlock } from "../reading/final-block";
import type { Snapshot } from "../reading/snapshot";
import { IMPERMISSIBLE_RULES } from "./policy";

/** Which part of a chain is final, and which part of that was not evaluated. */
export type ChainExtent = {
  chainId: number;
  /** The newest finalized block; -1 if there is none. */
  finalizedBlock: number;
  /** Unix seconds. */
  finalizedTime: number;
  /** The newest final block that contains a fact. */
  lastFinalBlock: FinalBlockJson | null;
  /** Ranges of whole blocks with accesses or shares that no ruleset evaluated, or on which a rule failed. */
  gaps: Range[];
  /** Ranges in which it is unknown whether shares were permitted. For accesses, their verdict tells. */
  unjudgedShares: Range[];
};

/** Reads how far an accounting can reach on each chain. */
export async function readExtent({ client, facts }: Snapshot, chainIds: readonly number[]): Promise<ChainExtent[]> {
  const checkpoints = await readCheckpoints(client, facts);
  const extents: ChainExtent[] = [];
  for (const chainId of chainIds) {
    const checkpoint = checkpoints.get(chainId);
    const finalizedBlock = checkpoint?.finalizedBlock ?? -1;
    const known = { chainId, finalizedBlock, finalizedTime: Math.max(checkpoint?.finalizedTime ?? 0, 0) };
    if (finalizedBlock < 0) {
      extents.push({ ...known, lastFinalBlock: null, gaps: [], unjudgedShares: [] });
      continue;
    }
    const finalPos = blockEnd(BigInt(finalizedBlock));
    const lastFinalBlock = await readFinalBlock(client, facts, known);
    const unevaluated = await readRealGaps({ client, facts, chainId, finalPos });
    const failed = await readFailures({ client, facts, chainId, finalPos });
    extents.push({
      ...known,
      lastFinalBlock,
      gaps: together([...unevaluated, ...[...failed.access, ...failed.share].map(wholeBlocks)], finalPos),
      unjudgedShares: [...unevaluated, ...failed.share],
    });
  }
  return extents;
}

/**
 * Returns the ranges of final blocks that no ruleset evaluated: recorded neither by position (safe blocks) nor by hash
 * (blocks that may still be re-evaluated). Ranges without accesses or shares are not gaps.
 */
async function readRealGaps({
  client,
  facts,
  chainId,
  finalPos,
}: {
  client: Snapshot["client"];
  facts: Facts;
  chainId: number;
  finalPos: bigint;
}) {
  const uncovered = await readGaps(client, chainId, { fromPos: await readCursor(client, chainId), toPos: finalPos });
  const evaluated = await readEvaluatedBlocks({ client, facts, chainId, stretches: uncovered });
  const gaps = uncovered.flatMap((gap) => gapsIn(gap, evaluated));
  const within = "WHERE chain_id = $1 AND pos > gap.from_pos AND pos <= gap.to_pos";
  const { rows } = await client.query<{ from_pos: string; to_pos: string }>(
    `SELECT from_pos, to_pos FROM unnest($2::bigint[], $3::bigint[]) AS gap (from_pos, to_pos)
     WHERE EXISTS (SELECT FROM ${facts("access")} ${within}) OR EXISTS (SELECT FROM ${facts("share")} ${within})
     ORDER BY from_pos`,
    [chainId, gaps.map(({ fromPos }) => String(fromPos)), gaps.map(({ toPos }) => String(toPos))],
  );
  return rows.map((row): Range => ({ fromPos: BigInt(row.from_pos), toPos: BigInt(row.to_pos) }));
}

/** Blocks that these stretches reach and that were evaluated as they are now, by the hash of their accesses and shares. */
async function readEvaluatedBlocks({
  client,
  facts,
  chainId,
  stretches,
}: {
  client: Snapshot["client"];
  facts: Facts;
  chainId: number;
  stretches: readonly Range[];
}): Promise<Range[]> {
  const [first, last] = [stretches[0], stretches.at(-1)];
  if (first === undefined || last === undefined) return [];
  const other = `WHERE chain_id = $1 AND pos >= e.block_number << 27 AND pos < (e.block_number + 1) << 27
    AND block_hash <> e.block_hash`;
  const { rows } = await client.query<{ block_number: string }>(
    `SELECT block_number FROM compliance.evaluated_block e
     WHERE e.chain_id = $1 AND e.block_number BETWEEN $2 AND $3
       AND NOT EXISTS (SELECT FROM ${facts("access")} ${other}) AND NOT EXISTS (SELECT FROM ${facts("share")} ${other})`,
    [chainId, blockOf(first.fromPos + 1n), blockOf(last.toPos)],
  );
  return rows.map((row) => wholeBlock(BigInt(row.block_number)));
}

/**
 * Returns where a rule failed that an accounting relies on: from the first to the last access or share of each failure.
 * Such a range counts as evaluated, because the other rules succeeded.
 */
async function readFailures({
  client,
  facts,
  chainId,
  finalPos,
}: {
  client: Snapshot["client"];
  facts: Facts;
  chainId: number;
  finalPos: bigint;
}) {
  const about = async (table: "access" | "share") => {
    const { rows } = await client.query<{ first: string; last: string }>(
      `SELECT fact.first, fact.last FROM compliance.rule_error e CROSS JOIN LATERAL (
         SELECT min(pos) AS first, max(pos) AS last FROM ${facts(table)}
         WHERE chain_id = $1 AND pos > e.from_pos AND pos <= LEAST(e.to_pos, $2::bigint)) fact
       WHERE e.chain_id = $1 AND e.resolved_at IS NULL AND string_to_array(e.rules, ' ') && $3::text[]
         AND fact.first IS NOT NULL`,
      [chainId, finalPos, RULES_ABOUT[table]],
    );
    return rows.map(({ first, last }): Range => ({ fromPos: BigInt(first) - 1n, toPos: BigInt(last) }));
  };
  return { access: await about("access"), share: await about("share") };
}

const RULES_ABOUT = {
  access: IMPERMISSIBLE_RULES.filter((rule) => rule.startsWith("ACC-")),
  share: IMPERMISSIBLE_RULES.filter((rule) => rule.startsWith("SHR-")),
};

const wholeBlock = (block: bigint): Range => ({ fromPos: blockStart(block) - 1n, toPos: blockEnd(block) });

const wholeBlocks = ({ fromPos, toPos }: Range): Range => ({
  fromPos: wholeBlock(blockOf(fromPos + 1n)).fromPos,
  toPos: wholeBlock(blockOf(toPos)).toPos,
});

/** Merges ranges, in order. */
function together(stretches: readonly Range[], finalPos: bigint): Range[] {
  const whole = { fromPos: -1n, toPos: finalPos };
  return gapsIn(whole, gapsIn(whole, stretches));
}

/** Converts a chain's extent to its JSON. */
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
