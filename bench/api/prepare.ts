/** Prepares a database as it looks after years: facts, a verdict on every access, alerts that people have worked on. */
import type { Pool } from "pg";
import type { Anvil } from "../../devnet/anvil";
import { connectDevelopmentNode } from "../../devnet/node";
import { CHAIN_ID } from "../detect/fact-lines";
import { sizesFor } from "../detect/history";
import { loadHistory, setIndexed } from "../detect/load";
import { startBenchWorker } from "../detect/worker-settings";

export type Prepared = { accesses: number; consents: number; alerts: number };

/** Generates the history and evaluates it with the product's own worker. */
export async function prepare(
  { pool, databaseUrl, anvil }: { pool: Pool; databaseUrl: string; anvil: Anvil },
  { accesses, seed, violations }: { accesses: number; seed: number; violations: number },
  say: (text: string) => void,
): Promise<Prepared> {
  say(`Generating a history of ${accesses} accesses.`);
  const loaded = await loadHistory(pool, databaseUrl, {
    ...{ accesses, sizes: sizesFor(accesses), seed, violations },
    ...{ rate: 13, blockSeconds: 5, campaigns: 1 },
  });
  await setIndexed(pool, loaded.last);
  const genesisHash = (await (await connectDevelopmentNode(anvil)).head()).hash;
  await pool.query(
    `INSERT INTO compliance.chain (chain_id, go_live_block, anchor_block, anchor_hash, evaluated_pos)
     VALUES ($1, $3, 0, $2, -1)`,
    [CHAIN_ID, genesisHash, loaded.last.block + 1],
  );
  say("Judging it.");
  const worker = startBenchWorker("worker.ts", {
    ...{ databaseUrl, rpcUrl: anvil.rpcUrl, rangeSize: 20_000, concurrency: 2 },
  });
  try {
    await worker.waitUntil(async () => (await verdictsUpTo(pool)) >= loaded.last.block, {
      timeoutMs: 3_600_000,
      everyMs: 500,
    });
  } finally {
    await worker.stop();
  }
  await work(pool);
  for (const table of ["alert", "verdict", "alert_history"]) await pool.query(`VACUUM (ANALYZE) compliance.${table}`);
  return counted(pool);
}

/** Returns the complete result of an earlier run of the same size; null if there is none. */
export async function preparedBefore(pool: Pool, accesses: number): Promise<Prepared | null> {
  const { rows } = await pool.query(
    "SELECT to_regclass('compliance.alert') AS alert, to_regclass('chain.access') AS access",
  );
  if (rows[0].alert === null || rows[0].access === null) return null;
  const { rowCount } = await pool.query("SELECT FROM compliance.alert WHERE assignee IS NOT NULL LIMIT 1");
  const prepared = await counted(pool);
  if (rowCount === 1 && prepared.accesses === accesses) return prepared;
  throw new Error("The directory contains another or an incomplete history. Remove it, or choose another directory.");
}

async function counted(pool: Pool): Promise<Prepared> {
  const { rows } = await pool.query<Prepared>(
    `SELECT (SELECT count(*)::int FROM chain.access) AS accesses, (SELECT count(*)::int FROM chain.consent) AS consents,
       (SELECT count(*)::int FROM compliance.alert) AS alerts`,
  );
  return rows[0]!;
}

/** Returns the block up to which everything is evaluated. */
async function verdictsUpTo(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ block: string }>(
    "SELECT evaluated_pos >> 27 AS block FROM compliance.chain WHERE chain_id = $1",
    [CHAIN_ID],
  );
  return Number(rows[0]?.block ?? -1);
}

/**
 * Simulates the work on alerts: each was detected a second after its block, most have been worked on by forty people,
 * some for days, and most breaches have been assessed.
 */
async function work(pool: Pool): Promise<void> {
  await pool.query(
    `UPDATE compliance.alert SET detected_at = to_timestamp(block_time + 1), opened_at = to_timestamp(block_time + 1), due_at = to_timestamp(block_time + 1) + (due_at - detected_at)`,
  );
  await pool.query(
    `UPDATE compliance.alert SET version = version + 1, assignee = 'officer ' || (log_index + entry_index) % 40,
       status = CASE (block_number + entry_index) % 8 WHEN 0 THEN 'open' WHEN 1 THEN 'acknowledged' WHEN 2 THEN 'investigating' ELSE 'resolved' END,
       outcome = CASE WHEN (block_number + entry_index) % 8 > 2
         THEN (ARRAY['confirmed_violation', 'policy_exception', 'false_positive'])[1 + block_number % 3] END,
       acknowledged_at = CASE WHEN (block_number + entry_index) % 8 > 0 THEN detected_at + make_interval(mins => (block_number % 600)::int) END,
       resolved_at = CASE WHEN (block_number + entry_index) % 8 > 2 THEN detected_at + make_interval(mins => (600 + block_number % 9000)::int) END
     WHERE (block_number + log_index) % 10 < 8`,
  );
  await pool.query(
    `UPDATE compliance.alert SET breach_individuals_due_at = detected_at + INTERVAL '60 days',
       breach_authority_due_at = detected_at + INTERVAL '72 hours',
       breach_assessment = CASE WHEN block_number % 10 > 0 THEN
         jsonb_build_object('notifiable', block_number % 2 = 0, 'note', 'Assessed.', 'by', assignee, 'at', detected_at) END
     WHERE outcome = 'confirmed_violation'`,
  );
}
