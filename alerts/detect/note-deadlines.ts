import type { Deadline, Query } from "../rules/pass";

/** Keeps deadlines until they are decided; what is kept already stays as it is. */
export async function noteDeadlines({
  query,
  chainId,
  notify,
  deadlines,
}: {
  query: Query;
  chainId: number;
  notify: boolean;
  deadlines: readonly Deadline[];
}): Promise<void> {
  if (deadlines.length === 0) return;
  await query(
    `INSERT INTO compliance.deadline (chain_id, rule_id, pos, block_hash, due_time, notify)
     SELECT $1, d.rule_id, d.pos, d.block_hash, d.due_time, $2
     FROM unnest($3::text[], $4::bigint[], $5::text[], $6::bigint[]) AS d (rule_id, pos, block_hash, due_time)
     ORDER BY d.rule_id, d.pos, d.due_time ON CONFLICT DO NOTHING`,
    [
      chainId,
      notify,
      deadlines.map(({ ruleId }) => ruleId),
      deadlines.map(({ pos }) => pos.toString()),
      deadlines.map(({ blockHash }) => blockHash),
      deadlines.map(({ dueTime }) => dueTime),
    ],
  );
}
