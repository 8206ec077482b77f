import type { Pool } from "pg";
import type { Backtest, Difference } from "../../database/schema/backtest-result";
import { blockOf } from "../../facts/position";
import { type Facts, resolveFacts } from "../../facts/schema";
import { everyFact } from "../../facts/tables";

const EXAMPLES = 10;

/** What a shadow rule found beside the live rule's alerts, and over which part of the chain. */
export type ShadowReport = Backtest & { ruleset: string; startedAt: string; updatedAt: string; failures: number };

/**
 * Compares the findings of a shadow rule with the live rule's active alerts in the same part of the chain. Findings in
 * replaced blocks are ignored, as are retracted alerts.
 */
export async function readShadows(pool: Pool, ruleId: string, viewsSchema = "chain"): Promise<ShadowReport[]> {
  const facts = await resolveFacts(pool, viewsSchema);
  const { rows } = await pool.query<{
    chain_id: number;
    ruleset: string;
    from_pos: string;
    to_pos: string;
    failures: number;
    started_at: Date;
    updated_at: Date;
  }>("SELECT * FROM compliance.shadow WHERE rule_id = $1 ORDER BY started_at DESC, chain_id", [ruleId]);
  return Promise.all(
    rows.map(async (row) => {
      const { rows: compared } = await pool.query<Compared>(comparison(facts), [
        row.chain_id,
        ruleId,
        row.ruleset,
        row.from_pos,
        row.to_pos,
      ]);
      const added = compared.filter(({ live, trial }) => trial && !live);
      const dropped = compared.filter(({ live, trial }) => live && !trial);
      return {
        chainId: row.chain_id,
        ruleId,
        ruleset: row.ruleset,
        startedAt: row.started_at.toISOString(),
        updatedAt: row.updated_at.toISOString(),
        failures: row.failures,
        current: compared.filter(({ live }) => live).length,
        candidate: compared.filter(({ trial }) => trial).length,
        added: added.length,
        dropped: dropped.length,
        examples: {
          added: added.slice(0, EXAMPLES).map(exampleOf(ruleId)),
          dropped: dropped.slice(0, EXAMPLES).map(exampleOf(ruleId)),
        },
      };
    }),
  );
}

type Compared = {
  live: boolean;
  trial: boolean;
  headline: string;
  summary: string;
  explanation: string | null;
  pos: string;
  tx_hash: string;
  log_index: number;
  entry_index: number;
};

/** Values: chain id, rule, shadow ruleset, fromPos, toPos. */
const comparison = (facts: Facts) => `
SELECT a.id IS NOT NULL AS live, f.pos IS NOT NULL AS trial, COALESCE(a.headline, f.headline) AS headline,
  COALESCE(a.summary, f.summary) AS summary, a.explanation, COALESCE(a.pos, f.pos) AS pos, COALESCE(a.tx_hash, f.tx_hash) AS tx_hash,
  COALESCE(a.log_index, f.log_index) AS log_index, COALESCE(a.entry_index, f.entry_index) AS entry_index
FROM (SELECT * FROM compliance.alert WHERE chain_id = $1 AND rule_id = $2 AND pos > $4::bigint AND pos <= $5::bigint
  AND retracted_at IS NULL AND duplicate_of IS NULL) a
FULL JOIN (SELECT * FROM compliance.shadow_finding s WHERE chain_id = $1 AND rule_id = $2 AND ruleset = $3
  AND EXISTS (${everyFact(facts, "1", "chain_id = $1 AND pos = s.pos AND block_hash = s.block_hash")})) f
  ON f.pos = a.pos AND f.block_hash = a.block_hash
ORDER BY pos`;

const exampleOf =
  (ruleId: string) =>
  ({ headline, summary, explanation, pos, tx_hash, log_index, entry_index }: Compared): Difference => ({
    ruleId,
    headline,
    summary,
    explanation: explanation ?? "",
    pos,
    blockNumber: Number(blockOf(BigInt(pos))),
    txHash: tx_hash,
    logIndex: log_index,
    entryIndex: entry_index,
  });
