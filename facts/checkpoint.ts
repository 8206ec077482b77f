import type { PoolClient } from "pg";
import type { Facts } from "./schema";

/** How far the indexer has come on a chain, in blocks whose facts are all there. */
export type Checkpoint = {
  latestBlock: number;
  /** Unix seconds. */
  latestTime: number;
  /** The chain's clock by which deadlines are judged: `latestTime`, or -1 while a block is indexed only in part. */
  clock: number;
  /** The newest block that no reorganisation reaches any more. */
  finalizedBlock: number;
  finalizedTime: number;
  /**
   * The newest block up to which facts never disappear, not even for a moment: with several chains, a reorganisation of
   * one makes the indexer take back and repeat rows of the others, also of final blocks. Never above `finalizedBlock`.
   */
  safeBlock: number;
  /** Unix seconds: no fact up to then disappears any more. */
  safeTime: number;
};

/** Before every block: the time of a block that is indexed only in part. */
const NO_TIME = -1;

type CheckpointRow = { chain_id: string } & Record<"latest" | "finalized" | "safe", string>;

/**
 * Reads the indexer's progress on a chain; undefined where it has none yet. `latestBlock` can go back, and can be ahead of
 * the rows while the indexer recovers.
 */
export async function readCheckpoint(
  client: Pick<PoolClient, "query">,
  facts: Facts,
  chainId: number,
): Promise<Checkpoint | undefined> {
  return (await readCheckpoints(client, facts)).get(chainId);
}

/** Reads the indexer's progress on each chain that it has progress on. */
export async function readCheckpoints(
  client: Pick<PoolClient, "query">,
  facts: Facts,
): Promise<ReadonlyMap<number, Checkpoint>> {
  const { rows } = await client.query<CheckpointRow>(
    `SELECT chain_id, latest_checkpoint AS latest, finalized_checkpoint AS finalized, safe_checkpoint AS safe
     FROM ${facts("_ponder_checkpoint")}`,
  );
  return new Map(rows.map((row) => [Number(row.chain_id), checkpointOf(row)]));
}

function checkpointOf(row: CheckpointRow): Checkpoint {
  const latest = decode(row.latest);
  const finalized = decode(row.finalized);
  const safe = decode(row.safe);
  return {
    latestBlock: latest.block,
    latestTime: latest.time,
    clock: latest.wholeTime,
    finalizedBlock: finalized.block,
    finalizedTime: finalized.wholeTime,
    safeBlock: Math.min(finalized.block, safe.block),
    safeTime: Math.min(finalized.wholeTime, safe.wholeTime),
  };
}

/**
 * 75 digits: timestamp 10, chain 16, block 16, transaction 16, kind of event 1, index 16. Short of the block's end (a
 * transaction number of all nines), the block before is the last whole one.
 */
function decode(checkpoint: string): { block: number; time: number; wholeTime: number } {
  const whole = checkpoint.slice(42, 58) === "9".repeat(16);
  const time = Number(checkpoint.slice(0, 10));
  return { block: Number(checkpoint.slice(26, 42)) - (whole ? 0 : 1), time, wholeTime: whole ? time : NO_TIME };
}
