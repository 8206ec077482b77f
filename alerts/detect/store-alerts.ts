import { findRule } from "../rules/catalogue";
import type { Finding } from "../rules/finding";
import type { Query } from "../rules/pass";
import type { Ruleset } from "../rules/ruleset";
import { alertId } from "./identity";

/** Ids of the alerts that were not there before. */
export type Stored = { created: string[] };

const CHUNK = 500;

/**
 * Writes findings as alerts, with history and outbox, in the caller's transaction. An alert that is there already stays
 * as it is, also one that was retracted: that its event is seen again does not prove that its block is canonical, which
 * the reconciliation asks the node.
 */
export async function storeAlerts({
  query,
  chainId,
  ruleset,
  findings,
  finalizedBlock,
  goLiveBlock,
  rankOf,
}: {
  query: Query;
  chainId: number;
  ruleset: Ruleset;
  findings: readonly Finding[];
  finalizedBlock: number;
  goLiveBlock: number;
  rankOf: (subject: Finding["subject"]) => number;
}): Promise<Stored> {
  const rows = findings.map((finding) => {
    const rule = findRule(finding.ruleId)!;
    const { subject, summary, explanation, evidence, ruleId, ...about } = finding;
    const { pos, type, id, ...place } = subject;
    return {
      id: alertId({ ruleId, ruleVersion: rule.version, chainId, ...place }),
      ruleId,
      ruleName: rule.name,
      ruleVersion: rule.version,
      ruleset: ruleset.hash,
      parameters: ruleset.parametersOf(ruleId),
      severity: rule.severity,
      finality: subject.blockNumber > finalizedBlock ? "provisional" : "final",
      chainId,
      ...place,
      pos: pos.toString(),
      logRank: rankOf(subject),
      subjectType: type,
      subjectId: id,
      ...about,
      summary,
      explanation,
      evidence,
      notify: subject.blockNumber >= goLiveBlock,
    };
  });
  // One order for everybody, so that workers that meet wait for each other in turn.
  rows.sort((a, b) => (a.id < b.id ? -1 : 1));

  const stored: Stored = { created: [] };
  for (let start = 0; start < rows.length; start += CHUNK) {
    const chunk = rows.slice(start, start + CHUNK).map(inSnakeCase);
    const columns = Object.keys(chunk[0]!).join(", ");
    const written = await query<{ id: string }>(
      `WITH written AS (
         INSERT INTO compliance.alert (${columns})
         SELECT ${columns} FROM jsonb_populate_recordset(NULL::compliance.alert, $1::jsonb)
         ON CONFLICT (id) DO NOTHING
         RETURNING id, incarnation, notify
       ), told AS (
         INSERT INTO compliance.alert_history (alert_id, by, change, "to")
         SELECT id, 'system', 'created', '{"status": "open"}' FROM written
       ), queued AS (
         INSERT INTO compliance.outbox (event, alert_id, incarnation)
         SELECT 'alert.created', id, incarnation FROM written WHERE notify
       )
       SELECT id FROM written`,
      [JSON.stringify(chunk)],
    );
    stored.created.push(...written.map(({ id }) => id));
  }
  if (stored.created.length > 0) await query("SELECT pg_notify('compliance_outbox', '')", []);
  return stored;
}

const inSnakeCase = (row: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), value]),
  );
