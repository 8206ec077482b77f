import type { Deadline, Query } from "../../rules/pass";
import type { Ruleset } from "../../rules/ruleset";

/**
 * Stores deadlines until they are decided, with the ruleset whose parameters decide them. Deadlines that the rule has
 * already set with the same version and parameters stay as they are. If an undecided deadline of the same fact
 * notifies, a silent re-evaluation keeps it notifying; otherwise it would find the alert first and swallow the
 * notification.
 */
export async function recordDeadlines({
  query,
  chainId,
  ruleset,
  notify,
  deadlines,
}: {
  query: Query;
  chainId: number;
  ruleset: Ruleset;
  notify: boolean;
  deadlines: readonly Deadline[];
}): Promise<void> {
  if (deadlines.length === 0) return;
  await query(
    `INSERT INTO compliance.deadline (chain_id, rule_id, pos, block_hash, due_time, ruleset, notify)
     SELECT $1, d.rule_id, d.pos, d.block_hash, d.due_time, $2, $3 OR EXISTS (
       SELECT FROM compliance.deadline k WHERE k.chain_id = $1 AND k.rule_id = d.rule_id AND k.pos = d.pos
         AND k.block_hash = d.block_hash AND k.decided_at IS NULL AND k.notify)
     FROM unnest($4::text[], $5::bigint[], $6::text[], $7::bigint[]) AS d (rule_id, pos, block_hash, due_time)
     WHERE NOT EXISTS (
       SELECT FROM compliance.deadline k JOIN compliance.ruleset r ON r.hash = k.ruleset
       WHERE k.chain_id = $1 AND k.rule_id = d.rule_id AND k.pos = d.pos AND k.block_hash = d.block_hash
         AND k.due_time = d.due_time AND r.rules @> ($8::jsonb -> d.rule_id))
     ORDER BY d.rule_id, d.pos, d.due_time ON CONFLICT DO NOTHING`,
    [
      chainId,
      ruleset.hash,
      notify,
      deadlines.map(({ ruleId }) => ruleId),
      deadlines.map(({ pos }) => pos.toString()),
      deadlines.map(({ blockHash }) => blockHash),
      deadlines.map(({ dueTime }) => dueTime),
      JSON.stringify(
        Object.fromEntries(
          [...new Set(deadlines.map(({ ruleId }) => ruleId))].map((id) => [id, decisive(ruleset, id)]),
        ),
      ),
    ],
  );
}

/** The parts of a ruleset that decide a rule's deadlines. */
const decisive = ({ content, clockToleranceSeconds }: Ruleset, ruleId: string) => [
  ...content.filter(({ id }) => id === ruleId),
  { parameters: { toleranceSeconds: clockToleranceSeconds } },
];
