import type { Pool, PoolClient } from "pg";
import type { RetractionReason } from "../../../database/schema/index";
import { inTransaction } from "../../../database/transaction";
import type { TriageTerms } from "../../../settings/triage-terms";
import { COVERING_SUPPRESSION } from "../../suppress/covering";

const RETRACTION_NOTES: Record<RetractionReason, string> = {
  blockReplaced: "The chain replaced the block that held it.",
  answered: "What came up to the deadline, as the chain has it now, answers it.",
};

/**
 * SQL for whether an endpoint was notified of this incarnation of the alert, be it only because a person asked for it
 * (`announceOpen`). Then it is also notified of what becomes of the alert.
 */
const wasAnnounced = (alert: string, incarnation = `${alert}.incarnation`) =>
  `EXISTS (SELECT FROM compliance.delivery told WHERE told.alert_id = ${alert}.id AND told.type = 'alert.created'
     AND told.incarnation = ${incarnation})`;

/**
 * Retracts alerts and notifies those who were notified of them; suppressed alerts and alerts found as duplicates were
 * not. Reopens duplicates of a retracted alert, because no other alert represents their event. Returns the number of
 * alerts retracted.
 */
export async function retract(
  pool: Pool,
  ids: readonly string[],
  because: RetractionReason = "blockReplaced",
): Promise<number> {
  if (ids.length === 0) return 0;
  return changing(pool, async (client) => {
    await client.query(
      "SELECT FROM compliance.alert WHERE id = ANY($1) OR duplicate_of = ANY($1) ORDER BY id FOR UPDATE",
      [ids],
    );
    const { rows } = await client.query(
      `WITH before AS (
         SELECT id, status FROM compliance.alert
         WHERE id = ANY($1) AND retracted_at IS NULL AND finality = 'provisional' ORDER BY id FOR UPDATE
       ), retracted AS (
         UPDATE compliance.alert a SET status = 'retracted', retracted_at = now(), retraction = $2,
           version = a.version + 1
         FROM before WHERE a.id = before.id RETURNING a.id, a.version, a.incarnation, before.status
       ), told AS (
         INSERT INTO compliance.alert_history (alert_id, by, change, version, "from", "to", note)
         SELECT id, 'system', 'retracted', version, jsonb_build_object('status', status), '{"status": "retracted"}',
           $3::text FROM retracted
       ), queued AS (
         INSERT INTO compliance.outbox (event, alert_id, incarnation, retraction)
         SELECT 'alert.retracted', id, incarnation, $2 FROM retracted WHERE EXISTS (
           SELECT FROM compliance.outbox told WHERE told.alert_id = retracted.id AND told.event = 'alert.created'
             AND told.incarnation = retracted.incarnation
         ) OR ${wasAnnounced("retracted")}
       )
       SELECT id FROM retracted`,
      [ids, because, RETRACTION_NOTES[because]],
    );
    await reopenDuplicates(
      client,
      rows.map(({ id }) => id),
    );
    return rows.length;
  });
}

async function reopenDuplicates(client: PoolClient, ids: readonly string[]): Promise<void> {
  await client.query(
    `WITH before AS (
       SELECT id, duplicate_of FROM compliance.alert
       WHERE duplicate_of = ANY($1) AND retracted_at IS NULL ORDER BY id FOR UPDATE
     ), reopened AS (
       UPDATE compliance.alert a SET status = 'open', outcome = NULL, duplicate_of = NULL, acknowledged_at = NULL,
         resolved_at = NULL, version = a.version + 1
       FROM before WHERE a.id = before.id RETURNING a.id, a.version, a.incarnation, a.notify, before.duplicate_of
     ), noted AS (
       INSERT INTO compliance.alert_history (alert_id, by, change, version, "from", "to", note)
       SELECT id, 'system', 'reopened', version,
         jsonb_build_object('status', 'resolved', 'outcome', 'duplicate', 'duplicateOf', duplicate_of),
         '{"status": "open", "outcome": null, "duplicateOf": null}', 'The alert that it repeats was retracted.'
       FROM reopened
     )
     INSERT INTO compliance.outbox (event, alert_id, incarnation, version)
     SELECT 'alert.updated', id, incarnation, version FROM reopened WHERE notify OR ${wasAnnounced("reopened")}`,
    [ids],
  );
}

/**
 * Reinstates retracted alerts whose block is canonical again, or whose deadline passed unanswered after all, and
 * notifies them again. An alert that was suppressed is suppressed again if an active suppression covers it; a duplicate
 * is closed again if its original is active; the others are open and due as if found now. Returns the number of alerts
 * reinstated.
 */
