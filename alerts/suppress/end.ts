import { and, eq, sql } from "drizzle-orm";
import type { Pool } from "pg";
import { createClient } from "../../database/client";
import { LOCKS } from "../../database/locks";
import { suppression } from "../../database/schema/index";
import type { RecordChange } from "../../operator-log/write";
import type { TriageTerms } from "../../settings/triage-terms";
import type { Principal } from "../triage/principal";
import { COVERING_SUPPRESSION } from "./covering";
import { IN_FORCE, type SuppressionRow } from "./suppressions";

/**
 * Ends a suppression early, in one transaction with the consequences: its active alerts are opened, notified and due
 * like new ones, except those covered by another active suppression, which stay suppressed under that one. Retracted
 * alerts stay retracted. Returns `unknown` if there is no such suppression, and `over` if it has ended or expired.
 */
export async function endSuppression({
  pool,
  id,
  by,
  dueHours,
  recordChange,
}: {
  pool: Pool;
  id: string;
  by: Principal;
  /** Hours until an opened alert is due, by severity. */
  dueHours: TriageTerms["dueHours"];
  recordChange?: RecordChange;
}): Promise<SuppressionRow | "unknown" | "over"> {
  return createClient(pool).transaction(
    async (tx) => {
      await tx.execute(sql`SELECT pg_advisory_xact_lock(${sql.raw(LOCKS.suppressionEnd.key)})`);
      // This waits for every evaluation that is storing alerts under the suppression …
      const [row] = await tx
        .update(suppression)
        .set({ endedAt: sql`now()`, endedBy: by.name })
        .where(and(eq(suppression.id, id), IN_FORCE))
        .returning();
      if (!row) return (await tx.$count(suppression, eq(suppression.id, id))) > 0 ? "over" : "unknown";
      // … and this separate statement has a later snapshot, so it sees what they stored.
      await tx.execute(sql`
        WITH held AS (
          SELECT a.id, other.id AS other FROM compliance.alert a
          LEFT JOIN LATERAL (${sql.raw(COVERING_SUPPRESSION)}) other ON true
          WHERE a.status = 'suppressed' AND a.suppressed_by = ${id} ORDER BY a.id FOR UPDATE OF a
        ), changed AS (
          UPDATE compliance.alert a SET suppressed_by = held.other, version = a.version + 1,
            status = CASE WHEN held.other IS NULL THEN 'open' ELSE 'suppressed' END,
            opened_at = CASE WHEN held.other IS NULL THEN now() ELSE a.opened_at END,
            due_at = CASE WHEN held.other IS NULL
              THEN now() + (${JSON.stringify(dueHours)}::jsonb ->> a.severity)::float8 * INTERVAL '1 hour' ELSE a.due_at END
          FROM held WHERE a.id = held.id RETURNING a.id, a.version, a.incarnation, a.notify, a.status, a.suppressed_by
        ), noted AS (
          INSERT INTO compliance.alert_history (alert_id, by, by_kind, by_id, change, version, "from", "to", note)
          SELECT id, ${by.name}, ${by.kind}, ${by.id}, CASE status WHEN 'open' THEN 'unsuppressed' ELSE 'suppressed' END, version,
            jsonb_build_object('status', 'suppressed', 'suppressedBy', ${id}::text),
            jsonb_build_object('status', status, 'suppressedBy', suppressed_by),
            CASE status WHEN 'open' THEN 'The suppression that held it back was ended before its time.'
              ELSE 'The suppression that held it back was ended before its time; another one in force covers it.' END
          FROM changed ORDER BY id
        )
        INSERT INTO compliance.outbox (event, alert_id, incarnation)
        SELECT 'alert.created', id, incarnation FROM changed WHERE notify AND status = 'open' ORDER BY id
        ON CONFLICT DO NOTHING`);
      await tx.execute(sql`SELECT pg_notify('compliance_outbox', '')`);
      await recordChange?.(tx, { changed: ["ended"] });
      return row;
    },
    { isolationLevel: "read committed" },
  );
}
