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
  /** Still to be decided. */
  waiting: number;
};

type Doubtful = {
  id: string;
  block_number: string;
  block_hash: string;
  retracted: boolean;
  there: boolean;
  /** Its deadline, where it has one, was decided by facts that can no longer change. */
  past: boolean;
};

const MOST_AT_ONCE = 5_000;

/**
 * Settles provisional alerts: retracted where the chain has another block at the height, reinstated where it has the
 * alert's own again, final where it has that and it can no longer change. The node says which block is canonical: that
 * facts are missing, or there again, proves nothing, since the indexer takes rows back and repeats them when it recovers
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
  /** How soon what is reinstated is due. */
  dueHours: TriageTerms["dueHours"];
  /** Retracted alerts up to this block were looked at when it was final already: they stay as they are. */
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
    const own = hash === block_hash;
    if (retracted && own) back.push(id);
    if (!retracted && !own && !there) gone.push(id);
    if (!retracted && own && past && Number(block_number) <= checkpoint.finalizedBlock) sure.push(id);
  }
  const settled = {
    retracted: await retract(pool, gone),
    reinstated: await reinstate(pool, back, dueHours),
    finalised: await finalise(pool, sure),
  };
  return { ...settled, waiting: rows.length - gone.length - back.length - sure.length };
}
