import { effectiveTimeOf } from "../../../facts/effective-time";
import { findRule } from "../../rules/catalogue";
import type { Finding } from "../../rules/finding";
import type { Query } from "../../rules/pass";
import type { Ruleset } from "../../rules/ruleset";
import { COVERING_SUPPRESSION } from "../../suppress/covering";
import { alertId } from "./alert-id";
import { holdWatermark } from "./commit-watermark";

/** What the log says of a new alert: nothing about a patient. */
export type CreatedAlert = { id: string; ruleId: string; severity: string; chainId: number; blockNumber: number };

/** The newly created alerts. */
export type Stored = { created: CreatedAlert[] };

const CHUNK = 500;

/** The active alert of the newest earlier version of the same rule for the same fact. */
const EARLIER_VERSION = `SELECT e.id FROM compliance.alert e
  WHERE e.tx_hash = a.tx_hash AND e.rule_id = a.rule_id AND e.log_index = a.log_index AND e.entry_index = a.entry_index
    AND e.chain_id = a.chain_id AND e.block_hash = a.block_hash AND e.rule_version < a.rule_version AND e.retracted_at IS NULL
  ORDER BY e.rule_version DESC LIMIT 1`;

/**
 * Stores findings as alerts, with history and outbox rows, in the caller's transaction. Existing alerts stay as they
 * are, even retracted ones: seeing the event again does not prove that its block is canonical. Reconciliation asks the
 * node.
 *
 * Suppressed alerts notify nobody. Neither does an alert that an earlier version of its rule has already found: it is
 * closed as a duplicate, so that people's work on the earlier one stands.
 */
export async function storeAlerts({
  query,
  chainId,
  ruleset,
  findings,
  finalizedBlock,
  finalizedTime,
  goLiveBlock,
  rankOf,
}: {
  query: Query;
  chainId: number;
  ruleset: Ruleset;
  findings: readonly Finding[];
  finalizedBlock: number;
  /** Unix seconds. */
  finalizedTime: number;
  goLiveBlock: number;
  rankOf: (subject: Finding["subject"]) => number;
}): Promise<Stored> {
  const rows = findings.map((finding) => {
    const rule = findRule(finding.ruleId)!;
    const { subject, headline, summary, explanation, evidence, ruleId, deadline, ...about } = finding;
    const { pos, type, id, ...place } = subject;
    return {
      id: alertId({ ruleId, ruleVersion: rule.version, chainId, ...place }),
      ruleId,
      ruleName: rule.name,
      ruleVersion: rule.version,
      ruleset: ruleset.hash,
      parameters: ruleset.parametersOf(ruleId),
      severity: rule.severity,
      finality:
        subject.blockNumber > finalizedBlock || (deadline !== undefined && deadline >= finalizedTime)
          ? "provisional"
          : "final",
      deadline: deadline ?? null,
      chainId,
      ...place,
      pos: pos.toString(),
      logRank: rankOf(subject),
      subjectType: type,
      subjectId: id,
      ...about,
      happenedAt: happenedAt(finding, ruleset.clockToleranceSeconds),
      headline,
      summary,
      explanation,
      evidence,
      notify: subject.blockNumber >= goLiveBlock,
    };
  });
  // A fixed order, so that concurrent workers wait for each other instead of deadlocking.
  rows.sort((a, b) => (a.id < b.id ? -1 : 1));

  await holdWatermark(query);
  const stored: Stored = { created: [] };
  for (let start = 0; start < rows.length; start += CHUNK) {
    const chunk = inSnakeCase(rows.slice(start, start + CHUNK));
    const columns = Object.keys(chunk[0]!).map((name) => `a.${name}`);
    const written = await query<{ id: string; rule_id: string; severity: string; block_number: string }>(
      `WITH written AS (
         INSERT INTO compliance.alert (${Object.keys(chunk[0]!).join(", ")}, detected_at, opened_at, duplicate_of, outcome, suppressed_by, due_at, status)
         SELECT ${columns.join(", ")}, statement_timestamp(), statement_timestamp(), earlier.id, CASE WHEN earlier.id IS NOT NULL THEN 'duplicate' END, s.id,
           statement_timestamp() + ($2::jsonb ->> a.severity)::float8 * INTERVAL '1 hour',
           CASE WHEN earlier.id IS NOT NULL THEN 'resolved' WHEN s.id IS NOT NULL THEN 'suppressed' ELSE 'open' END
         FROM jsonb_populate_recordset(NULL::compliance.alert, $1::jsonb) a
         LEFT JOIN LATERAL (${EARLIER_VERSION}) earlier ON true
         LEFT JOIN LATERAL (${COVERING_SUPPRESSION} FOR SHARE) s ON earlier.id IS NULL
         ON CONFLICT (id) DO NOTHING
         RETURNING id, rule_id, severity, block_number, detected_at, incarnation, notify, status, duplicate_of, suppressed_by
       ), told AS (
         INSERT INTO compliance.alert_history (alert_id, at, by, change, version, "to", note)
         SELECT id, detected_at, 'system', 'created', 1,
           jsonb_strip_nulls(jsonb_build_object('status', status, 'duplicateOf', duplicate_of, 'suppressedBy', suppressed_by)),
           CASE WHEN duplicate_of IS NOT NULL THEN 'An earlier version of the rule found the same.' END FROM written
       ), queued AS (
         INSERT INTO compliance.outbox (event, alert_id, incarnation)
         SELECT 'alert.created', id, incarnation FROM written WHERE notify AND status = 'open'
       )
       SELECT id, rule_id, severity, block_number FROM written`,
      [JSON.stringify(chunk), JSON.stringify(ruleset.triage.dueHours)],
    );
    for (const { id, rule_id: ruleId, severity, block_number } of written)
      stored.created.push({ id, ruleId, severity, chainId, blockNumber: Number(block_number) });
  }
  if (stored.created.length > 0) await query("SELECT pg_notify('compliance_outbox', '')", []);
  return stored;
}

/** Returns when the subject happened, in Unix seconds: by the clock that its rule went by. */
function happenedAt({ occurredAt, subject: { blockTime } }: Finding, toleranceSeconds: number): number {
  if (occurredAt === null) return blockTime;
  return effectiveTimeOf({ occurred_at: String(occurredAt), block_time: String(blockTime) }, toleranceSeconds);
}

/** Converts the keys of rows to column names. All rows must have the same keys. */
function inSnakeCase(rows: readonly Record<string, unknown>[]): Record<string, unknown>[] {
  const names = Object.keys(rows[0]!).map((name) => ({
    name,
    column: name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
  }));
  return rows.map((row) => Object.fromEntries(names.map(({ name, column }) => [column, row[name]])));
}
