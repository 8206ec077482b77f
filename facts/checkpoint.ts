import type { PoolClient } from "pg";
import type { Facts } from "./schema";

/** The indexer's progress on a chain. Every block it names is fully indexed. */
export type Checkpoint = {
  latestBlock: number;
  /** Unix seconds. */
  latestTime: number;
  /** Chain time for judging deadlines: `latestTime`, or -1 while a block is only partly indexed. */
  clock: number;
  /** The newest finalized block; no reorganisation reaches it any more. */
  finalizedBlock: number;
  finalizedTime: number;
  /**
   * The newest safe block: facts up to it never disappear, not even briefly. With several chains, a reorganisation of
   * one makes the indexer remove and re-index rows of the others, including rows of finalized blocks. Never above
   * `finalizedBlock`.
   */
  safeBlock: number;
  /** Unix seconds. Facts up to this time never disappear. */
  safeTime: number;
};

/** The time of a block that is only partly indexed; it lies before every block. */
const NO_TIME = -1;

type CheckpointRow = { chain_id: string } & Record<"latest" | "finalized" | "safe", string>;

/**
 * Reads the indexer's progress on a chain, or `undefined` if it has none yet. `latestBlock` can move back, and can be
 * ahead of the rows while the indexer recovers.
 */
export async function readCheckpoint(
  client: Pick<PoolClient, "query">,
  facts: Facts,
  chainId: number,
): Promise<Checkpoint | undefined> {
  return (await readCheckpoints(client, facts)).get(chainId);
}

/** Reads the indexer's progress on every chain that has any. */
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
 * Decodes a checkpoint of 75 digits: timestamp 10, chain 16, block 16, transaction 16, event kind 1, index 16. A
 * checkpoint inside a block (its transaction number is not all nines) makes the previous block the last whole one.
 */
function decode(checkpoint: string): { block: number; time: number; wholeTime: number } {
  const whole = checkpoint.slice(42, 58) === "9".repeat(16);
  const time = Number(checkpoint.slice(0, 10));
  return { block: Number(checkpoint.slice(26, 42)) - (whole ? 0 : 1), time, wholeTime: whole ? time : NO_TIME };
}
