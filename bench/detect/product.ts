/** The product's way, measured: its follower cuts ranges, its workers evaluate them, set by set. */
import type { Pool } from "pg";
import type { Anvil } from "../../devnet/anvil";
import type { RunningProcess } from "../../devnet/processes";
import { blockEnd } from "../../src/position";
import { peakMemory } from "../memory";
import { CHAIN_ID } from "./fact-lines";
import { setIndexed } from "./load";
import type { Slice } from "./slice";
import { startBenchWorker } from "./worker-settings";

export type ProductMeasure = {
  /** Accesses evaluated in the time that was measured. */
  accesses: number;
  seconds: number;
  /** Accesses a second. */
  rate: number;
  /** Alerts of those accesses, by rule. */
  alerts: Record<string, number>;
  /** Most resident memory of the worker process, bytes. */
  peakMemory: number;
};

export type ProductOptions = {
  pool: Pool;
  databaseUrl: string;
  redisUrl?: string;
  anvil: Anvil;
  /** The anvil's block 0, which stands for the chain that the history is said to come from. */
  genesisHash: string;
  slice: Slice;
  rangeSize: number;
  concurrency: number;
};

/** Evaluates the slice and checks that every access of it has its verdict. */
export async function measureProduct(options: ProductOptions): Promise<ProductMeasure> {
  const { pool, databaseUrl, redisUrl, anvil, genesisHash, slice, rangeSize, concurrency } = options;
  const { before, warm, last, measured } = slice;
  await pool.query(
    `INSERT INTO compliance.chain (chain_id, go_live_block, anchor_block, anchor_hash, evaluated_pos)
     VALUES ($1, 0, 0, $2, $3)`,
    [CHAIN_ID, genesisHash, blockEnd(BigInt(before.block))],
  );
  await setIndexed(pool, warm);
  const worker = startBenchWorker("worker.ts", { databaseUrl, redisUrl, rpcUrl: anvil.rpcUrl, rangeSize, concurrency });
  try {
    await evaluated(pool, worker, blockEnd(BigInt(warm.block)));
    const started = performance.now();
    await setIndexed(pool, last);
    await pool.query("SELECT pg_notify('chain_live_query', '')");
    await evaluated(pool, worker, blockEnd(BigInt(last.block)));
    const seconds = (performance.now() - started) / 1000;
    await requireVerdicts(pool, slice);
    return {
      accesses: measured,
      seconds,
      rate: measured / seconds,
      alerts: await alertsAfter(pool, blockEnd(BigInt(warm.block))),
      peakMemory: peakMemory(worker.pid),
    };
  } finally {
    await worker.stop();
  }
}

async function evaluated(pool: Pool, worker: RunningProcess, pos: bigint): Promise<void> {
  await worker.waitUntil(
    async () => {
      const { rows } = await pool.query("SELECT FROM compliance.chain WHERE chain_id = $1 AND evaluated_pos >= $2", [
        CHAIN_ID,
        pos,
      ]);
      return rows.length > 0;
    },
    { timeoutMs: 3_600_000, everyMs: 20 },
  );
}

async function requireVerdicts(pool: Pool, { before, last }: Slice): Promise<void> {
  const { rows } = await pool.query<{ missing: number; errors: number }>(
    `SELECT count(*) FILTER (WHERE v.pos IS NULL)::int AS missing, count(*) FILTER (WHERE v.consent = 'error')::int AS errors
     FROM chain.access a LEFT JOIN compliance.verdict v ON v.chain_id = a.chain_id AND v.pos = a.pos
     WHERE a.chain_id = $1 AND a.pos > $2::bigint AND a.pos <= $3::bigint`,
    [CHAIN_ID, blockEnd(BigInt(before.block)), blockEnd(BigInt(last.block))],
  );
  const { rows: failures } = await pool.query<{ count: number }>(
    "SELECT count(*)::int AS count FROM compliance.rule_error",
  );
  const { missing, errors } = rows[0]!;
  const failed = failures[0]!.count;
  if (missing + errors + failed > 0)
    throw new Error(
      `${missing} accesses have no verdict, ${errors} could not be judged, ${failed} times a rule failed.`,
    );
}

async function alertsAfter(pool: Pool, pos: bigint): Promise<Record<string, number>> {
  const { rows } = await pool.query<{ rule_id: string; count: number }>(
    "SELECT rule_id, count(*)::int AS count FROM compliance.alert WHERE pos > $1 GROUP BY rule_id ORDER BY rule_id",
    [pos],
  );
  return Object.fromEntries(rows.map(({ rule_id, count }) => [rule_id, count]));
}
