import type { Facts } from "../../../facts/schema";
import { everyFact } from "../../../facts/tables";
import type { Subject } from "../../rules/finding";
import type { Query } from "../../rules/pass";

/**
 * Returns, for each subject, the number of earlier logs of its transaction that produced facts. Unlike the log index in
 * the block, it is the same in whichever block the transaction is mined.
 */
export async function logRanks(
  { query, facts, chainId }: { query: Query; facts: Facts; chainId: number },
  subjects: readonly Subject[],
): Promise<(subject: Subject) => number> {
  if (subjects.length === 0) return () => 0;
  const positions = subjects.map(({ pos }) => pos).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  // The logs of a transaction are in one block, so starting at the first subject's block is early enough.
  const rows = await query<{ block_number: string; tx_hash: string; log_index: number }>(
    everyFact(
      facts,
      "block_number, tx_hash, log_index",
      "chain_id = $1 AND pos >= ($2::bigint >> 27) << 27 AND pos <= $3::bigint AND tx_hash = ANY($4::text[])",
    ),
    [chainId, positions[0], positions.at(-1), [...new Set(subjects.map(({ txHash }) => txHash))]],
  );
  const logs = new Map<string, Set<number>>();
  for (const row of rows) {
    const key = `${row.block_number} ${row.tx_hash}`;
    logs.set(key, (logs.get(key) ?? new Set()).add(row.log_index));
  }
  return ({ blockNumber, txHash, logIndex }) =>
    [...(logs.get(`${blockNumber} ${txHash}`) ?? [])].filter((index) => index < logIndex).length;
}
