import { and, eq, sql } from "drizzle-orm";
import type { Pool } from "pg";
import { createClient } from "../../database/client";
import { suppression } from "../../database/schema/index";
import type { RecordChange } from "../../operator-log/write";
import type { TriageTerms } from "../../settings/triage-terms";
import type { Principal } from "../triage/principal";
import { COVERING_SUPPRESSION } from "./covering";
import { IN_FORCE, type SuppressionRow } from "./suppressions";

/** One suppression is ended at a time, so that an alert is never moved to one that somebody else is just ending. */
const END_LOCK = sql`hashtextextended('consentry.suppression.end', 0)`;

/**
 * Ends a suppression before its time, in one transaction with what follows: the alerts that it suppressed and that stand
 * are open, told and due like new ones, but those that another suppression in force covers stay suppressed under that one.
 * What the chain has retracted stays retracted. Answers `unknown` where there is none of this id, and `over` where it is
 * ended or has expired.
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
  /** How soon what is opened is due. */
  dueHours: TriageTerms["dueHours"];
  recordChange?: RecordChange;
}): Promise<SuppressionRow | "unknown" | "over"> {
  return createClient(pool).transaction(
    async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(${END_LOCK})`);
      // This waits for every evaluation that is storing alerts under the suppression …
      const [row] = await tx
        .update(suppression)
        .set({ endedAt: sql`now()`, endedBy: by.name })
        .where(and(eq(suppression.id, id), IN_FORCE))
        .returning();
      if (!row) return (await tx.$count(suppression, eq(suppression.id, id))) > 0 ? "over" : "unknown";
      // … and this, as a statement of its own that is not in the same snapshot, sees what they stored.
      await tx.execute(sql`
        with held as (
          select a.id, other.id as other from compliance.alert a
          left join lateral (${sql.raw(COVERING_SUPPRESSION)}) other on true
          where a.status = 'suppressed' and a.suppressed_by = ${id} order by a.id for update of a
        ), changed as (
          update compliance.alert a set suppressed_by = held.other, version = a.version + 1,
            status = case when held.other is null then 'open' else 'suppressed' end,
            opened_at = case when held.other is null then now() else a.opened_at end,
            due_at = case when held.other is null
              then now() + (${JSON.stringify(dueHours)}::jsonb ->> a.severity)::float8 * interval '1 hour' else a.due_at end
          from held where a.id = held.id returning a.id, a.version, a.incarnation, a.notify, a.status, a.suppressed_by
        ), noted as (
          insert into compliance.alert_history (alert_id, by, by_kind, by_id, change, version, "from", "to", note)
          select id, ${by.name}, ${by.kind}, ${by.id}, case status when 'open' then 'unsuppressed' else 'suppressed' end, version,
            jsonb_build_object('status', 'suppressed', 'suppressedBy', ${id}::text),
            jsonb_build_object('status', status, 'suppressedBy', suppressed_by),
            case status when 'open' then 'The suppression that held it back was ended before its time.'
              else 'The suppression that held it back was ended before its time; another one in force covers it.' end
          from changed order by id
        )
        insert into compliance.outbox (event, alert_id, incarnation)
        select 'alert.created', id, incarnation from changed where notify and status = 'open' order by id
        on conflict do nothing`);
      await tx.execute(sql`select pg_notify('compliance_outbox', '')`);
      await recordChange?.(tx, { changed: ["ended"] });
      return row;
    },
    { isolationLevel: "read committed" },
  );
}
