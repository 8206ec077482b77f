/** The product's way, measured: its follower cuts ranges, its workers evaluate them, set by set. */
import type { Pool } from "pg";
import type { Anvil } from "../../devnet/anvil";
import type { RunningProcess } from "../../devnet/processes";
import { peakMemory } from "../memory";
import { countEvaluated, type EvaluatedCount } from "./evaluated";
import { CHAIN_ID } from "./fact-lines";
import type { Slice } from "./slice";
import { startBenchWorker } from "./worker-settings";

export type ProductMeasure = {
  /** Accesses evaluated in the time that was measured. */
  accesses: number;
  seconds: number;
  /** Accesses a second. */
  rate: number;
  /** Alerts of the whole slice, by rule. */
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

/**
 * Evaluates the slice and checks that every access of it has its verdict. The clock starts once the warm-up is evaluated:
 * what is under way by then on the other connections counts as done, so that the rate is rather too low than too high.
 */
export async function measureProduct(options: ProductOptions): Promise<ProductMeasure> {
  const { pool, databaseUrl, redisUrl, anvil, genesisHash, slice, rangeSize, concurrency } = options;
  await pool.query(
    `INSERT INTO compliance.chain (chain_id, go_live_block, anchor_block, anchor_hash, evaluated_pos)
     VALUES ($1, 0, 0, $2, $3)`,
    [CHAIN_ID, genesisHash, slice.from],
  );
  const evaluated = await countEvaluated(pool, slice);
  const worker = startBenchWorker("worker.ts", { databaseUrl, redisUrl, rpcUrl: anvil.rpcUrl, rangeSize, concurrency });
  try {
    const atStart = await reach(worker, evaluated, Math.max(slice.warmUp, 1));
    const started = performance.now();
    await reach(worker, evaluated, slice.accesses);
    const seconds = (performance.now() - started) / 1000;
    const accesses = slice.accesses - atStart - (concurrency - 1) * rangeSize;
    await requireVerdicts(pool, slice);
    return {
      ...{ accesses, seconds, rate: accesses / seconds },
      alerts: await alertsOf(pool),
      peakMemory: peakMemory(worker.pid),
    };
  } finally {
    await worker.stop();
  }
}

/** Waits until so many accesses are evaluated; answers how many were then. */
async function reach(worker: RunningProcess, evaluated: EvaluatedCount, wanted: number): Promise<number> {
  let count = 0;
  await worker.waitUntil(
    async () => {
      count = await evaluated();
      return count >= wanted;
    },
    { timeoutMs: 3_600_000, everyMs: 20 },
  );
  return count;
}

async function requireVerdicts(pool: Pool, { from, to }: Slice): Promise<void> {
  const { rows } = await pool.query<{ missing: number; errors: number }>(
    `SELECT count(*) FILTER (WHERE v.pos IS NULL)::int AS missing, count(*) FILTER (WHERE v.consent = 'error')::int AS errors
     FROM chain.access a LEFT JOIN compliance.verdict v ON v.chain_id = a.chain_id AND v.pos = a.pos
     WHERE a.chain_id = $1 AND a.pos > $2::bigint AND a.pos <= $3::bigint`,
    [CHAIN_ID, from, to],
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

async function alertsOf(pool: Pool): Promise<Record<string, number>> {
  const { rows } = await pool.query<{ rule_id: string; count: number }>(
    "SELECT rule_id, count(*)::int AS count FROM compliance.alert GROUP BY rule_id ORDER BY rule_id",
  );
  return Object.fromEntries(rows.map(({ rule_id, count }) => [rule_id, count]));
}
