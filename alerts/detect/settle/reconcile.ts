import type { Pool } from "pg";
import type { Checkpoint } from "../../../facts/checkpoint";
import type { Facts } from "../../../facts/schema";
import { everyFact } from "../../../facts/tables";
import type { TriageTerms } from "../../../settings/triage-terms";
import type { ChainNode } from "../chain/chain-node";
import { finalise, reinstate, retract } from "./transitions";

export type Reconciled = {
  retracted: number;
  reinstated: number;
  finalised: number;
  /** Alerts that could not be decided yet. */
  waiting: number;
};

type Doubtful = {
  id: string;
  block_number: string;
  block_hash: string;
  retracted: boolean;
  there: boolean;
  /** True if it has no deadline, or one decided from facts that can no longer change. */
  past: boolean;
};

const MOST_AT_ONCE = 5_000;

/**
 * Reconciles provisional alerts with the chain: retracts those whose block was replaced, reinstates those whose block
 * is canonical again, and finalises those whose block is canonical and final. The node decides which block is
 * canonical. Missing or returning facts prove nothing, because the indexer removes and restores rows when it recovers
 * and when another of its chains is reorganised.
 */
export async function reconcile({
  pool,
  facts,
  chainId,
  checkpoint,
  node,
  dueHours,
  finalizedBefore = -1,
}: {
  pool: Pool;
  facts: Facts;
  chainId: number;
  checkpoint: Checkpoint;
  node: ChainNode;
  /** Hours until a reinstated alert is due, by severity. */
  dueHours: TriageTerms["dueHours"];
  /** Retracted alerts up to this block were already checked after it became final; they stay as they are. */
  finalizedBefore?: number;
}): Promise<Reconciled> {
  const { rows } = await pool.query<Doubtful>(
    `SELECT * FROM (
       SELECT a.id, a.block_number, a.block_hash, a.retracted_at IS NOT NULL AS retracted,
         COALESCE(a.deadline < LEAST($4, c.deadlines_final_time), true) AS past, EXISTS (
         ${everyFact(facts, "1", "chain_id = $1 AND pos = a.pos AND block_hash = a.block_hash")}
       ) AS there
       FROM compliance.alert a LEFT JOIN compliance.chain c ON c.chain_id = a.chain_id
       WHERE a.chain_id = $1 AND a.finality = 'provisional' AND (a.retracted_at IS NULL OR (a.retraction = 'blockReplaced' AND a.block_number > $3))
     ) provisional
     WHERE CASE WHEN retracted THEN there ELSE NOT there OR (past AND block_number <= $2) END
     ORDER BY block_number LIMIT ${MOST_AT_ONCE}`,
    [chainId, checkpoint.finalizedBlock, finalizedBefore, checkpoint.finalizedTime],
  );
  if (rows.length === 0) return { retracted: 0, reinstated: 0, finalised: 0, waiting: 0 };

  const heights = [...new Set(rows.map((row) => Number(row.block_number)))];
  const hashes = await node.blockHashes(heights);
  const canonical = new Map(heights.map((height, index) => [height, hashes[index]]));

  const gone: string[] = [];
  const back: string[] = [];
  const sure: string[] = [];
  for (const { id, block_number, block_hash, retracted, there, past } of rows) {
    const hash = canonical.get(Number(block_number));
    if (!hash) continue;
    const canonicalBlock = hash === block_hash;
    if (retracted && canonicalBlock) back.push(id);
    if (!retracted && !canonicalBlock && !there) gone.push(id);
    if (!retracted && canonicalBlock && past && Number(block_number) <= checkpoint.finalizedBlock) sure.push(id);
  }
  const settled = {
    retracted: await retract(pool, gone),
    reinstated: await reinstate(pool, back, dueHours),
    finalised: await finalise(pool, sure),
  };
  return { ...settled, waiting: rows.length - gone.length - back.length - sure.length };
}