export async function reinstate(
  pool: Pool,
  ids: readonly string[],
  dueHours: TriageTerms["dueHours"],
): Promise<number> {
  if (ids.length === 0) return 0;
  return changing(pool, async (client) => {
    const held = await shareSuppressions(client, ids);
    const { rows } = await client.query(
      `WITH before AS (
         SELECT a.id, a.retraction AS was, a.suppressed_by, EXISTS (SELECT FROM compliance.alert original
           WHERE original.id = a.duplicate_of AND (original.retracted_at IS NULL OR original.id = ANY($1))) AS duplicate
         FROM compliance.alert a WHERE a.id = ANY($1) AND a.retracted_at IS NOT NULL ORDER BY a.id FOR UPDATE OF a
       ), covered AS (
         SELECT * FROM unnest($2::text[], $3::text[]) AS covered (id, suppression)
       ), becoming AS (
         SELECT before.id, was, suppression, duplicate, CASE WHEN duplicate THEN 'resolved'
           WHEN suppressed_by IS NOT NULL AND suppression IS NOT NULL THEN 'suppressed' ELSE 'open' END AS status
         FROM before LEFT JOIN covered ON covered.id = before.id
       ), reinstated AS (
         UPDATE compliance.alert a SET outcome = CASE WHEN becoming.duplicate THEN a.outcome END,
           duplicate_of = CASE WHEN becoming.duplicate THEN a.duplicate_of END,
           resolved_at = CASE WHEN becoming.duplicate THEN a.resolved_at END,
           retracted_at = NULL, retraction = NULL, notified_at = NULL, acknowledged_at = NULL,
           breach_individuals_due_at = NULL, breach_authority_due_at = NULL, breach_assessment = NULL,
           suppressed_by = CASE WHEN a.suppressed_by IS NOT NULL THEN becoming.suppression END,
           status = becoming.status, incarnation = a.incarnation + 1, version = a.version + 1,
           opened_at = CASE becoming.status WHEN 'open' THEN now() ELSE a.opened_at END,
           due_at = CASE becoming.status
             WHEN 'open' THEN now() + ($4::jsonb ->> a.severity)::float8 * INTERVAL '1 hour' ELSE a.due_at END
         FROM becoming WHERE a.id = becoming.id
         RETURNING a.id, a.version, a.incarnation, a.notify, a.status, a.suppressed_by, becoming.was
       ), told AS (
         INSERT INTO compliance.alert_history (alert_id, by, change, version, "from", "to", note)
         SELECT id, 'system', 'reinstated', version, '{"status": "retracted"}',
           jsonb_strip_nulls(jsonb_build_object('status', status, 'suppressedBy', suppressed_by)),
           CASE was WHEN 'answered' THEN 'Its deadline passed without an answer after all.' ELSE 'The chain has the block that held it again.' END
           FROM reinstated
       ), queued AS (
         INSERT INTO compliance.outbox (event, alert_id, incarnation)
         SELECT 'alert.created', id, incarnation FROM reinstated WHERE status = 'open' AND (notify OR ${wasAnnounced("reinstated", "reinstated.incarnation - 1")})
       )
       SELECT id FROM reinstated`,
      [ids, held.map(({ id }) => id), held.map(({ suppression }) => suppression), JSON.stringify(dueHours)],
    );
    return rows.length;
  });
}

/**
 * Share-locks the active suppressions that cover those alerts that were suppressed, so that none ends before the
 * transaction does. Must run before the alerts are locked, in the order in which ending a suppression takes its locks.
 */
async function shareSuppressions(client: PoolClient, ids: readonly string[]) {
  const { rows } = await client.query<{ id: string; suppression: string }>(
    `SELECT a.id, s.id AS suppression FROM compliance.alert a
     CROSS JOIN LATERAL (${COVERING_SUPPRESSION} FOR SHARE) s
     WHERE a.id = ANY($1) AND a.suppressed_by IS NOT NULL`,
    [ids],
  );
  return rows;
}

/**
 * Marks alerts as final and notifies endpoints that wait for finality. Their versions stay the same: nothing that a person
 * decides by has changed. Returns the number of alerts.
 */
export async function finalise(pool: Pool, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0;
  return changing(pool, async (client) => {
    const { rows } = await client.query(
      `WITH before AS (
         SELECT id FROM compliance.alert
         WHERE id = ANY($1) AND retracted_at IS NULL AND finality = 'provisional' ORDER BY id FOR UPDATE
       ), final AS (
         UPDATE compliance.alert a SET finality = 'final'
         FROM before WHERE a.id = before.id RETURNING a.id, a.version, a.incarnation, a.notify AND a.status <> 'suppressed' AND a.duplicate_of IS NULL AS notify
       ), told AS (
         INSERT INTO compliance.alert_history (alert_id, by, change, version, "from", "to")
         SELECT id, 'system', 'finalised', version, '{"finality": "provisional"}', '{"finality": "final"}' FROM final
       ), queued AS (
         INSERT INTO compliance.outbox (event, alert_id, incarnation)
         SELECT 'alert.finalised', id, incarnation FROM final WHERE notify ON CONFLICT DO NOTHING
       )
       SELECT id FROM final`,
      [ids],
    );
    return rows.length;
  });
}

/** Runs `work` in one transaction, and wakes the relay where it changed any alert. */
function changing(pool: Pool, work: (client: PoolClient) => Promise<number>): Promise<number> {
  return inTransaction(pool, async (client) => {
    const count = await work(client);
    if (count > 0) await client.query("SELECT pg_notify('compliance_outbox', '')");
    return count;
  });
}
