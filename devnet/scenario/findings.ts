/** Reads the monitor's results for a chain from its own tables. */
import type { Pool, PoolClient } from "pg";
import { inTransaction } from "../../database/transaction";
import { blockEnd } from "../../facts/position";

/** An active alert: found, and not retracted. */
export type StandingAlert = {
  chainId: number;
  ruleId: string;
  blockNumber: number;
  blockHash: string;
  txHash: string;
  logIndex: number;
  entryIndex: number;
};

/** A block of the canonical chain with events. */
export type EventBlock = { number: number; hash: string };

export type Findings = {
  alerts: StandingAlert[];
  /** Number of blocks that are not evaluated yet. */
  pending: number;
  /** Number of active alerts on blocks that are not on the canonical chain. */
  vanished: number;
  /** Whether every deadline that has passed by the chain's clock was evaluated since `since`. */
  deadlinesDecided: boolean;
};

/** Error codes of a table or schema that is not made yet. */
const NOT_YET = new Set(["42P01", "3F000", "3D000"]);

async function rows<Row>(database: Pool | PoolClient, sql: string, values: unknown[]): Promise<Row[]> {
  return (await database.query(sql, values)).rows as Row[];
}

/** What `read` answers, or `otherwise` while the tables are not made. */
async function onceMade<Answer>(otherwise: Answer, read: () => Promise<Answer>): Promise<Answer> {
  try {
    return await read();
  } catch (error) {
    if (NOT_YET.has((error as { code?: string }).code ?? "")) return otherwise;
    throw error;
  }
}

/** The newest block that the indexer has seen, empty ones too; -1 before its backfill is done. */
export function indexedBlock(pool: Pool, chainId: number): Promise<number> {
  return onceMade(-1, async () => {
    // The block's number is the third part of Ponder's checkpoint: 10 digits of time, 16 of chain, 16 of block.
    const [row] = await rows<{ block: number }>(
      pool,
      "SELECT substr(latest_checkpoint, 27, 16)::float8 AS block FROM chain._ponder_checkpoint WHERE chain_id = $1",
      [chainId],
    );
    return row?.block ?? -1;
  });
}

/** A text that changes whenever the monitor gets on with any of its chains. */
export function progressOfAll(pool: Pool): Promise<string> {
  return onceMade("", async () => {
    const [row] = await rows<{ progress: string }>(
      pool,
      `SELECT concat((SELECT string_agg(latest_checkpoint, ' ' ORDER BY chain_id) FROM chain._ponder_checkpoint), ' ',
                     (SELECT count(*) FROM compliance.evaluated_block), ' ',
                     (SELECT sum(evaluated_pos) FROM compliance.chain)) AS progress`,
      [],
    );
    return row?.progress ?? "";
  });
}

/** Which deadlines have passed and are not decided for good, and how far they were looked at. */
async function areDeadlinesDecided(
  database: PoolClient,
  chainId: number,
  { clock, since }: DeadlinesAsked,
): Promise<boolean> {
  const [row] = await rows<{ decided: boolean }>(
    database,
    `SELECT c.deadlines_time >= $2 AND c.deadlines_at > $3 OR NOT EXISTS (
       SELECT FROM compliance.deadline d WHERE d.chain_id = $1 AND d.decided_at IS NULL AND d.due_time < $2) AS decided
     FROM compliance.chain c WHERE c.chain_id = $1`,
    [chainId, clock, since],
  );
  return row?.decided ?? false;
}

/** The chain's clock, in Unix seconds, and a moment of the database's own: when all else was judged. */
export type DeadlinesAsked = { clock: number; since: Date };

/**
 * Compares the monitor's state with the chain's. Nothing is left to do once `pending` and `vanished` are 0 and the
 * deadlines are decided: every event on the chain was evaluated, and no alert is on a removed one. Everything is read
 * from one snapshot, so that alerts and evaluation progress agree.
 */
export async function readFindings({
  pool,
  chainId,
  blocks,
  deadlines,
}: {
  pool: Pool;
  chainId: number;
  blocks: readonly EventBlock[];
  deadlines: DeadlinesAsked;
}): Promise<Findings> {
  const nothing: Findings = { alerts: [], pending: blocks.length, vanished: 0, deadlinesDecided: false };
  const work = async (database: PoolClient): Promise<Findings> => {
    const deadlinesDecided = await areDeadlinesDecided(database, chainId, deadlines);
    const [cursor] = await rows<{ pos: string }>(
      database,
      "SELECT evaluated_pos::text AS pos FROM compliance.chain WHERE chain_id = $1",
      [chainId],
    );
    const evaluated = await rows<{ key: string }>(
      database,
      "SELECT block_number || ' ' || block_hash AS key FROM compliance.evaluated_block WHERE chain_id = $1",
      [chainId],
    );
    const alerts = await rows<StandingAlert>(
      database,
      `SELECT chain_id AS "chainId", rule_id AS "ruleId", block_number::float8 AS "blockNumber", block_hash AS "blockHash",
                tx_hash AS "txHash", log_index AS "logIndex", entry_index AS "entryIndex"
           FROM compliance.alert WHERE chain_id = $1 AND retracted_at IS NULL ORDER BY pos, rule_id`,
      [chainId],
    );
    const evaluatedPos = cursor ? BigInt(cursor.pos) : -1n;
    const atTip = new Set(evaluated.map(({ key }) => key));
    const canonical = new Set(blocks.map(({ number, hash }) => `${number} ${hash}`));
    return {
      alerts,
      deadlinesDecided,
      pending: blocks.filter(
        ({ number, hash }) => blockEnd(BigInt(number)) > evaluatedPos && !atTip.has(`${number} ${hash}`),
      ).length,
      vanished: alerts.filter(({ blockNumber, blockHash }) => !canonical.has(`${blockNumber} ${blockHash}`)).length,
    };
  };
  return onceMade(nothing, () => inTransaction(pool, work, { isolation: "REPEATABLE READ", readOnly: true }));
}
