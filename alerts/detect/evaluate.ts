import type { Pool, PoolClient } from "pg";
import { blockEnd, blockOf, blockStart } from "../../src/position";
import { passes } from "../rules/catalogue";
import type { Finding } from "../rules/finding";
import type { Query } from "../rules/pass";
import type { Ruleset } from "../rules/ruleset";
import { type Checkpoint, readCheckpoint } from "./checkpoint";
import { everyFact, FACT_TABLES } from "./fact-tables";
import { type Facts, resolveFacts } from "./facts";
import { logRanks } from "./log-rank";
import { inSnapshot } from "./snapshot";
import { type Stored, storeAlerts } from "./store-alerts";

export type EvaluateOptions = {
  pool: Pool;
  chainId: number;
  /** The range is `(fromPos, toPos]`; whole blocks above what is final. */
  fromPos: bigint;
  toPos: bigint;
  ruleset: Ruleset;
  /** Schema of the views on the facts, or of the facts themselves. Default `chain`. */
  viewsSchema?: string;
};

export type Evaluated = Stored;

/** Nothing is indexed on the chain yet: all that there may be is provisional. */
const NOTHING: Checkpoint = { latestBlock: -1, latestTime: 0, finalizedBlock: -1, finalizedTime: 0, settledBlock: -1 };

/**
 * Decides every rule for the facts of a range, in one transaction over one snapshot: verdicts, alerts, outbox, and the
 * note that the range is evaluated. May be repeated, run concurrently, and given ranges in any order and cut.
 */
export async function evaluateRange(options: EvaluateOptions): Promise<Evaluated> {
  const { pool, chainId, fromPos, toPos, ruleset, viewsSchema = "chain" } = options;
  return inSnapshot(pool, async (client) => {
    const query = queryOn(client);
    const facts = await resolveFacts(client, viewsSchema);
    // All at once and in the indexer's own order: so the two may wait for each other, but never both.
    await client.query(
      `LOCK TABLE ${[...FACT_TABLES, "_ponder_checkpoint"].map(facts).join(", ")} IN ACCESS SHARE MODE`,
    );
    const checkpoint = (await readCheckpoint(client, facts, chainId)) ?? NOTHING;
    const head = { blockNumber: checkpoint.latestBlock, time: checkpoint.latestTime };
    const findings: Finding[] = [];
    for (const pass of passes)
      findings.push(...(await pass.evaluate({ query, facts, chainId, fromPos, toPos, head, ruleset, store: true })));
    const stored = await storeAlerts({
      query,
      chainId,
      ruleset,
      findings,
      finalizedBlock: checkpoint.finalizedBlock,
      goLiveBlock: await readGoLiveBlock(query, chainId),
      rankOf: await logRanks(
        { query, facts, chainId },
        findings.map(({ subject }) => subject),
      ),
    });
    await noteEvaluated({ query, facts, chainId, fromPos, toPos, ruleset, settledBlock: checkpoint.settledBlock });
    return stored;
  });
}

const queryOn =
  (client: PoolClient): Query =>
  async <Row>(sql: string, values: readonly unknown[]) =>
    (await client.query(sql, [...values])).rows as Row[];

async function readGoLiveBlock(query: Query, chainId: number): Promise<number> {
  const rows = await query<{ go_live_block: string }>(
    "SELECT go_live_block FROM compliance.chain WHERE chain_id = $1",
    [chainId],
  );
  return Number(rows[0]?.go_live_block ?? 0);
}

/**
 * What can no longer change is noted as covered, by positions; what can, by the hashes of the blocks that the snapshot
 * held in full.
 */
async function noteEvaluated({
  query,
  facts,
  chainId,
  fromPos,
  toPos,
  ruleset,
  settledBlock,
}: Omit<EvaluateOptions, "pool"> & { query: Query; facts: Facts; settledBlock: number }): Promise<void> {
  const settledPos = blockEnd(BigInt(settledBlock));
  const coveredTo = toPos < settledPos ? toPos : settledPos;
  if (coveredTo > fromPos)
    await query(
      `INSERT INTO compliance.coverage (chain_id, ruleset, from_pos, to_pos) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
      [chainId, ruleset.hash, fromPos, coveredTo],
    );
  if (toPos <= settledPos) return;
  const firstWhole = fromPos < 0n ? 0n : blockOf(fromPos) + 1n;
  const lastWhole = blockEnd(blockOf(toPos)) === toPos ? blockOf(toPos) : blockOf(toPos) - 1n;
  const fromBlock = firstWhole > BigInt(settledBlock) ? firstWhole : BigInt(settledBlock) + 1n;
  if (lastWhole < fromBlock) return;
  await query(
    `WITH seen AS (
       SELECT DISTINCT block_number, block_hash FROM (
         ${everyFact(facts, "block_number, block_hash", "chain_id = $1 AND pos >= $2::bigint AND pos <= $3::bigint")}
       ) fact
     ), gone AS (
       DELETE FROM compliance.evaluated_block e USING seen
       WHERE e.chain_id = $1 AND e.block_number = seen.block_number AND e.block_hash <> seen.block_hash
     )
     INSERT INTO compliance.evaluated_block (chain_id, block_number, block_hash, ruleset)
     SELECT $1, block_number, block_hash, $4 FROM seen ORDER BY block_number
     ON CONFLICT DO NOTHING`,
    [chainId, blockStart(fromBlock), blockEnd(lastWhole), ruleset.hash],
  );
}
