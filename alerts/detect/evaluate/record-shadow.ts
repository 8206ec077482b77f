import { isPassing } from "../../../database/snapshot";
import type { Finding } from "../../rules/finding";
import type { EvaluationContext } from "../../rules/pass";
import type { Shadow } from "../../rules/shadow";
import { findingsOf } from "./find";
import { isLost } from "./isolate-failures";
import { recordRuleset } from "./record-ruleset";

/** Evaluates the shadow rules over the context's range and records their findings. A failure is only counted. */
export async function recordShadow(context: EvaluationContext, { ruleset, rules }: Shadow): Promise<void> {
  const { query, chainId, fromPos, toPos } = context;
  await recordRuleset(query, ruleset);
  await query("SAVEPOINT shadow", []);
  let findings: Finding[] = [];
  let failures = 0;
  try {
    findings = await findingsOf(context, rules);
    await query("RELEASE SAVEPOINT shadow", []);
  } catch (error) {
    if (isPassing(error) || isLost(error)) throw error;
    await query("ROLLBACK TO SAVEPOINT shadow", []);
    failures = 1;
  }
  await query(
    `INSERT INTO compliance.shadow AS s (chain_id, rule_id, ruleset, from_pos, to_pos, failures)
     SELECT $1, rule_id, $3, $4, $5, $6 FROM unnest($2::text[]) rule_id ORDER BY rule_id
     ON CONFLICT (chain_id, rule_id, ruleset) DO UPDATE SET from_pos = LEAST(s.from_pos, excluded.from_pos),
       to_pos = GREATEST(s.to_pos, excluded.to_pos), failures = s.failures + excluded.failures, updated_at = now()`,
    [chainId, rules, ruleset.hash, fromPos, toPos, failures],
  );
  if (findings.length === 0) return;
  await query(
    `INSERT INTO compliance.shadow_finding (chain_id, rule_id, ruleset, pos, block_hash, tx_hash, log_index, entry_index, headline, summary)
     SELECT $1, rule_id, $2, pos, block_hash, tx_hash, log_index, entry_index, headline, summary
     FROM jsonb_to_recordset($3::jsonb) AS f (rule_id text, pos bigint, block_hash text, tx_hash text, log_index integer,
       entry_index integer, headline text, summary text) ORDER BY rule_id, pos ON CONFLICT DO NOTHING`,
    [
      chainId,
      ruleset.hash,
      JSON.stringify(
        findings.map(({ ruleId, headline, summary, subject }) => ({
          rule_id: ruleId,
          pos: subject.pos.toString(),
          block_hash: subject.blockHash,
          tx_hash: subject.txHash,
          log_index: subject.logIndex,
          entry_index: subject.entryIndex,
          headline,
          summary,
        })),
      ),
    ],
  );
}
